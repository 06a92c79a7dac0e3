package io.customerhub.standardize;

import io.customerhub.record.RuleTrace;
import io.customerhub.record.StandardValue;
import io.customerhub.standardize.domain.DomainNames;
import io.customerhub.standardize.domain.DomainNames.Form;
import io.customerhub.standardize.text.HalfWidth;
import io.customerhub.standardize.url.UrlRule;
import io.customerhub.standardize.url.WebAddress;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A web address with scheme and host in small letters (RFC 3986, 6.2.2.1). Path, query and fragment are never touched, for
 * nobody but the server knows which of them matter; a missing scheme is not added to the value.
 *
 * <p>Valid: {@code http} and {@code https}, or no scheme at all, with a domain name below a top-level domain of IANA's list.
 * Refused: other schemes, names without a dot and IP addresses (no place where a customer is found), user names and
 * passwords, two addresses in one field. The parts {@code host}, {@code domain_ascii} and, without a scheme,
 * {@code absolute} are made only where someone listens or the mapping asks for them.
 */
final class UrlStandardizer implements Standardizer {

    /** RFC 9110, 4.1 asks everyone to take at least so many octets. */
    private static final int LONGEST = 8000;

    private final DomainNames domains;
    private final boolean keys;

    /**
     * A standardizer of web addresses.
     *
     * @param keys whether the heavier parts are wanted even when nobody listens
     */
    UrlStandardizer(DomainNames domains, boolean keys) {
        this.domains = domains;
        this.keys = keys;
    }

    @Override
    public StandardValue standardize(String text, RecordContext context) {
        String plain = width(text);
        if (plain != text) {
            context.trace().changed(UrlRule.WIDTH, text, plain);
        }
        WebAddress.Reading reading = plain.length() > LONGEST ? WebAddress.Problem.SYNTAX : WebAddress.read(plain);
        if (reading instanceof WebAddress.Found found && !holdsAnother(plain)) {
            return standard(plain, found.address(), context.trace());
        }
        if (isSeveral(plain)) {
            return IssueCode.URL_SEVERAL.ambiguous();
        }
        return reading instanceof WebAddress.Problem problem
                ? issue(problem).invalid()
                : IssueCode.URL_SYNTAX.invalid();
    }

    private static IssueCode issue(WebAddress.Problem problem) {
        return switch (problem) {
            case SYNTAX -> IssueCode.URL_SYNTAX;
            case SCHEME -> IssueCode.URL_SCHEME;
            case CREDENTIALS -> IssueCode.URL_CREDENTIALS;
        };
    }

    private StandardValue standard(String text, WebAddress address, RuleTrace trace) {
        String scheme = address.scheme() == null ? "" : lowerCase(address.scheme()) + "://";
        if (!scheme.isEmpty() && !scheme.equals("http://") && !scheme.equals("https://")) {
            return IssueCode.URL_SCHEME.invalid();
        }
        String written = address.host();
        Form form = domains.formOf(written, 0, written.length());
        DomainNames.International both = form == Form.INTERNATIONAL ? domains.international(written) : null;
        boolean named = both != null || form == Form.NAME || form == Form.CAPITALS;
        if (!named) {
            return IssueCode.URL_HOST.invalid();
        }
        boolean unicode = both != null && !written.chars().allMatch(c -> c < 128);
        String host = unicode ? both.unicode() : lowerCase(written);
        String value = scheme + host + address.rest();
        if (value.equals(text)) {
            value = text;
        } else {
            trace.changed(unicode ? UrlRule.HOST_INTERNATIONAL : UrlRule.CASE, text, value);
        }
        if (!keys && trace == RuleTrace.NONE) {
            return StandardValue.valid(value);
        }
        return StandardValue.valid(value, parts(value, host, both, scheme.isEmpty(), trace));
    }

    private static Map<String, Object> parts(
            String value, String host, DomainNames.@Nullable International both, boolean relative, RuleTrace trace) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("host", host);
        parts.put("domain_ascii", both == null ? host : both.ascii());
        if (relative) {
            String absolute = "https://" + value;
            parts.put("absolute", absolute);
            trace.changed(UrlRule.SCHEME, value, absolute);
        }
        return Collections.unmodifiableMap(parts);
    }

    /** Half-width when all letters are full-width, as a keyboard left in that mode writes them. */
    private static String width(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
                return text;
            }
        }
        return HalfWidth.of(text);
    }

    /** A second address directly behind a comma or semicolon, which could also stand in the first one's path. */
    private static boolean holdsAnother(String text) {
        int next = Math.max(Math.max(text.lastIndexOf(",http"), text.lastIndexOf(";http")), text.lastIndexOf("|http"));
        return next > 0 && text.startsWith("://", text.indexOf(':', next));
    }

    /** Whether the text has two addresses with a separator between them. */
    private boolean isSeveral(String text) {
        for (int i = 1; i < text.length(); i++) {
            if (" ,;|、；，".indexOf(text.charAt(i)) >= 0) {
                int behind = i + 1;
                while (behind < text.length() && " ,;|、；，".indexOf(text.charAt(behind)) >= 0) {
                    behind++;
                }
                return isNamed(text.substring(0, i)) && isNamed(text.substring(behind));
            }
        }
        return false;
    }

    private boolean isNamed(String text) {
        return WebAddress.read(text) instanceof WebAddress.Found found
                && switch (domains.formOf(
                        found.address().host(), 0, found.address().host().length())) {
                    case NAME, CAPITALS, INTERNATIONAL -> true;
                    case UNKNOWN_TOP_LEVEL, NONE -> false;
                };
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
