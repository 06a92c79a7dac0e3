package io.customerhub.ingest;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.SourceRecord.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the records of messages that are small enough for memory, such as posts, topic messages and the bodies of a
 * route of one's own, into one batch. A message is one record, a list of records, or holds them where a JSONPath says.
 * What is no record becomes a rejection: {@code HUB-MSG-001} for a message that is no JSON, {@code HUB-MSG-002} for one
 * without records at the path (both kept whole), {@code HUB-MSG-003} for an element that is no object. Rows are counted
 * from 1 over all messages of the batch. Used by one thread.
 */
public final class MessageRecords {

    private static final Configuration JSON_PATH = Configuration.builder()
            .jsonProvider(new JacksonJsonProvider())
            .mappingProvider(new JacksonMappingProvider())
            .build();

    private final PayloadCodec codec = new PayloadCodec();
    private final @Nullable JsonPath path;
    private final List<SourceRecord> records = new ArrayList<>();
    private final List<Rejection> rejections = new ArrayList<>();

    /** @param path where the records are within a message, as {@link #compile} gives it; null: the message itself */
    public MessageRecords(@Nullable JsonPath path) {
        this.path = path;
    }

    /**
     * A JSONPath (RFC 9535) as this class uses it; null for the whole message.
     *
     * @throws IllegalArgumentException when the text is no JSONPath
     */
    public static @Nullable JsonPath compile(String path) {
        if (path.isBlank() || path.strip().equals("$")) {
            return null;
        }
        try {
            return JsonPath.compile(path.strip());
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("'" + path + "' is no JSONPath; write for example $.data", e);
        }
    }

    /** The records of a message in JSON. */
    public void addJson(byte[] message) {
        Object document;
        try {
            document = JsonValues.read(message, "HUB-MSG-001");
        } catch (UnreadableException e) {
            reject(e.code(), "the message cannot be read: " + e.getMessage(), PayloadKind.PAGE, message);
            return;
        }
        add(document, message);
    }

    /**
     * The records of a message that has been read already.
     *
     * @param document maps, lists, texts, booleans, {@code Long}, {@code BigInteger}, {@code BigDecimal} and null
     */
    public void addValue(@Nullable Object document) {
        add(document, null);
    }

    /** One record with what is said of it beside its fields, counted under a row number of its source. */
    public void addRecord(long row, Map<String, Object> fields, Delivery delivery) {
        records.add(SourceRecord.read(row, new Content.Tree(fields), codec.encode(fields), delivery));
    }

    /** What is no record. */
    public void addRejection(Rejection rejection) {
        rejections.add(rejection);
    }

    /** Records and rejections so far. */
    public int size() {
        return records.size() + rejections.size();
    }

    /** All of it as a batch. */
    public RecordBatch batch(BatchOrigin origin, @Nullable Position position) {
        return RecordBatch.read(origin, records, rejections, position);
    }

    private void add(@Nullable Object document, byte @Nullable [] message) {
        Object found = document;
        if (path != null) {
            found = document == null ? null : find(path, document);
            if (found == null) {
                reject(
                        "HUB-MSG-002",
                        "records were expected at " + path.getPath() + ", found nothing there; mend 'records' in the"
                                + " route, or the message",
                        PayloadKind.PAGE,
                        message != null ? message : JsonValues.write(document));
                return;
            }
        }
        if (found instanceof List<?> list) {
            list.forEach(this::addElement);
        } else {
            addElement(found);
        }
    }

    private void addElement(@Nullable Object element) {
        if (element instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked") // JSON objects have text keys
            Map<String, Object> fields = (Map<String, Object>) map;
            addRecord(size() + 1L, fields, Delivery.PLAIN);
        } else {
            reject(
                    "HUB-MSG-003",
                    "a record is a JSON object; found "
                            + (element == null ? "null" : element instanceof List ? "a list" : "a single value"),
                    PayloadKind.LINE,
                    JsonValues.write(element));
        }
    }

    private void reject(String code, String message, PayloadKind kind, byte[] payload) {
        rejections.add(Rejection.unreadable(size() + 1L, code, message, kind, payload));
    }

    private static @Nullable Object find(JsonPath path, Object document) {
        try {
            return path.read(document, JSON_PATH);
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
