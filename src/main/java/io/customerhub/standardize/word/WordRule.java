package io.customerhub.standardize.word;

import io.customerhub.record.Rule;

/** How a text becomes one of a few values. */
public enum WordRule implements Rule {
    /** By the map. */
    MAP("word.map", "The mapping's map says what the text means; it goes before all words."),
    /** By a word. */
    WORD("word.word", "The text is a word for this value in one of many languages, and for no other value in any.");

    private final String code;
    private final String reason;

    WordRule(String code, String reason) {
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
