package io.customerhub.standardize.crossfield;

import io.customerhub.record.AttributeValue;

/** Looks at some attributes of a record together. Prepared once per mapping; safe for several threads. */
interface CrossFieldCheck {

    /**
     * Puts issues on attributes and fills missing ones.
     *
     * @param values the standardized attributes in the order of the mapping; only what has something to be said is replaced
     */
    void apply(AttributeValue[] values);
}
