package io.customerhub.standardize.email;

import io.customerhub.record.Rule;

/** What may be done to the text of an e-mail address. */
public enum EmailRule implements Rule {
    /** The address in a link. */
    MAILTO("email.mailto", "The address of a mailto: link (RFC 6068) is taken out of it, without subject and body."),
    /** The name beside the address. */
    DISPLAY_NAME(
            "email.display-name",
            "In 'Name <address>' (RFC 5322, 3.4) the address is the value and the name the part display_name."),
    /** Full-width letters. */
    WIDTH(
            "email.width",
            "A text written in full-width letters only is read as its half-width one, and a full-width @ as @; where both"
                    + " widths are mixed the address is refused and the half-width one suggested."),
    /** The case of the domain. */
    DOMAIN_CASE(
            "email.domain-case",
            "The domain is written in small letters, because its case means nothing (RFC 1035, 2.3.3); the local part is"
                    + " never altered, because its meaning is its server's alone (RFC 5321, 2.4)."),
    /** An international domain. */
    DOMAIN_INTERNATIONAL(
            "email.domain-international",
            "An international domain is written in small Unicode letters as UTS 46 maps them; one that came in ASCII stays"
                    + " so, and the part domain_ascii has the ASCII form of each."),
    /** The key for matching. */
    MATCH_KEY(
            "email.match-key",
            "For matching only: small letters, ASCII domain, and the provider's own rules: Gmail ignores dots, tags after"
                    + " + (Gmail, Outlook, iCloud, Fastmail, Proton, Yandex) or - (Yahoo) and a provider's second domains"
                    + " lead to the same mailbox.");

    private final String code;
    private final String reason;

    EmailRule(String code, String reason) {
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
