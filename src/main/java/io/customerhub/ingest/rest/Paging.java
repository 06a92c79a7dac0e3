package io.customerhub.ingest.rest;

import io.customerhub.ingest.rest.http.JsonPlace;
import io.customerhub.ingest.rest.http.ValuePlace;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How the pages of a list follow one another, and how its end is known.
 *
 * @param kind the way
 * @param parameter where the page number, offset or cursor goes; null when a placeholder of the request takes it
 * @param first the number of the first page
 * @param sizeParameter where the page size goes, or null to send none
 * @param size how many records to ask for
 * @param next where a page holds the cursor or address of the next; null for ways that need none
 * @param hasMore what a page says of further pages, or null when it does not
 * @param total what the source says of the number of records, or null when it does not
 * @param maxPages the most pages of one pass
 * @param allowedHosts hosts, beside that of the list, that addresses of next pages may name
 */
public record Paging(
        Kind kind,
        @Nullable ValuePlace parameter,
        int first,
        @Nullable ValuePlace sizeParameter,
        int size,
        @Nullable JsonPlace next,
        @Nullable HasMore hasMore,
        @Nullable Total total,
        int maxPages,
        Set<String> allowedHosts) {

    /** A way from page to page. */
    public enum Kind {
        /** There is one page. */
        NONE,
        /** Pages have numbers. */
        PAGE,
        /** Pages begin after a number of records. */
        OFFSET,
        /** Each page holds the cursor of the next. */
        CURSOR,
        /** Each page holds the address of the next. */
        NEXT_URL,
        /** The header Link holds the address of the next page (RFC 8288). */
        LINK_HEADER;

        /** Reads {@code next-url} and the like. */
        public static Kind parse(String text) {
            for (Kind kind : values()) {
                if (kind.toString().equals(text.strip().toLowerCase(Locale.ROOT))) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("'paging' is one of "
                    + Arrays.stream(values()).map(Kind::toString).collect(Collectors.joining(", ")) + ", found '"
                    + text + "'");
        }

        /** True when a page says where the next one is, so that reading can go on there after a stop. */
        boolean isFollowed() {
            return this == CURSOR || isAddress();
        }

        /** True when it says so by an address. */
        boolean isAddress() {
            return this == NEXT_URL || this == LINK_HEADER;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A field of each page that says whether another follows.
     *
     * @param place where it stands
     * @param isReversed true when it says instead whether this is the last page
     */
    public record HasMore(JsonPlace place, boolean isReversed) {

        /** Reads {@code $.has_more} or, reversed, {@code !$.done}. */
        public static HasMore parse(String text) {
            boolean reversed = text.startsWith("!");
            return new HasMore(JsonPlace.of("hasMore", reversed ? text.substring(1) : text), reversed);
        }
    }

    /**
     * Where the source says how many records there are.
     *
     * @param header the name of a header, or null
     * @param place a place in the body, or null
     */
    public record Total(@Nullable String header, @Nullable JsonPlace place) {

        private static final String IN_HEADER = "header:";

        /** Reads {@code $.total} or {@code header:X-Total-Count}. */
        public static Total parse(String text) {
            return text.startsWith(IN_HEADER)
                    ? new Total(text.substring(IN_HEADER.length()).strip(), null)
                    : new Total(null, JsonPlace.of("total", text));
        }
    }

    /** Refuses what cannot be followed. */
    public Paging {
        allowedHosts = Set.copyOf(allowedHosts);
        if (kind == Kind.CURSOR && next == null) {
            throw new IllegalArgumentException("'paging: cursor' needs 'nextCursor', such as $.meta.next");
        }
        if (kind == Kind.NEXT_URL && next == null) {
            throw new IllegalArgumentException("'paging: next-url' needs 'nextUrl', such as $.links.next");
        }
        if (size < 1 || maxPages < 1) {
            throw new IllegalArgumentException("'pageSize' and 'maxPages' are at least 1");
        }
    }
}
