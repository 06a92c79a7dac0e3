package io.customerhub.standardize.url;

import io.customerhub.record.Rule;

/** What may be done to the text of a web address. */
public enum UrlRule implements Rule {
    /** Full-width letters. */
    WIDTH("url.width", "A text written in full-width letters only is read as its half-width one."),
    /** Scheme and host. */
    CASE(
            "url.case",
            "Scheme and host are written in small letters, because their case means nothing (RFC 3986, 6.2.2.1); path,"
                    + " query and fragment stay as they came, parameters for tracking included."),
    /** An international host. */
    HOST_INTERNATIONAL(
            "url.host-international",
            "An international host is written in small Unicode letters as UTS 46 maps them; one that came in ASCII stays"
                    + " so."),
    /** No scheme. */
    SCHEME("url.scheme", "A missing scheme is only added in the part absolute, as https; the value stays without.");

    private final String code;
    private final String reason;

    UrlRule(String code, String reason) {
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
