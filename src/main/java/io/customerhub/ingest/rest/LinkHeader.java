package io.customerhub.ingest.rest;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the header Link (RFC 8288, section 3): {@code <https://...>; rel="next", <https://...>; rel="last"}. */
final class LinkHeader {

    private LinkHeader() {}

    /** The address of the link with the relation {@code next}, or null. */
    static @Nullable String next(@Nullable String header) {
        int at = header == null ? -1 : header.indexOf('<');
        while (header != null && at >= 0) {
            int close = header.indexOf('>', at);
            if (close < 0) {
                return null;
            }
            int end = endOfLink(header, close + 1);
            if (isNext(header.substring(close + 1, end))) {
                return header.substring(at + 1, close).strip();
            }
            at = header.indexOf('<', end);
        }
        return null;
    }

    /** The comma after the parameters of a link; one in quotes belongs to a value. */
    private static int endOfLink(String header, int from) {
        boolean quoted = false;
        for (int i = from; i < header.length(); i++) {
            char c = header.charAt(i);
            quoted = (c == '"') != quoted;
            if (c == ',' && !quoted) {
                return i;
            }
        }
        return header.length();
    }

    private static boolean isNext(String parameters) {
        for (String parameter : parameters.split(";", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("rel")) {
                String value = parameter.substring(equals + 1).replace("\"", "").strip();
                for (String relation : value.split("\\s+")) {
                    if (relation.toLowerCase(Locale.ROOT).equals("next")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
