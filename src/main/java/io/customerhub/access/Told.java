package io.customerhub.access;

/** An answer to a change that says more than figures; what is kept with the operation is its outcome. */
public interface Told {

    /** The figures to be kept; no value of any record. */
    Outcome outcome();
}
