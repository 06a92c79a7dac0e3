package io.customerhub.standardize.currency;

import io.customerhub.record.Rule;

/** How a text becomes a currency. */
public enum CurrencyRule implements Rule {
    /** By its code. */
    CODE("currency.code", "The text is a code of ISO 4217, of letters or of three digits."),
    /** By a word or sign that several share. */
    SHARED(
            "currency.shared",
            "Several currencies share this word or sign; the record's region says which one it is there."),
    /** By its sign. */
    SIGN("currency.sign", "The text is a sign or short word of one currency only."),
    /** By its name. */
    NAME("currency.name", "The text is a name of one currency only, in the field's language or any (Unicode CLDR 48).");

    private final String code;
    private final String reason;

    CurrencyRule(String code, String reason) {
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
