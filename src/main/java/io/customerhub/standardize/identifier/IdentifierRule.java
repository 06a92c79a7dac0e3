package io.customerhub.standardize.identifier;

import io.customerhub.record.Rule;

/** What the types of identifiers may do to a text. */
public enum IdentifierRule implements Rule {
    /** Capitals, no separators. */
    WRITTEN(
            "identifier.written",
            "Letters become capitals, and what people put between the characters of a number goes, so that one number is"
                    + " written in one way only."),
    /** The country before it. */
    VAT_PREFIX(
            "vat-id.prefix",
            "The number is right in the record's region, so the country's letters stand before it, as VIES writes it."),
    /** The letters of Greece. */
    VAT_GREECE("vat-id.greece", "Greek VAT numbers begin with EL, not GR (Directive 2006/112/EC, article 215)."),
    /** One language. */
    VAT_SWITZERLAND(
            "vat-id.switzerland",
            "TVA and IVA after a Swiss number are MWST in other languages, so they are written alike (UIDG, SR 431.03)."),
    /** Fifteen digits. */
    RESIDENT_EIGHTEEN(
            "resident-id.eighteen",
            "A number of 15 digits gets the century 19 and its check character (GB 11643-1999).");

    private final String code;
    private final String reason;

    IdentifierRule(String code, String reason) {
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
