/**
 * How people and systems spell a value: the realistic dirt of the sample world. Each class takes a true value and a
 * random source and returns what somebody typed.
 */
@NullMarked
package io.customerhub.sample.spelling;

import org.jspecify.annotations.NullMarked;
