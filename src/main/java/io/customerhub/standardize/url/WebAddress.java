package io.customerhub.standardize.url;

import org.jspecify.annotations.Nullable;

/**
 * The pieces of a web address as they were written (RFC 3986, 3; letters of any script behind the host as in RFC 3987).
 * Joined again they are the text.
 *
 * @param scheme what stands before {@code ://}; null when there is none
 * @param host the host, never empty
 * @param rest port, path, query and fragment, from the colon, slash, question mark or hash on; empty when there is none
 */
public record WebAddress(@Nullable String scheme, String host, String rest) {

    private static final int LONGEST_PORT = 5;
    private static final int GREATEST_PORT = 65_535;

    /** Characters that stand in no web address, RFC 3986, appendix A, and what is no letter of RFC 3987. */
    private static final String FORBIDDEN = " \"<>\\^`{|}";

    /** What can be said of a text. */
    public sealed interface Reading {}

    /** The text is a web address, as far as its form goes. */
    public record Found(WebAddress address) implements Reading {}

    /** The text is none. */
    public enum Problem implements Reading {
        SYNTAX,
        SCHEME,
        CREDENTIALS
    }

    /** Reads a text. */
    public static Reading read(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7F && c <= 0xA0 || FORBIDDEN.indexOf(c) >= 0) {
                return Problem.SYNTAX;
            }
        }
        int separator = text.indexOf("://");
        boolean hasScheme = separator > 0 && isScheme(text, separator);
        int start = hasScheme ? separator + 3 : 0;
        int end = start;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        int at = text.lastIndexOf('@', end - 1);
        if (at >= start) {
            return hasScheme ? Problem.CREDENTIALS : Problem.SYNTAX;
        }
        int colon = text.indexOf(':', start);
        int host = colon >= 0 && colon < end ? colon : end;
        if (host == start) {
            return Problem.SYNTAX;
        }
        if (host < end && !isPort(text, host + 1, end)) {
            return hasScheme || !isScheme(text, host) ? Problem.SYNTAX : Problem.SCHEME;
        }
        String scheme = hasScheme ? text.substring(0, separator) : null;
        return new Found(new WebAddress(scheme, text.substring(start, host), text.substring(host)));
    }

    /** Whether the text before {@code end} can be a scheme, RFC 3986, 3.1. */
    private static boolean isScheme(String text, int end) {
        for (int i = 0; i < end; i++) {
            int c = text.charAt(i) | 0x20;
            boolean letter = c >= 'a' && c <= 'z';
            boolean other = text.charAt(i) >= '0' && text.charAt(i) <= '9' || "+-.".indexOf(text.charAt(i)) >= 0;
            if (!letter && (i == 0 || !other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPort(String text, int from, int to) {
        int port = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return false;
            }
            port = Math.min(port * 10 + c - '0', GREATEST_PORT + 1);
        }
        return to > from && to - from <= LONGEST_PORT && port > 0 && port <= GREATEST_PORT;
    }
}
