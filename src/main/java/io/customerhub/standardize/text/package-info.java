/** Widths of letters and lists of words: what several standardizers need to look at characters. */
@NullMarked
package io.customerhub.standardize.text;

import org.jspecify.annotations.NullMarked;
