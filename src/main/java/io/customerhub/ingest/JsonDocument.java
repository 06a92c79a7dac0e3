package io.customerhub.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import io.customerhub.record.Content;
import io.customerhub.record.Rejection;
import io.customerhub.record.Rejection.PayloadKind;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects of one array of a JSON document, one after another, without holding more than one. Where the document
 * is no JSON, reading ends: what follows cannot be told apart.
 */
final class JsonDocument implements RecordReader {

    private final JsonOptions options;
    private final JsonParser parser;
    private final PayloadCodec codec = new PayloadCodec();
    private @Nullable UnreadableException failure;
    private long row;
    private boolean ended;
    private boolean cutOff;

    JsonDocument(DecodedText text, JsonOptions options) throws IOException {
        this.options = options;
        this.parser = JsonTree.FACTORY.createParser(new TextReader(text));
        this.failure = enter();
    }

    @Override
    public boolean read(Slice slice) throws IOException {
        boolean found = next(slice);
        if (failure != null) {
            throw failure;
        }
        return found;
    }

    @Override
    public boolean skip() throws IOException {
        return next(null);
    }

    @Override
    public boolean isCutOff() {
        return cutOff;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private boolean next(@Nullable Slice slice) throws IOException {
        if (ended || failure != null) {
            return false;
        }
        try {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.END_ARRAY) {
                leave();
                ended = true;
                return false;
            }
            row++;
            if (slice == null) {
                parser.skipChildren();
            } else {
                add(slice, token);
            }
            return true;
        } catch (JsonProcessingException e) {
            cutOff = e instanceof JsonEOFException;
            failure = broken(e);
            return false;
        }
    }

    private void add(Slice slice, JsonToken token) throws IOException {
        if (token != JsonToken.START_OBJECT) {
            addNoObject(slice, token);
            return;
        }
        JsonStreamContext array = parser.getParsingContext().getParent();
        long limit = parser.currentTokenLocation().getCharOffset() + options.maxRecordChars();
        Map<String, Object> fields = new LinkedHashMap<>();
        try {
            JsonTree.fill(fields, parser, limit);
        } catch (JsonTree.TooLongException e) {
            toEndOf(array);
            slice.add(rejection(
                    "HUB-READ-034", "is longer than " + options.maxRecordChars() + " characters", excerpt(fields)));
            return;
        } catch (JsonTree.RefusedException e) {
            toEndOf(array);
            slice.add(rejection("HUB-READ-031", "is refused: " + JsonTree.reason(e), excerpt(fields)));
            return;
        }
        if (JsonTree.isDamaged(fields)) {
            slice.add(rejection(
                    "HUB-READ-033",
                    "holds NUL, half a surrogate pair, a replacement character or bytes that are not "
                            + options.charset().name(),
                    codec.encode(fields)));
        } else {
            slice.add(row, new Content.Tree(fields), codec.encode(fields));
        }
    }

    private void addNoObject(Slice slice, JsonToken token) throws IOException {
        JsonStreamContext array =
                token == JsonToken.START_ARRAY ? parser.getParsingContext().getParent() : parser.getParsingContext();
        long limit = parser.currentTokenLocation().getCharOffset() + TextWindow.KEPT;
        byte[] payload;
        try {
            payload = codec.encodeValue(JsonTree.value(parser, token, limit));
        } catch (JsonTree.RefusedException e) {
            toEndOf(array);
            payload = new byte[0];
        }
        slice.add(rejection("HUB-READ-032", "is no object", payload));
    }

    private void toEndOf(JsonStreamContext array) throws IOException {
        while (parser.getParsingContext() != array) {
            if (parser.nextToken() == null) {
                return;
            }
        }
    }

    private byte[] excerpt(Map<String, Object> fields) {
        byte[] all = codec.encode(fields);
        return all.length > TextWindow.EXCERPT ? Arrays.copyOf(all, TextWindow.EXCERPT) : all;
    }

    private Rejection rejection(String code, String problem, byte[] payload) {
        String message = "expected an array of JSON objects; element " + row + " " + problem;
        return Rejection.unreadable(row, code, message, PayloadKind.LINE, payload);
    }

    /** Goes to the array of records; what is in the way as a value, because a cut file is told from a strange one. */
    private @Nullable UnreadableException enter() throws IOException {
        try {
            JsonToken token = parser.nextToken();
            for (String name : options.records()) {
                token = token == JsonToken.START_OBJECT ? find(name) : null;
                if (token == null) {
                    return elsewhere("no array at '" + String.join(".", options.records()) + "'");
                }
            }
            return token == JsonToken.START_ARRAY ? null : elsewhere("something else");
        } catch (JsonProcessingException e) {
            cutOff = e instanceof JsonEOFException;
            return broken(e);
        }
    }

    private @Nullable JsonToken find(String name) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(name);
            JsonToken token = parser.nextToken();
            if (found) {
                return token;
            }
            parser.skipChildren();
        }
        return null;
    }

    /** Reads what follows the array, so that a cut document or a second array is not taken for the end. */
    private void leave() throws IOException {
        List<String> path = options.records();
        for (int depth = path.size() - 1; depth >= 0; depth--) {
            if (find(path.get(depth)) != null) {
                failure = new UnreadableException(
                        "HUB-READ-008", row, "the name '" + path.get(depth) + "' stands twice in one object");
                return;
            }
        }
        if (parser.nextToken() != null) {
            failure = new UnreadableException("HUB-READ-008", row, "expected the end of the file after the document");
        }
    }

    private UnreadableException elsewhere(String found) {
        return new UnreadableException(
                "HUB-READ-009",
                1,
                "expected an array of JSON objects, found " + found
                        + "; the option 'records' says where the array is, such as data.records");
    }

    private UnreadableException broken(JsonProcessingException e) {
        return new UnreadableException(
                "HUB-READ-008", row, "the document breaks off after element " + row + ": " + JsonTree.reason(e));
    }

    /** What Jackson reads from. */
    private static final class TextReader extends Reader {

        private final DecodedText text;

        TextReader(DecodedText text) {
            this.text = text;
        }

        @Override
        public int read(char[] chars, int from, int length) throws IOException {
            return text.read(chars, from, length);
        }

        @Override
        public void close() throws IOException {
            text.close();
        }
    }
}
