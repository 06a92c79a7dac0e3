package io.customerhub.ingest.rest.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The address of a request, perhaps with placeholders in its path and query. */
public final class UrlTemplate {

    /** What RFC 3986 forbids in a URI and people write all the same, such as the spaces of a query. */
    private static final String ENCODED_FOR_PEOPLE = " \"<>\\^`{|}";

    private final TextTemplate template;
    private final URI sample;

    private UrlTemplate(TextTemplate template, URI sample) {
        this.template = template;
        this.sample = sample;
    }

    /**
     * Reads an address; spaces and quotes need not be encoded.
     *
     * @throws IllegalArgumentException when it is no address of HTTP, holds a password, or an unknown placeholder
     */
    public static UrlTemplate of(String option, String text, Set<String> known) {
        TextTemplate template = TextTemplate.of(option, text, known);
        URI sample;
        try {
            Map<String, String> names = template.names().stream().collect(Collectors.toMap(name -> name, name -> name));
            sample = URI.create(escaped(template.fill(names, PercentEncoding::percent)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + option + "' is no address of HTTP", e);
        }
        String scheme = sample.getScheme() == null ? "" : sample.getScheme().toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || sample.getHost() == null) {
            throw new IllegalArgumentException("'" + option + "' begins with https:// or http:// and names a host");
        }
        if (sample.getUserInfo() != null) {
            throw new IllegalArgumentException("'" + option + "' holds a user or password; use 'auth' instead");
        }
        return new UrlTemplate(template, sample);
    }

    /** The address with these values; what has no value is left out. */
    public URI fill(Map<String, ?> values) {
        return URI.create(escaped(template.fill(values, PercentEncoding::percent)));
    }

    /** The placeholders in it. */
    public Set<String> names() {
        return template.names();
    }

    /** The host that is asked. */
    public String host() {
        return sample.getHost();
    }

    /** The address with the names of placeholders in place of their values, which may be personal data. */
    public URI bare() {
        return sample;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escaped.append(ENCODED_FOR_PEOPLE.indexOf(c) >= 0 ? PercentEncoding.percent(String.valueOf(c)) : c);
        }
        return escaped.toString();
    }

    /** Percent-encoding that is right in paths and queries. */
    static final class PercentEncoding {

        private PercentEncoding() {}

        static String percent(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }
}
