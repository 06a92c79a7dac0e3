package io.customerhub.quality.frequency;

import io.customerhub.record.AttributeValue;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.Stage;
import io.customerhub.record.StandardValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Flags the values that are known to come too often. Such a value stays as it is, and as valid as it is; it gets an issue,
 * and loses the parts under which it would be matched. What matches records leaves out every value with that issue.
 */
public final class FrequencyStage implements Stage {

    /** The parts that exist for matching only. */
    private static final Set<String> KEYS = Set.of("match_key", "pinyin", "pinyin_passport");

    private final List<WatchedField> fields;
    private final Supplier<FrequentValues> known;

    /**
     * A stage for the records of a mapping.
     *
     * @param fields its watched lines
     * @param known asked once for each batch; may answer otherwise for the next
     */
    public FrequencyStage(List<WatchedField> fields, Supplier<FrequentValues> known) {
        this.fields = List.copyOf(fields);
        this.known = known;
    }

    @Override
    public RecordBatch apply(RecordBatch batch) {
        FrequentValues frequent = known.get();
        List<Watch> watches = frequent.isEmpty() ? List.of() : watches(frequent);
        List<SourceRecord> records = batch.records();
        List<SourceRecord> changed = null;
        for (int i = 0; i < records.size() && !watches.isEmpty(); i++) {
            SourceRecord record = records.get(i);
            SourceRecord flagged = flagged(record, watches);
            if (flagged != record) {
                changed = changed == null ? new ArrayList<>(records) : changed;
                changed.set(i, flagged);
            }
        }
        return changed == null ? batch : batch.after(changed, List.of());
    }

    private List<Watch> watches(FrequentValues frequent) {
        List<Watch> watches = new ArrayList<>(fields.size());
        for (WatchedField field : fields) {
            Fingerprints fingerprints = frequent.of(field.attribute());
            if (!fingerprints.isEmpty()) {
                watches.add(new Watch(field, fingerprints));
            }
        }
        return watches;
    }

    private static SourceRecord flagged(SourceRecord record, List<Watch> watches) {
        List<AttributeValue> values = record.attributes();
        for (int i = 0; i < watches.size() && !values.isEmpty(); i++) {
            Watch watch = watches.get(i);
            Object counted = watch.field.counted(values);
            if (counted != null && watch.fingerprints.containsValue(counted)) {
                values = flagged(values, watch.field);
            }
        }
        return values == record.attributes() ? record : record.with(values, record.lines());
    }

    private static List<AttributeValue> flagged(List<AttributeValue> values, WatchedField field) {
        AttributeValue value = values.get(field.index());
        if (field.mayRepeat(value)) {
            return values;
        }
        List<AttributeValue> changed = new ArrayList<>(values);
        changed.set(field.index(), value.standardized(flagged(Objects.requireNonNull(value.standard()))));
        return List.copyOf(changed);
    }

    private static StandardValue flagged(StandardValue value) {
        Map<String, Object> parts = value.parts();
        if (parts.keySet().stream().anyMatch(KEYS::contains)) {
            parts = new TreeMap<>(parts.entrySet().stream()
                    .filter(part -> !KEYS.contains(part.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        }
        return new StandardValue(value.value(), value.validity(), parts, value.issues())
                .with(FrequencyIssue.TOO_FREQUENT.code());
    }

    private record Watch(WatchedField field, Fingerprints fingerprints) {}
}
