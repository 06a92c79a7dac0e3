package io.customerhub.standardize.language;

import io.customerhub.record.Rule;

/** How a text becomes a language. */
public enum LanguageRule implements Rule {
    /** By its tag. */
    TAG(
            "language.tag",
            "The text is a language tag; it is written as BCP 47 recommends: language in small letters, script with a capital,"
                    + " region in capitals (RFC 5646, 2.1.1)."),
    /** By an old or longer code. */
    ALIAS(
            "language.alias",
            "ISO 639-2 and ISO 639-3 codes and withdrawn ones become the shortest code of today (RFC 5646, 2.2.1; aliases of"
                    + " Unicode CLDR 48)."),
    /** By its name. */
    NAME("language.name", "The text is a name of one language only, in the field's language or any (Unicode CLDR 48).");

    private final String code;
    private final String reason;

    LanguageRule(String code, String reason) {
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
