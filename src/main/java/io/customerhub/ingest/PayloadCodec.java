package io.customerhub.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.customerhub.record.Content;
import io.customerhub.record.FieldNames;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one class that writes and reads payloads: a source record as one JSON object in UTF-8 (RFC 8259), without white
 * space, fields in the order of the source. Equal content always gives equal bytes. Every text comes back as it was,
 * lone surrogates and NUL included; numbers keep every digit.
 *
 * <p>An instance reuses its buffer between calls: use one per reader, never by two threads at a time.
 */
public final class PayloadCodec {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int KEPT_BUFFER = 1 << 20;

    private byte[] buffer = new byte[1024];
    private int length;
    private @Nullable FieldNames names;
    private byte[][] prefixes = new byte[0][];

    /**
     * A row as a JSON object: text values as they are, null as {@code null}.
     *
     * @param names the columns; pass the same instance for all rows of a file, so that names are encoded once
     * @param values one value per column; columns past the end of the array are left out
     * @throws IllegalArgumentException when there are more values than columns
     */
    public byte[] encode(FieldNames names, @Nullable String[] values) {
        if (names != this.names) {
            use(names);
        }
        if (values.length > prefixes.length) {
            throw new IllegalArgumentException(values.length + " values for " + prefixes.length + " columns");
        }
        start();
        for (int i = 0; i < values.length; i++) {
            byte[] prefix = prefixes[i];
            room(prefix.length);
            System.arraycopy(prefix, 0, buffer, length, prefix.length);
            length += prefix.length;
            String value = values[i];
            if (value == null) {
                raw("null");
            } else {
                text(value);
            }
        }
        if (values.length == 0) {
            raw("{");
        }
        raw("}");
        return Arrays.copyOf(buffer, length);
    }

    /**
     * Nested data as a JSON object.
     *
     * @param fields values are null, texts, booleans, numbers, maps with text keys and lists
     * @throws IllegalArgumentException when a value is of another class
     */
    public byte[] encode(Map<String, Object> fields) {
        start();
        object(fields);
        return Arrays.copyOf(buffer, length);
    }

    /** Any value of a JSON document, such as a list where an object was expected, as JSON; as {@link #encode(Map)}. */
    byte[] encodeValue(@Nullable Object value) {
        start();
        value(value);
        return Arrays.copyOf(buffer, length);
    }

