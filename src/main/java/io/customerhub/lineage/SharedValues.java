package io.customerhub.lineage;

import io.customerhub.config.StreamConfiguration;
import io.customerhub.config.StreamMapping;
import io.customerhub.quality.frequency.Fingerprint;
import io.customerhub.quality.frequency.FrequencyIssue;
import io.customerhub.quality.frequency.FrequentValue;
import io.customerhub.quality.frequency.WatchedField;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.FieldPath;
import io.customerhub.record.SourceRecord;
import io.customerhub.standardize.Standardizers;
import io.customerhub.warehouse.FrequencyStore;
import io.customerhub.warehouse.LoadedRecordStore;
import io.customerhub.warehouse.LoadedRecordStore.Arrived;
import io.customerhub.warehouse.LoadedRecordStore.Loaded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values that were learnt to come too often, as a person must see them to judge: the hub keeps fingerprints only, so
 * the value is read anew from a loaded record that has it.
 */
public final class SharedValues {

    private static final String FLAG = FrequencyIssue.TOO_FREQUENT.code();

    private final FrequencyStore frequencies;
    private final LoadedRecordStore records;
    private final Standardizers standardizers;

    /** Values of the streams of a warehouse. */
    public SharedValues(FrequencyStore frequencies, LoadedRecordStore records, Standardizers standardizers) {
        this.frequencies = frequencies;
        this.records = records;
        this.standardizers = standardizers;
    }

    /**
     * One value of one field.
     *
     * @param stream {@code system/stream}
     * @param attribute what the mapping makes of the field
     * @param fields the source fields, with commas between
     * @param value the standard value; null when no loaded record has it any more
     * @param records how many records certainly brought it, when it was counted last
     * @param share which part of all values of the field that is, from 0 to 1
     * @param flagged how many loaded records bear the issue because of it
     * @param example the key of a record that has it
     * @param since when it was found
     * @param mayRepeat true when the mapping says that it is fine, so that it is flagged no more
     * @param place where the mapping of the field stands
     */
    public record Shared(
            String stream,
            String attribute,
            String fields,
            @Nullable String value,
            long records,
            double share,
            long flagged,
            String example,
            Instant since,
            boolean mayRepeat,
            String place) {}

    /** The values of one stream, the most frequent first; of fields only that are watched today. */
    public List<Shared> of(StreamConfiguration stream) {
        StreamMapping mapping = stream.mapping();
        Map<String, WatchedField> watched =
                WatchedField.of(mapping).stream().collect(Collectors.toMap(WatchedField::attribute, field -> field));
        Map<String, Map<Long, Sight>> sights = new HashMap<>();
        List<Sight> all = new ArrayList<>();
        for (FrequencyStore.Found found : frequencies.load(mapping.stream()).values()) {
            WatchedField field = watched.get(found.value().attribute());
            if (field != null) {
                Sight sight = new Sight(field, found);
                all.add(sight);
                sights.computeIfAbsent(field.attribute(), attribute -> new HashMap<>())
                        .put(found.value().fingerprint(), sight);
            }
        }
        if (!all.isEmpty()) {
            TodaysValues values = new TodaysValues(mapping, standardizers);
            lookAtFlagged(mapping, values, sights);
            lookAtExamples(mapping, values, all);
        }
        return all.stream().map(sight -> sight.told(mapping)).toList();
    }

    private void lookAtFlagged(StreamMapping mapping, TodaysValues values, Map<String, Map<Long, Sight>> sights) {
        LoadedRecords flagged = new LoadedRecords(records, mapping.stream(), mapping.entity(), List.of(FLAG));
        while (flagged.hasNext()) {
            List<Arrived> page = flagged.next();
            for (SourceRecord record : values.of(page)) {
                Arrived arrived = page.get((int) record.row() - 1);
                for (String attribute : arrived.attributesWith(FLAG)) {
                    sights.getOrDefault(attribute, Map.of()).values().stream()
                            .filter(sight -> sight.isSeenIn(record))
                            .forEach(sight -> sight.flagged(record, arrived.key()));
                }
            }
        }
    }

    /** A value that flags no record yet is read from the record that told it. */
    private void lookAtExamples(StreamMapping mapping, TodaysValues values, List<Sight> all) {
        for (Sight sight : all) {
            Loaded loaded = sight.value != null
                    ? null
                    : records.find(mapping.stream(), sight.found.value().exampleKey());
            if (loaded != null && loaded.entity() == mapping.entity()) {
                values.of(List.of(loaded.arrived())).stream()
                        .filter(sight::isSeenIn)
                        .forEach(sight::look);
            }
        }
    }

    /** What is known of one value while the records are looked at. */
    private static final class Sight {

        private final WatchedField field;
        private final FrequencyStore.Found found;
        private @Nullable AttributeValue value;
        private long flagged;
        private String example;

        private Sight(WatchedField field, FrequencyStore.Found found) {
            this.field = field;
            this.found = found;
            this.example = found.value().exampleKey();
        }

        private AttributeValue in(SourceRecord record) {
            return record.attributes().get(field.index());
        }

        private boolean isSeenIn(SourceRecord record) {
            AttributeValue seen = in(record);
            return seen.standard() != null
                    && seen.standard().value() != null
                    && Fingerprint.of(seen.standard().value()) == found.value().fingerprint();
        }

        private void look(SourceRecord record) {
            value = in(record);
        }

        private void flagged(SourceRecord record, String key) {
            if (flagged == 0) {
                example = key;
                look(record);
            }
            flagged++;
        }

        private Shared told(StreamMapping mapping) {
            FrequentValue learnt = found.value();
            return new Shared(
                    mapping.stream().toString(),
                    field.attribute(),
                    field.mapping().from().stream().map(FieldPath::toString).collect(Collectors.joining(", ")),
                    value == null
                            ? null
                            : String.valueOf(
                                    Objects.requireNonNull(value.standard()).value()),
                    learnt.records(),
                    learnt.seen() == 0 ? 0 : (double) learnt.records() / learnt.seen(),
                    flagged,
                    example,
                    found.since(),
                    value != null && field.mayRepeat(value),
                    field.mapping().place().toString());
        }
    }
}
