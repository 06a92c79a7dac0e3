package io.customerhub.cleanse;

import io.customerhub.record.Rule;

/** What cleansing may do to any text, whatever its type. */
public enum CleansingRule implements Rule {
    /** Characters that nobody sees. */
    CHARACTERS(
            "cleanse.characters",
            "Control and zero-width characters and byte order marks go, every kind of space becomes one plain space, and"
                    + " the text is composed (Unicode Normalization Form C, UAX #15)."),
    /** No value. */
    PLACEHOLDER("cleanse.placeholder", "The text is one that people and programs write where they know no value.");

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
