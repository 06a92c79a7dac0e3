package io.customerhub.record;

/**
 * One thing that cleansing or standardization may do to a text, so that a steward can be told what was done and why. The
 * rules of a type are the constants of an enum in its package.
 */
public interface Rule {

    /** The stable code: type and rule, such as {@code name.case}; never given a second meaning. */
    String code();

    /** One sentence: what the rule does and on what ground, with its source where there is one. */
    String reason();

    /** Counts up when the rule starts to give other values; 1 at first. */
    default int version() {
        return 1;
    }
}
