package io.customerhub.ingest.rest;

import io.customerhub.ingest.JsonValues;
import io.customerhub.ingest.PayloadCodec;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.FieldPath;
import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.SourceRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes source records of the elements of pages and gathers them to a batch; remembers the highest change. */
final class RecordMaker {

    private final PayloadCodec codec = new PayloadCodec();
    private final @Nullable FieldPath changed;
    private List<SourceRecord> records = new ArrayList<>();
    private List<Rejection> rejections = new ArrayList<>();
    private long row;
    private @Nullable String highest;

    /** Remembers the highest value at {@code changed}, from {@code highest} on. */
    RecordMaker(@Nullable FieldPath changed, @Nullable String highest) {
        this.changed = changed;
        this.highest = highest;
    }

    /** Adds a record as it is. */
    void add(@Nullable Object element) {
        add(element, null, null);
    }

    /** Adds a record that bears the key of its parent in a field of that name. */
    void add(@Nullable Object element, @Nullable String parentField, @Nullable String parent) {
        Content.Tree record = addUndated(element, parentField, parent);
        if (record != null) {
            remember(record);
        }
    }

    /** The same, but without regard to its change; null when it is none. */
    Content.@Nullable Tree addUndated(@Nullable Object element, @Nullable String parentField, @Nullable String parent) {
        row++;
        if (!(element instanceof Map<?, ?> map)) {
            reject(
                    "HUB-REST-021",
                    "a record is a JSON object; found " + (element == null ? "null" : "a single value or a list"),
                    element);
            return null;
        }
        @SuppressWarnings("unchecked") // JSON objects have text keys
        Map<String, Object> fields = (Map<String, Object>) map;
        if (parentField != null && parent != null) {
            fields = new LinkedHashMap<>(fields);
            fields.put(parentField, parent);
        }
        Content.Tree tree = new Content.Tree(fields);
        records.add(SourceRecord.read(row, tree, codec.encode(fields)));
        return tree;
    }

    /** Rejects an element that is no record, or whose children cannot be asked for. */
    void reject(String code, String message, @Nullable Object element) {
        rejections.add(Rejection.unreadable(row, code, message, PayloadKind.LINE, JsonValues.write(element)));
    }

    /** Remembers the change of a record. */
    void remember(Content.Tree record) {
        if (changed != null) {
            highest = SinceOrder.later(highest, record.text(changed));
        }
    }

    /** The highest change, or null when there was none. */
    @Nullable
    String highest() {
        return highest;
    }

    /** How many records and rejections wait for a batch. */
    int size() {
        return records.size() + rejections.size();
    }

    /** What has been gathered, with the position after it; null when there is neither. */
    @Nullable
    RecordBatch batch(BatchOrigin origin, @Nullable Position position) {
        if (size() == 0 && position == null) {
            return null;
        }
        RecordBatch batch = RecordBatch.read(origin, records, rejections, position);
        records = new ArrayList<>();
        rejections = new ArrayList<>();
        row = 0;
        return batch;
    }
}
