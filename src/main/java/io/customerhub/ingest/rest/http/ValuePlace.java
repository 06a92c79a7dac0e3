package io.customerhub.ingest.rest.http;

import java.util.Locale;

/**
 * Where a value goes in a request.
 *
 * @param in the part of the request
 * @param name the name of the query parameter or header, or the path of the field in the body, such as
 *     {@code variables.after}
 */
public record ValuePlace(In in, String name) {

    /** A part of a request. */
    public enum In {
        /** The query of the address. */
        QUERY,
        /** The headers. */
        HEADER,
        /** The fields of the body. */
        BODY
    }

    /**
     * Reads {@code name} or {@code query:name}, {@code header:Name} or {@code body:path.of.field}.
     *
     * @throws IllegalArgumentException when there is no name
     */
    public static ValuePlace parse(String text) {
        String stripped = text.strip();
        int colon = stripped.indexOf(':');
        String before = colon < 0 ? "" : stripped.substring(0, colon).toLowerCase(Locale.ROOT);
        ValuePlace place =
                switch (before) {
                    case "query" -> new ValuePlace(In.QUERY, stripped.substring(colon + 1));
                    case "header" -> new ValuePlace(In.HEADER, stripped.substring(colon + 1));
                    case "body" -> new ValuePlace(In.BODY, stripped.substring(colon + 1));
                    default -> new ValuePlace(In.QUERY, stripped);
                };
        if (place.name().isBlank()) {
            throw new IllegalArgumentException(
                    "a place in a request is written name, header:Name or body:field, found '" + text + "'");
        }
        return place;
    }
}
