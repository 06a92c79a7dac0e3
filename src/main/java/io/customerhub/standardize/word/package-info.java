/** Words that stand for one of a few values, such as a gender or yes and no, in many languages. What the lists do not know is refused, never guessed. */
@NullMarked
package io.customerhub.standardize.word;

import org.jspecify.annotations.NullMarked;
