package io.customerhub.ingest.rest.http;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One place in a JSON document, named by a definite JSONPath (RFC 9535). Safe for use by several threads. */
public final class JsonPlace {

    private static final Configuration JSON_PATH = Configuration.builder()
            .jsonProvider(new JacksonJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .build();

    private final String text;
    private final JsonPath path;

    private JsonPlace(String text, JsonPath path) {
        this.text = text;
        this.path = path;
    }

    /**
     * Reads a JSONPath.
     *
     * @param option the option it stands in, for the message
     * @throws IllegalArgumentException when it is none, or can name several places
     */
    public static JsonPlace of(String option, String text) {
        JsonPath compiled;
        try {
            compiled = JsonPath.compile(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + option + "' is no JSONPath: '" + text + "'", e);
        }
        if (!compiled.isDefinite()) {
            throw new IllegalArgumentException("'" + option + "' must name one place, such as $.data; found '" + text
                    + "', which cannot tell 'nothing there' from 'no records'");
        }
        return new JsonPlace(text, compiled);
    }

    /** The value there: a text, number, boolean, map or list; null when it is absent or null. */
    public @Nullable Object find(@Nullable Object document) {
        if (document == null) {
            return null;
        }
        try {
            return path.read(document, JSON_PATH);
        } catch (InvalidPathException nothingThere) {
            return null;
        }
    }

    /** True for everything but null, false, 0, an empty list, and the texts {@code ""}, {@code false} and {@code 0}. */
    public static boolean isYes(@Nullable Object value) {
        if (value == null || (value instanceof List<?> list && list.isEmpty())) {
            return false;
        }
        String text = value.toString();
        return !text.isEmpty() && !text.equalsIgnoreCase("false") && !text.equals("0");
    }

    @Override
    public String toString() {
        return text;
    }
}
