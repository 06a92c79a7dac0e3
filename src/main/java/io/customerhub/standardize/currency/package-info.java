/** The names, signs and numbers of currencies, for fields that hold nothing else. What the lists do not know is refused, never guessed. */
@NullMarked
package io.customerhub.standardize.currency;

import org.jspecify.annotations.NullMarked;
