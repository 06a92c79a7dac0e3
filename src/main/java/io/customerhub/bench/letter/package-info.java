/**
 * Measures the work on dead letters in a store of any size, which it makes: letters of several streams, causes that are as
 * unequal as causes are, and the times of everything that a person looks at.
 */
@NullMarked
package io.customerhub.bench.letter;

import org.jspecify.annotations.NullMarked;
