/**
 * What each code of the hub means and what to do about it. The texts are data, so that they can be read, translated and
 * held against the program by a test.
 */
@NullMarked
package io.customerhub.explain;

import org.jspecify.annotations.NullMarked;
