/** How numbers that identify are written and checked, and those of China: what every type of identifier builds on. */
@NullMarked
package io.customerhub.standardize.identifier;

import org.jspecify.annotations.NullMarked;
