package io.customerhub.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON values as maps, lists, texts, booleans and exact numbers ({@code Long}, {@code BigInteger}, {@code BigDecimal}),
 * within limits that a hostile document cannot pass.
 */
final class JsonTree {

    /** The longest text of a document, in chars. */
    static final int MAX_TEXT = 16 << 20;

    private static final int MAX_DEPTH = 100;
    private static final int MAX_DIGITS = 1000;

    /** Locations carry no excerpt of the source, so that no personal data gets into messages. */
    static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_DIGITS)
                    .maxStringLength(MAX_TEXT)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private JsonTree() {}

    /**
     * The object that the parser stands at the beginning of; afterwards the parser stands at its end.
     *
     * @throws IOException when it is no JSON, passes a limit, or has a name twice
     */
    static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fill(fields, parser, Long.MAX_VALUE);
        return fields;
    }

    /**
     * As {@link #object}, into a map that is given, so that it holds what was read when reading fails.
     *
     * @param limit the char offset of the document at which the object is too long
     * @throws TooLongException at the first value of the object itself that begins behind the limit
     */
    static void fill(Map<String, Object> fields, JsonParser parser, long limit) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Object value = value(parser, parser.nextToken(), limit);
            if (fields.containsKey(name)) {
                throw new RefusedException("a name appears twice in one object");
            }
            fields.put(name, value);
        }
    }

    /** The value that begins with the token; as {@link #fill}. */
    @SuppressWarnings("NullAway") // JSON null is null in maps and lists of content
    static @Nullable Object value(JsonParser parser, @Nullable JsonToken token, long limit) throws IOException {
        if (limit != Long.MAX_VALUE && parser.currentLocation().getCharOffset() > limit) {
            throw new TooLongException();
        }
        if (token == null) {
            throw new JsonEOFException(parser, null, "the document ends within a value");
        }
        return switch (token) {
            case START_OBJECT -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                fill(fields, parser, limit);
                yield fields;
            }
            case START_ARRAY -> list(parser, limit);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw new JsonParseException(parser, "a value was expected");
        };
    }

    private static List<Object> list(JsonParser parser, long limit) throws IOException {
        List<Object> values = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            values.add(value(parser, token, limit));
            token = parser.nextToken();
        }
        return values;
    }

    /** 1e999999999 is ten characters, and a gigabyte when it is written out. */
    private static BigDecimal decimal(JsonParser parser) throws IOException {
        BigDecimal number = parser.getDecimalValue();
        if (Math.abs((long) number.scale()) > MAX_DIGITS) {
            throw new RefusedException("a number has an exponent over " + MAX_DIGITS);
        }
        return number;
    }

    /** True when a text or name within holds NUL or half a surrogate pair, which no database takes. */
    static boolean isDamaged(@Nullable Object value) {
        if (value instanceof String text) {
            return isDamagedText(text);
        }
        if (value instanceof List<?> list) {
            for (Object element : list) {
                if (isDamaged(element)) {
                    return true;
                }
            }
        }
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> field : map.entrySet()) {
                if (isDamagedText((String) field.getKey()) || isDamaged(field.getValue())) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isDamagedText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || c == '\uFFFD') {
                return true;
            }
            if (Character.isSurrogate(c)) {
                i++;
                if (!Character.isHighSurrogate(c) || i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A value that is JSON but is not taken; reading can go on behind it. */
    static class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;

        RefusedException(String reason) {
            super(reason);
        }
    }

    /** An object is longer than allowed. */
    static final class TooLongException extends RefusedException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("it is too long");
        }
    }

    /** What is wrong with a document, in words that hold nothing of its content. */
    static String reason(IOException problem) {
        if (problem instanceof JsonEOFException) {
            return "it ends too early";
        }
        if (problem instanceof StreamConstraintsException) {
            return "it passes a limit (depth " + MAX_DEPTH + ", " + MAX_DIGITS + " digits a number, " + MAX_TEXT
                    + " characters a text)";
        }
        if (problem instanceof RefusedException) {
            return problem.getMessage();
        }
        if (problem instanceof JsonParseException broken && broken.getLocation() != null) {
            return "it is not JSON at line " + broken.getLocation().getLineNr() + ", column "
                    + broken.getLocation().getColumnNr();
        }
        return "it is not JSON";
    }
}
