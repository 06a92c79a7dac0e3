package io.customerhub.cleanse;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.Stage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Cleanses the text of every attribute and of every line: see {@link TextCleanser} for what goes and
 * {@link Placeholders} for what counts as no value. The raw text stays as it came. What is clean already is passed on as
 * the same instance: value, list, record and batch. It rejects nothing.
 */
public final class CleanseStage implements Stage {

    private final List<FieldCleanser> fields;
    private final List<FieldCleanser> lineFields;

    /** A stage for the records of this mapping; attributes are in the order of its fields. */
    public CleanseStage(StreamMapping mapping) {
        fields = fields(mapping.fields());
        lineFields =
                mapping.lines() == null ? List.of() : fields(mapping.lines().fields());
    }

    @Override
    public RecordBatch apply(RecordBatch batch) {
        List<SourceRecord> records = batch.records();
        List<SourceRecord> changed = null;
        for (int i = 0; i < records.size(); i++) {
            SourceRecord record = records.get(i);
            SourceRecord clean = cleanse(record);
            if (clean != record && changed == null) {
                changed = new ArrayList<>(records);
            }
            if (changed != null) {
                changed.set(i, clean);
            }
        }
        return changed == null ? batch : batch.after(changed, List.of());
    }

    private SourceRecord cleanse(SourceRecord record) {
        List<AttributeValue> attributes = cleanse(record.attributes(), fields);
        List<List<AttributeValue>> lines = record.lines();
        List<List<AttributeValue>> cleanLines = lines;
        for (int i = 0; i < lines.size(); i++) {
            List<AttributeValue> line = cleanse(lines.get(i), lineFields);
            if (line != lines.get(i)) {
                if (cleanLines == lines) {
                    cleanLines = new ArrayList<>(lines);
                }
                cleanLines.set(i, line);
            }
        }
        return attributes == record.attributes() && cleanLines == lines ? record : record.with(attributes, cleanLines);
    }

    private static List<AttributeValue> cleanse(List<AttributeValue> values, List<FieldCleanser> fields) {
        AttributeValue[] changed = null;
        for (int i = 0; i < values.size(); i++) {
            AttributeValue value = values.get(i);
            AttributeValue clean = fields.get(i).cleanse(value);
            if (clean != value) {
                if (changed == null) {
                    changed = values.toArray(new AttributeValue[0]);
                }
                changed[i] = clean;
            }
        }
        return changed == null ? values : Collections.unmodifiableList(Arrays.asList(changed));
    }

    private static List<FieldCleanser> fields(List<FieldMapping> mappings) {
        return mappings.stream().map(FieldCleanser::of).toList();
    }
}
