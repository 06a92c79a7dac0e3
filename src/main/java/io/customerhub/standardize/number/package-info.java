/** Reads numbers as people of different regions write them, and the currencies beside them. */
@NullMarked
package io.customerhub.standardize.number;

import org.jspecify.annotations.NullMarked;
