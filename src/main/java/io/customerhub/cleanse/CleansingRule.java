package io.customerhub.cleanse;

import io.customerhub.record.Rule;

/** What cleansing may do to any text, whatever its type, in the order in which it does. */
public enum CleansingRule implements Rule {
    /** UTF-8 that was read as another encoding. */
    ENCODING(
            "cleanse.encoding",
            "The text is UTF-8 that was read as windows-1252 or GBK, once or several times; it is read again, and only"
                    + " where the repair leads back to the same text and leaves letters that belong together."),
    /** Control characters. */
    CONTROL(
            "cleanse.control",
            "Control characters (Unicode category Cc) and noncharacters are no text; half of a surrogate pair becomes"
                    + " U+FFFD."),
    /** Zero-width characters. */
    INVISIBLE(
            "cleanse.invisible",
            "Zero-width characters, soft hyphens and byte order marks are not seen; joiners stay where Arabic and Indic"
                    + " spelling needs them (RFC 5892, appendix A)."),
    /** Marks of direction. */
    DIRECTION(
            "cleanse.direction",
            "Marks of writing direction (UAX #9) come from the screen a text was copied from and are not part of it."),
    /** Spaces. */
    SPACE(
            "cleanse.space",
            "Every kind of space and line break becomes one plain space (White_Space in Unicode), none at the ends."),
    /** Composition. */
    COMPOSITION(
            "cleanse.composition",
            "The text is composed (Unicode Normalization Form C, UAX #15), so that equal texts are equal strings."),
    /** No value. */
    PLACEHOLDER(
            "cleanse.placeholder",
            "The text is one that people and programs write where they know no value; the lists and the rules for runs of"
                    + " keys stand in placeholders.txt. The raw text stays."),
    /** Junk. */
    JUNK(
            "cleanse.junk",
            "The text is one character repeated or a run of neighbouring keys, typed to get past a required field. The raw"
                    + " text stays.");

    private final String code;
    private final String reason;

    CleansingRule(String code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String reason() {
        return reason;
    }
}