    /**
     * Reads one JSON object; the inverse of both {@code encode}s, except that a row becomes a tree of texts.
     *
     * @throws UnreadableException (HUB-READ-040) when the bytes are not exactly one JSON object within the limits: depth
     *     100, 16 MB a text, 1000 digits a number, no name twice in an object
     */
    public Content.Tree decode(byte[] payload) {
        try (JsonParser parser = JsonTree.FACTORY.createParser(payload)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableException(
                        "HUB-READ-040", 0, "a payload is one JSON object; this one does not begin with '{'");
            }
            Map<String, Object> fields = JsonTree.object(parser);
            if (parser.nextToken() != null) {
                throw new UnreadableException("HUB-READ-040", 0, "a payload is one JSON object; more follows after it");
            }
            return new Content.Tree(fields);
        } catch (IOException e) {
            throw new UnreadableException(
                    "HUB-READ-040", 0, "a payload is one JSON object; this one breaks off: " + JsonTree.reason(e));
        }
    }

    private void use(FieldNames newNames) {
        byte[][] encoded = new byte[newNames.size()][];
        for (int i = 0; i < encoded.length; i++) {
            length = 0;
            raw(i == 0 ? "{" : ",");
            text(newNames.names().get(i));
            raw(":");
            encoded[i] = Arrays.copyOf(buffer, length);
        }
        prefixes = encoded;
        names = newNames;
    }

    private void start() {
        length = 0;
        if (buffer.length > KEPT_BUFFER) {
            buffer = new byte[1024];
        }
    }

    private void value(@Nullable Object value) {
        if (value == null) {
            raw("null");
        } else if (value instanceof String text) {
            text(text);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Boolean || isFinite(value)) {
            raw(value.toString());
        } else {
            throw new IllegalArgumentException("a payload holds texts, finite numbers, booleans, maps and lists, not "
                    + value.getClass().getName());
        }
    }

    private static boolean isFinite(Object value) {
        return value instanceof Number number
                && !(number instanceof Double d && !Double.isFinite(d))
                && !(number instanceof Float f && !Float.isFinite(f));
    }

    private void object(Map<?, ?> fields) {
        raw("{");
        boolean first = true;
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            if (!first) {
                raw(",");
            }
            first = false;
            text((String) field.getKey());
            raw(":");
            value(field.getValue());
        }
        raw("}");
    }

    private void list(List<?> values) {
        raw("[");
        Iterator<?> all = values.iterator();
        while (all.hasNext()) {
            value(all.next());
            if (all.hasNext()) {
                raw(",");
            }
        }
        raw("]");
    }

    /** ASCII without anything to escape takes the first loop alone; that is nearly every value. */
    private void text(String text) {
        int count = text.length();
        room(count + 2);
        byte[] out = buffer;
        int at = length;
        out[at++] = '"';
        int i = 0;
        for (; i < count; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x80 || c == '"' || c == '\\') {
                break;
            }
            out[at++] = (byte) c;
        }
        length = at;
        if (i < count) {
            escaped(text, i);
        }
        buffer[length++] = '"';
    }

    private void escaped(String text, int from) {
        int count = text.length();
        // one char becomes at most 6 bytes; the closing quote is the one more
        room(6L * (count - from) + 1);
        byte[] out = buffer;
        int at = length;
        for (int i = from; i < count; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                if (c < 0x800) {
                    out[at++] = (byte) (0xC0 | c >> 6);
                    out[at++] = (byte) (0x80 | c & 0x3F);
                } else if (!Character.isSurrogate(c)) {
                    out[at++] = (byte) (0xE0 | c >> 12);
                    out[at++] = (byte) (0x80 | c >> 6 & 0x3F);
                    out[at++] = (byte) (0x80 | c & 0x3F);
                } else if (Character.isHighSurrogate(c)
                        && i + 1 < count
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    int point = Character.toCodePoint(c, text.charAt(++i));
                    out[at++] = (byte) (0xF0 | point >> 18);
                    out[at++] = (byte) (0x80 | point >> 12 & 0x3F);
                    out[at++] = (byte) (0x80 | point >> 6 & 0x3F);
                    out[at++] = (byte) (0x80 | point & 0x3F);
                } else {
                    at = unicodeEscape(out, at, c);
                }
            } else if (c == '"' || c == '\\') {
                out[at++] = '\\';
                out[at++] = (byte) c;
            } else if (c == '\n') {
                out[at++] = '\\';
                out[at++] = 'n';
            } else if (c < ' ') {
                at = unicodeEscape(out, at, c);
            } else {
                out[at++] = (byte) c;
            }
        }
        length = at;
    }

    private static int unicodeEscape(byte[] out, int start, char c) {
        int at = start;
        out[at++] = '\\';
        out[at++] = 'u';
        out[at++] = HEX[c >> 12];
        out[at++] = HEX[c >> 8 & 0xF];
        out[at++] = HEX[c >> 4 & 0xF];
        out[at++] = HEX[c & 0xF];
        return at;
    }

    private void raw(String ascii) {
        room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            buffer[length++] = (byte) ascii.charAt(i);
        }
    }

    private void room(long more) {
        long needed = length + more;
        if (needed > buffer.length) {
            // past 2 GB the addition wraps and copyOf refuses; records are limited long before that
            buffer = Arrays.copyOf(buffer, Math.toIntExact(Math.max(needed, Math.min(2L * buffer.length, 1 << 30))));
        }
    }
}
