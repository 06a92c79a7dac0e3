/**
 * Makes texts comparable before anyone reads meaning into them: one Unicode form, plain single spaces, nothing
 * invisible, and placeholders such as {@code N/A} turned into what they mean, no value.
 */
@NullMarked
package io.customerhub.cleanse;

import org.jspecify.annotations.NullMarked;
