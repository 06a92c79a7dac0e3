package io.customerhub.ingest;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads whole JSON documents (RFC 8259) that are known to be small enough for memory, such as the page of an API. */
public final class JsonValues {

    private JsonValues() {}

    /**
     * The one value of the document: maps, lists, texts, booleans, {@code Long}, {@code BigInteger} and
     * {@code BigDecimal}; null for JSON null.
     *
     * @param code the code of the exception
     * @throws UnreadableException when the bytes are not exactly one JSON value within the limits of payloads
     */
    public static @Nullable Object read(byte[] document, String code) {
        try (JsonParser parser = JsonTree.FACTORY.createParser(document)) {
            Object value = JsonTree.value(parser, parser.nextToken(), document.length);
            if (parser.nextToken() != null) {
                throw new UnreadableException(code, 0, "one JSON document was expected; more follows after it");
            }
            return value;
        } catch (IOException e) {
            throw new UnreadableException(code, 0, "a JSON document was expected: " + JsonTree.reason(e));
        }
    }

    /** The value as JSON in UTF-8. */
    public static byte[] write(@Nullable Object value) {
        return new PayloadCodec().encodeValue(value);
    }
}
