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
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Object value = value(parser, parser.nextToken());
            if (fields.containsKey(name)) {
                throw new JsonParseException(parser, "a name appears twice in one object");
            }
            fields.put(name, value);
        }
        return fields;
    }

    /** The value that begins with the token; as {@link #object}. */
    @SuppressWarnings("NullAway") // JSON null is null in maps and lists of content
    static @Nullable Object value(JsonParser parser, @Nullable JsonToken token) throws IOException {
        if (token == null) {
            throw new JsonEOFException(parser, null, "the document ends within a value");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
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

    private static List<Object> list(JsonParser parser) throws IOException {
        List<Object> values = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            values.add(value(parser, token));
            token = parser.nextToken();
        }
        return values;
    }

    /** 1e999999999 is ten characters, and a gigabyte when it is written out. */
    private static BigDecimal decimal(JsonParser parser) throws IOException {
        BigDecimal number = parser.getDecimalValue();
        if (Math.abs((long) number.scale()) > MAX_DIGITS) {
            throw new JsonParseException(parser, "a number has an exponent over " + MAX_DIGITS);
        }
        return number;
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
        if (problem instanceof JsonParseException broken && broken.getLocation() != null) {
            String said = broken.getOriginalMessage();
            String known = said.startsWith("a ") ? said : "it is not JSON";
            return known + " at line " + broken.getLocation().getLineNr() + ", column "
                    + broken.getLocation().getColumnNr();
        }
        return "it is not JSON";
    }
}
