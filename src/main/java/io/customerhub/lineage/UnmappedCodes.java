package io.customerhub.lineage;

import io.customerhub.cleanse.CleanseStage;
import io.customerhub.config.FieldMapping;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.config.StreamMapping;
import io.customerhub.mapping.DriftListener;
import io.customerhub.mapping.MapStage;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.FieldPath;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.standardize.IssueCode;
import io.customerhub.standardize.StandardizeStage;
import io.customerhub.standardize.Standardizers;
import io.customerhub.warehouse.LoadedRecordStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The codes in loaded records that the map of no field knows, as today's mapping sees them. */
public final class UnmappedCodes {

    /** A field of a source with more codes than this has no codes but free text; the others are still counted. */
    private static final int MOST_CODES = 10_000;

    private final LoadedRecordStore records;
    private final Standardizers standardizers;

    /** Codes in the records of a store. */
    public UnmappedCodes(LoadedRecordStore records, Standardizers standardizers) {
        this.records = records;
        this.standardizers = standardizers;
    }

    /**
     * One code of one field.
     *
     * @param stream {@code system/stream}
     * @param attribute what the mapping makes of the field
     * @param fields the source fields, with commas between
     * @param code the code, cleansed
     * @param records how many loaded records have it
     * @param place where the mapping of the field stands
     */
    public record Unmapped(String stream, String attribute, String fields, String code, long records, String place) {}

    /** The codes of one stream, the most frequent first. */
    public List<Unmapped> of(StreamConfiguration stream) {
        StreamMapping mapping = stream.mapping();
        Map<FieldMapping, Map<String, Long>> counts = new HashMap<>();
        MapStage map = new MapStage(mapping, null, DriftListener.NONE);
        CleanseStage cleanse = new CleanseStage(mapping);
        StandardizeStage standardize = new StandardizeStage(mapping, standardizers);
        LoadedRecords loaded =
                new LoadedRecords(records, mapping.stream(), mapping.entity(), IssueCode.CODE_UNKNOWN.code());
        loaded.forEachRemaining(batch -> count(standardize.apply(cleanse.apply(map.apply(batch))), mapping, counts));
        List<Unmapped> found = new ArrayList<>();
        counts.forEach((field, codes) -> codes.forEach((code, count) -> found.add(new Unmapped(
                mapping.stream().toString(),
                field.attribute(),
                field.from().stream().map(FieldPath::toString).collect(Collectors.joining(", ")),
                code,
                count,
                field.place().toString()))));
        found.sort(Comparator.comparingLong(Unmapped::records)
                .reversed()
                .thenComparing(Unmapped::attribute)
                .thenComparing(Unmapped::code));
        return found;
    }

    private static void count(RecordBatch batch, StreamMapping mapping, Map<FieldMapping, Map<String, Long>> counts) {
        for (SourceRecord record : batch.records()) {
            count(record.attributes(), mapping.fields(), counts);
            for (List<AttributeValue> line : record.lines()) {
                count(
                        line,
                        mapping.lines() == null ? List.of() : mapping.lines().fields(),
                        counts);
            }
        }
    }

    private static void count(
            List<AttributeValue> values, List<FieldMapping> fields, Map<FieldMapping, Map<String, Long>> counts) {
        for (int i = 0; i < values.size(); i++) {
            AttributeValue value = values.get(i);
            String text = value.text();
            if (text != null
                    && value.standard() != null
                    && value.standard().issues().contains(IssueCode.CODE_UNKNOWN.code())) {
                Map<String, Long> codes = counts.computeIfAbsent(fields.get(i), field -> new HashMap<>());
                if (codes.size() < MOST_CODES || codes.containsKey(text)) {
                    codes.merge(text, 1L, Long::sum);
                }
            }
        }
    }
}
