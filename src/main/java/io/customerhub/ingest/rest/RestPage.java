package io.customerhub.ingest.rest;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.customerhub.ingest.JsonValues;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.rest.HttpCalls.Reply;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One page of an API.
 *
 * @param records the elements of the array of records
 * @param next what the page says of the next one, or null
 */
record RestPage(List<Object> records, @Nullable String next) {

    /** The code of every page that cannot be read. */
    static final String UNREADABLE = "HUB-REST-020";

    private static final Configuration JSON_PATH = Configuration.builder()
            .jsonProvider(new JacksonJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .build();

    /** How to read the pages of one source; safe for use by several threads. */
    static final class Form {
        private final String recordsPath;
        private final JsonPath records;
        private final @Nullable JsonPath next;

        Form(RestSource source) {
            this.recordsPath = source.records();
            this.records = JsonPath.compile(source.records());
            this.next = source.nextCursor() == null ? null : JsonPath.compile(source.nextCursor());
        }

        /**
         * The page in an answer. An answer without the array is never taken for an empty page.
         *
         * @throws UnreadableException (HUB-REST-020) when it is no JSON, or holds no array where records should be
         */
        RestPage read(Reply reply) {
            String type = reply.headers().getOrDefault("content-type", "").toLowerCase(Locale.ROOT);
            if (type.contains("html") || startsLikeMarkup(reply.body())) {
                throw new UnreadableException(
                        UNREADABLE, 0, "JSON was expected, found a page of HTML or XML, such as a login page");
            }
            Object document = JsonValues.read(reply.body(), UNREADABLE);
            Object found = find(records, document);
            if (!(found instanceof List<?> list)) {
                throw new UnreadableException(
                        UNREADABLE,
                        0,
                        "an array of records was expected at " + recordsPath + ", found "
                                + (found == null
                                        ? "nothing"
                                        : found instanceof java.util.Map ? "an object" : "a value"));
            }
            @SuppressWarnings("unchecked") // JSON values
            List<Object> elements = (List<Object>) list;
            Object following = next == null ? null : find(next, document);
            boolean none = following == null
                    || following.equals(Boolean.FALSE)
                    || following.equals("")
                    || (following instanceof List<?> empty && empty.isEmpty());
            return new RestPage(elements, none ? null : following.toString());
        }

        private static @Nullable Object find(JsonPath path, @Nullable Object document) {
            if (document == null) {
                return null;
            }
            try {
                return path.read(document, JSON_PATH);
            } catch (PathNotFoundException e) {
                return null;
            } catch (InvalidPathException e) {
                return null;
            }
        }

        private static boolean startsLikeMarkup(byte[] body) {
            for (byte b : body) {
                if (b > ' ') {
                    return b == '<';
                }
            }
            return false;
        }
    }
}
