package io.customerhub.pipeline;

import io.customerhub.config.StreamMapping;
import io.customerhub.lineage.LoadedRecords;
import io.customerhub.quality.frequency.FrequencyCounter;
import io.customerhub.quality.frequency.FrequentValue;
import io.customerhub.quality.frequency.FrequentValues;
import io.customerhub.quality.frequency.WatchedField;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.FrequencyStore;
import io.customerhub.warehouse.WarehouseUnavailableException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Learns from committed batches which values come too often, and keeps it in the warehouse: a value at once, the counts now
 * and then. A crash loses at most the counts of a minute. On a bad day nothing is written, and the next batch tries again.
 * Safe for use by several threads.
 */
final class FrequencyJournal {

    private static final long SAVE_NANOS = 60_000_000_000L;
    private static final long LOOK_NANOS = 10_000_000_000L;

    /** A run that adds less than one in so many is no reason to write the counts. */
    private static final long WORTH_SAVING = 16;

    private final FrequencyStore store;
    private final Clock clock;
    private final Map<StreamName, Watch> watches = new ConcurrentHashMap<>();

    FrequencyJournal(FrequencyStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Watches a stream in service under this mapping. */
    void serve(StreamMapping mapping) {
        List<WatchedField> fields = WatchedField.of(mapping);
        StreamName stream = mapping.stream();
        if (fields.isEmpty()) {
            watches.remove(stream);
        } else {
            watches.put(stream, new Watch(stream, fields));
        }
    }

    /** Takes a stream out of service. */
    void withdraw(StreamName stream) {
        watches.remove(stream);
    }

    /** What was learnt is another hub's since; it is read anew. */
    void forget() {
        watches.values().forEach(Watch::forget);
    }

    /** The values of a stream that are known to come too often. */
    FrequentValues known(StreamName stream) {
        Watch watch = watches.get(stream);
        return watch == null ? FrequentValues.NONE : watch.known;
    }

    /** Looks now and then whether all records have been counted anew by somebody else. */
    void refresh(StreamName stream) {
        Watch watch = watches.get(stream);
        if (watch != null) {
            unlessAway(watch::refresh);
        }
    }

    /** Learns from a batch that is in the warehouse. */
    void committed(RecordBatch batch) {
        Watch watch = watches.get(batch.stream());
        if (watch != null && !batch.origin().route().equals(LoadedRecords.ROUTE)) {
            unlessAway(() -> watch.count(batch));
        }
    }

    /** A run is over. */
    void runEnded() {
        watches.values().forEach(watch -> unlessAway(watch::saveWhatIsWorthIt));
    }

    private static void unlessAway(Runnable step) {
        try {
            step.run();
        } catch (WarehouseUnavailableException later) {
            // those who must write wait and tell; what is counted stays in memory until the next batch
        }
    }

    /** One stream. */
    private final class Watch {

        private final StreamName stream;
        private final List<WatchedField> fields;
        private volatile FrequentValues known = FrequentValues.NONE;
        private @Nullable FrequencyCounter counter;
        private List<FrequentValue> values = List.of();
        private boolean hasNews;
        private long generation;
        private long counted;
        private long unsaved;
        private long nextSave;
        private long nextLook;

        private Watch(StreamName stream, List<WatchedField> fields) {
            this.stream = stream;
            this.fields = fields;
        }

        private synchronized void forget() {
            counter = null;
        }

        private synchronized void refresh() {
            long now = System.nanoTime();
            if (counter == null || (now - nextLook >= 0 && store.generation(stream) != generation)) {
                load();
            }
            nextLook = now + LOOK_NANOS;
        }

        private void load() {
            FrequencyStore.Kept kept = store.load(stream);
            generation = kept.generation();
            counter = kept.counts() == null ? new FrequencyCounter(fields) : FrequencyCounter.of(fields, kept.counts());
            learnt(kept.values().stream().map(FrequencyStore.Found::value).toList());
            hasNews = false;
            unsaved = 0;
            nextSave = System.nanoTime() + SAVE_NANOS;
        }

        private void learnt(List<FrequentValue> all) {
            values = List.copyOf(all);
            known = FrequentValues.of(all);
        }

        private synchronized void count(RecordBatch batch) {
            if (counter == null) {
                load();
            }
            FrequencyCounter counting = counter;
            List<FrequentValue> fresh = counting == null ? List.of() : counting.count(batch, known);
            counted += batch.records().size();
            unsaved += batch.records().size();
            if (!fresh.isEmpty()) {
                List<FrequentValue> all = new ArrayList<>(values);
                all.addAll(fresh);
                learnt(all);
                hasNews = true;
            }
            if (hasNews || System.nanoTime() - nextSave >= 0) {
                save();
            }
        }

        private synchronized void saveWhatIsWorthIt() {
            if (unsaved > counted / WORTH_SAVING) {
                save();
            }
        }

        private void save() {
            FrequencyCounter counting = counter;
            if (counting == null || unsaved == 0) {
                return;
            }
            List<FrequentValue> now = counting.recounted(values);
            if (store.add(stream, generation, counting.bytes(), now, clock.instant())) {
                values = now;
                hasNews = false;
                unsaved = 0;
                nextSave = System.nanoTime() + SAVE_NANOS;
            } else {
                load();
            }
        }
    }
}
