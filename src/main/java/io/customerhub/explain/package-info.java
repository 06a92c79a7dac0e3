/**
 * What each code of the hub means and what to do about it, and what each type and rule does and on what ground. The texts
 * of codes are data, so that they can be read, translated and held against the program by a test; those of types and
 * rules come from their own catalogs.
 */
@NullMarked
package io.customerhub.explain;

import org.jspecify.annotations.NullMarked;
