package io.customerhub.lineage;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.FieldPath;
import io.customerhub.record.SourceRecord;
import io.customerhub.standardize.IssueCode;
import io.customerhub.standardize.Standardizers;
import io.customerhub.warehouse.LoadedRecordStore;
import io.customerhub.warehouse.LoadedRecordStore.Arrived;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The codes in loaded records that the map of no field knows, as today's mapping sees them: of the type code, and of the types
 * gender and boolean, which have words of their own and a map for what these are not.
 */
public final class UnmappedCodes {

    /** What a line more in a map puts right. */
    private static final List<String> ISSUES = Stream.of(
                    IssueCode.CODE_UNKNOWN,
                    IssueCode.GENDER_UNKNOWN,
                    IssueCode.GENDER_CODE,
                    IssueCode.BOOLEAN_UNKNOWN,
                    IssueCode.BOOLEAN_CODE)
            .map(IssueCode::code)
            .toList();

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
     * @param issue what its records bear because of it, such as {@code HUB-CODE-001}
     * @param place where its map stands: the line of the mapping, or the file that this names
     */
    public record Unmapped(
            String stream, String attribute, String fields, String code, long records, String issue, String place) {}

    /** The codes of one stream, the most frequent first. */
    public List<Unmapped> of(StreamConfiguration stream) {
        StreamMapping mapping = stream.mapping();
        Map<FieldMapping, Map<String, Count>> counts = new HashMap<>();
        TodaysValues values = new TodaysValues(mapping, standardizers);
        new LoadedRecords(records, mapping.stream(), mapping.entity(), ISSUES)
                .forEachRemaining(page -> count(page, values, mapping, counts));
        List<Unmapped> found = new ArrayList<>();
        counts.forEach((field, codes) -> codes.forEach((code, count) -> found.add(new Unmapped(
                mapping.stream().toString(),
                field.attribute(),
                field.from().stream().map(FieldPath::toString).collect(Collectors.joining(", ")),
                code,
                count.records,
                count.issue,
                field.codeFile() == null ? field.place().toString() : field.codeFile()))));
        found.sort(Comparator.comparingLong(Unmapped::records)
                .reversed()
                .thenComparing(Unmapped::attribute)
                .thenComparing(Unmapped::code));
        return found;
    }

    private static void count(
            List<Arrived> page,
            TodaysValues values,
            StreamMapping mapping,
            Map<FieldMapping, Map<String, Count>> counts) {
        for (SourceRecord record : values.of(page)) {
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
            List<AttributeValue> values, List<FieldMapping> fields, Map<FieldMapping, Map<String, Count>> counts) {
        for (int i = 0; i < values.size(); i++) {
            AttributeValue value = values.get(i);
            String text = value.text();
            String issue = issue(value);
            if (text != null && issue != null) {
                Map<String, Count> codes = counts.computeIfAbsent(fields.get(i), field -> new HashMap<>());
                if (codes.size() < MOST_CODES || codes.containsKey(text)) {
                    codes.computeIfAbsent(text, first -> new Count(issue)).records++;
                }
            }
        }
    }

    private static @Nullable String issue(AttributeValue value) {
        return value.standard() == null
                ? null
                : value.standard().issues().stream()
                        .filter(ISSUES::contains)
                        .findFirst()
                        .orElse(null);
    }

    private static final class Count {
        private final String issue;
        private long records;

        private Count(String issue) {
            this.issue = issue;
        }
    }
}
