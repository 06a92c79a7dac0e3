package io.customerhub.pipeline;

import io.customerhub.quality.frequency.FrequencyCounter;
import io.customerhub.quality.frequency.FrequencyIssue;
import io.customerhub.quality.frequency.FrequentValue;
import io.customerhub.quality.frequency.FrequentValues;
import io.customerhub.quality.frequency.WatchedField;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.FrequencyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** What the loaded records of a stream, all of them, say of values that come too often. */
final class FrequencyRecount {

    /** What makes attributes of a record that is identified, without learning or writing anything. */
    private static final List<String> STEPS = List.of("map", "cleanse", "standardize", "validate");

    private final FrequencyStore store;
    private final Clock clock;

    FrequencyRecount(FrequencyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Counts all records from nothing and keeps what comes of it in the place of what was learnt while they arrived.
     *
     * @param records all loaded records of the stream, identified
     */
    void count(StreamPlan plan, Iterator<RecordBatch> records) {
        List<WatchedField> fields = WatchedField.of(plan.configuration().mapping());
        StreamName stream = plan.configuration().stream();
        FrequencyCounter counter = new FrequencyCounter(fields);
        List<FrequentValue> fresh = new ArrayList<>();
        while (!fields.isEmpty() && records.hasNext()) {
            fresh.addAll(counter.count(made(plan, records.next()), FrequentValues.NONE));
        }
        List<FrequentValue> all = new ArrayList<>(counter.lasting(fresh));
        FrequentValues found = FrequentValues.of(all);
        List<FrequentValue> known = store.load(stream).values().stream()
                .map(FrequencyStore.Found::value)
                .filter(value -> !found.of(value.attribute()).contains(value.fingerprint()))
                .toList();
        all.addAll(counter.staying(known));
        store.replace(stream, counter.bytes(), all, clock.instant());
    }

    /** What the stages of a plan make of loaded records. */
    static RecordBatch made(StreamPlan plan, RecordBatch batch) {
        RecordBatch made = batch;
        for (String step : STEPS) {
            made = plan.stages().get(step).apply(made);
        }
        return made;
    }

    /** The attributes whose value bears the issue. */
    static Set<String> flagged(RecordBatch made, SourceRecord record) {
        Set<String> flagged = new HashSet<>();
        List<AttributeValue> values = record.attributes();
        for (int i = 0; i < values.size(); i++) {
            AttributeValue value = values.get(i);
            if (value.standard() != null
                    && value.standard().issues().contains(FrequencyIssue.TOO_FREQUENT.code())
                    && made.layout() != null) {
                flagged.add(made.layout().attributes().get(i));
            }
        }
        return flagged;
    }
}
