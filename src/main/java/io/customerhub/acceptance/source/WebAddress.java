package io.customerhub.acceptance.source;

/**
 * An address as a route writes it, split at the end of the part that says which machine is called.
 *
 * @param base scheme and host, or the placeholder that stands for them
 * @param rest path and query
 */
public record WebAddress(String base, String rest) {

    /** Splits an address; {@code RAW(...)} around it is taken off. */
    public static WebAddress of(String written) {
        String text = written.startsWith("RAW(") && written.endsWith(")")
                ? written.substring(4, written.length() - 1)
                : written;
        int start = text.indexOf("://");
        int from = start >= 0 ? start + 3 : 0;
        int end = from;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
            // a placeholder may hold a default with slashes: {{shop.url:http://localhost/shop}}
            int close = text.startsWith("{{", end) ? text.indexOf("}}", end) : -1;
            end = close < 0 ? end + 1 : close + 2;
        }
        return new WebAddress(text.substring(0, end), text.substring(end));
    }
}
