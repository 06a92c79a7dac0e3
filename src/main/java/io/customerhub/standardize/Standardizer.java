package io.customerhub.standardize;

import io.customerhub.record.StandardValue;

/**
 * Makes the standard value of one text. Safe for use by several threads; the same text and context always give the same
 * value. Bad text is an answer (invalid, ambiguous, missing), never an exception.
 */
@FunctionalInterface
public interface Standardizer {

    /**
     * The standard value of a text.
     *
     * @param text cleansed, never empty
     * @param context what the record says of itself
     */
    StandardValue standardize(String text, RecordContext context);
}
