package io.customerhub.standardize.organization;

import io.customerhub.record.Rule;

/** What the type of organizations' names may do to a text. */
public enum OrganizationRule implements Rule {
    /** Plain width. */
    WIDTH("organization.width", "Full-width letters, digits and signs become plain ones (Unicode block FF00)."),
    /** Sensible case. */
    CASE(
            "organization.case",
            "A name in capitals or in small letters only gets a capital at the beginning of each word; what looks like an"
                    + " abbreviation stays in capitals, the legal form is written as the law does, and a name with both"
                    + " cases is never changed."),
    /** The legal form. */
    LEGAL_FORM(
            "organization.legal-form",
            "The legal form is recognised and told apart in its usual short form (ISO 20275 and the companies' acts)."),
    /** Another name. */
    TRADING_NAME(
            "organization.trading-name",
            "What stands after t/a, d/b/a, o/a or their words, or in brackets at the end, is the name under which the"
                    + " organization trades, unless it is a place or a word such as 'formerly'."),
    /** The key. */
    MATCH_KEY(
            "organization.match-key",
            "Case, accents, width, spaces, legal form and filler words such as 'the', 'group' and 'holding' go, for names"
                    + " to be compared by.");

    private final String code;
    private final String reason;

    OrganizationRule(String code, String reason) {
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
