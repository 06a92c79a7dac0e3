package io.customerhub.record;

/** How far a value can be trusted after standardization. */
public enum Validity {
    /** It follows the rules of its type. */
    VALID,
    /** Its form is right, but it is not known to exist. */
    POSSIBLE,
    /** It can be read in more than one way, so it was not decided. */
    AMBIGUOUS,
    /** It breaks the rules of its type. */
    INVALID,
    /** There is no value, or only a placeholder. */
    MISSING
}
