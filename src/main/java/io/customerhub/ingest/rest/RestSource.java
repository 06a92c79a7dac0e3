package io.customerhub.ingest.rest;

import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import io.customerhub.ingest.Lookback;
import io.customerhub.record.FieldPath;
import io.customerhub.record.StreamName;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is read from an API, as the route says it.
 *
 * @param stream the stream that the records belong to
 * @param url the address, perhaps with a query of its own
 * @param headers headers that go with every request
 * @param records JSONPath of the array of records
 * @param paging how pages follow one another
 * @param firstPage the number of the first page
 * @param pageParameter the query parameter of the page number
 * @param pageSizeParameter the query parameter of the page size, or null to send none
 * @param pageSize how many records to ask for
 * @param cursorParameter the query parameter of the cursor
 * @param nextCursor JSONPath of the next cursor; with page numbers, of anything that is absent, null, false or empty on
 *     the last page; null when there is none
 * @param maxPages the most pages of one poll
 * @param sinceParameter the query parameter that asks for records changed since, or null to read all at each poll
 * @param sinceField where a record says when it was changed
 * @param lookback how far behind the highest change each poll begins
 * @param maxResponseBytes the largest page
 */
public record RestSource(
        StreamName stream,
        URI url,
        Map<String, String> headers,
        String records,
        Paging paging,
        int firstPage,
        String pageParameter,
        @Nullable String pageSizeParameter,
        int pageSize,
        String cursorParameter,
        @Nullable String nextCursor,
        int maxPages,
        @Nullable String sinceParameter,
        @Nullable FieldPath sinceField,
        Lookback lookback,
        long maxResponseBytes) {

    /** How pages follow one another. */
    public enum Paging {
        /** There is one page. */
        NONE,
        /** Pages have numbers; an empty one comes after the last. */
        PAGE,
        /** Each page says how to ask for the next. */
        CURSOR;

        /** Reads {@code none}, {@code page} or {@code cursor}. */
        public static Paging parse(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "none" -> NONE;
                case "page" -> PAGE;
                case "cursor" -> CURSOR;
                default ->
                    throw new IllegalArgumentException(
                            "HUB-REST-001 'paging' is none, page or cursor, found '" + text + "'");
            };
        }
    }

    /** Refuses what cannot be read, before anything is asked of the API (HUB-REST-001). */
    public RestSource {
        headers = Map.copyOf(headers);
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || url.getHost() == null) {
            throw refusal(stream, "'url' begins with https:// or http:// and names a host");
        }
        if (url.getUserInfo() != null) {
            throw refusal(stream, "'url' holds a user or password; use 'auth' instead");
        }
        requirePath(stream, "records", records);
        if (nextCursor != null) {
            requirePath(stream, "nextCursor", nextCursor);
        }
        if (paging == Paging.CURSOR && nextCursor == null) {
            throw refusal(stream, "'paging: cursor' needs 'nextCursor', such as $.meta.next");
        }
        if ((sinceParameter == null) != (sinceField == null)) {
            throw refusal(stream, "'sinceParameter' and 'sinceField' belong together; give both or neither");
        }
        if (pageSize < 1 || maxPages < 1 || maxResponseBytes < 1) {
            throw refusal(stream, "'pageSize', 'maxPages' and 'maxResponseBytes' are at least 1");
        }
    }

    private static void requirePath(StreamName stream, String option, String path) {
        try {
            if (!JsonPath.compile(path).isDefinite()) {
                throw refusal(
                        stream,
                        "'" + option + "' must name one place, such as $.data; found '" + path
                                + "', which cannot tell 'nothing there' from 'no records'");
            }
        } catch (InvalidPathException e) {
            throw refusal(stream, "'" + option + "' is no JSONPath: '" + path + "'");
        }
    }

    private static IllegalArgumentException refusal(StreamName stream, String message) {
        return new IllegalArgumentException("HUB-REST-001 " + stream + ": " + message);
    }
}
