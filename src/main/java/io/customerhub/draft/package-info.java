/**
 * Drafts the files of a new source system from a sample of it. It guesses by names and by values, says that it guessed, and
 * leaves out what a sample cannot prove.
 */
@NullMarked
package io.customerhub.draft;

import org.jspecify.annotations.NullMarked;
