/** The names and codes of languages. What the lists do not know is refused, never guessed. */
@NullMarked
package io.customerhub.standardize.language;

import org.jspecify.annotations.NullMarked;
