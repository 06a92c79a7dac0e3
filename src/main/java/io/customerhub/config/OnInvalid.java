package io.customerhub.config;

/** What happens to a value that breaks the rules of its type. There is no silent drop. */
public enum OnInvalid {
    /** The raw text stays beside an issue; the value stays out of matching and golden records. The default. */
    KEEP,
    /** The value is left empty beside an issue; the raw text is in the raw layer only. */
    BLANK,
    /** The whole record becomes a dead letter. */
    REJECT
}
