package io.customerhub.standardize.phone;

import io.customerhub.record.Rule;

/** What may be done to the text of a phone number. */
public enum PhoneRule implements Rule {
    /** Full-width signs. */
    WIDTH("phone.width", "Full-width digits and signs are read as plain ones."),
    /** A Chinese word before the extension. */
    EXTENSION("phone.extension", "A Chinese word for extension (转, 分机, 内线) before its digits is read as 'ext.'."),
    /** A word behind the number. */
    LABEL(
            "phone.label",
            "A word behind the number that says which line it is (mobile, 家, fax) becomes the part label."),
    /** The first of several. */
    FIRST(
            "phone.first-of-several",
            "Of several whole numbers the first is the value, the part other_numbers has the rest."),
    /** Letters of a keypad. */
    LETTERS("phone.letters", "Letters in a company's service number are the digits on their keys (ITU-T E.161)."),
    /** The standard form. */
    E164(
            "phone.e164",
            "The number in the form of ITU-T E.164, as libphonenumber reads it in the region of the record: with country"
                    + " code, without prefixes that are only dialled at home.");

    private final String code;
    private final String reason;

    PhoneRule(String code, String reason) {
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
