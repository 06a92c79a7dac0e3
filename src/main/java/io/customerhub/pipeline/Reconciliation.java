package io.customerhub.pipeline;

import io.customerhub.ingest.PayloadCodec;
import io.customerhub.mapping.KeyFields;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.EntityType;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.SourceRecord.Delivery;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.KeyCensus;
import io.customerhub.warehouse.PositionChanges;
import io.customerhub.warehouse.ReconciliationStore;
import io.customerhub.warehouse.ReconciliationStore.Last;
import io.customerhub.warehouse.ReconciliationStore.Outcome;
import io.customerhub.warehouse.ReconciliationStore.Row;
import io.customerhub.warehouse.ReconciliationStore.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds deletes of sources that only forget: all keys that the source has are compared with the live rows of the standard
 * layer, and what is missing is deleted, as records of batches of their own. Nothing is deleted unless the source was read
 * to its end and every record of it had a key, and nothing when suddenly too much is missing.
 */
public final class Reconciliation {

    /** Keys of one source that a comparison can hold; as many as are known by heart for loading. */
    private static final long MOST_KEYS = 16_000_000;

    private static final Logger LOGGER = LoggerFactory.getLogger(Reconciliation.class);
    private static final int BATCH = 2000;

    private final StreamPlans plans;
    private final IntakeControl intake;
    private final BatchLoader loader;
    private final ReconciliationStore store;
    private final PositionChanges positions;

    Reconciliation(
            StreamPlans plans,
            IntakeControl intake,
            BatchLoader loader,
            ReconciliationStore store,
            PositionChanges positions) {
        this.plans = plans;
        this.intake = intake;
        this.loader = loader;
        this.store = store;
        this.positions = positions;
    }

    /** True when the last comparison is so long ago, or a person has accepted the deletes that it refused. */
    public boolean isDue(StreamName stream, Duration every) {
        Last last = store.find(stream);
        return last == null
                || last.accepted() != null
                || !Instant.now().isBefore(last.finishedAt().plus(every));
    }

    /**
     * Begins to collect the keys of a source.
     *
     * @param readAt as of when they are collected
     */
    Keys begin(StreamName stream, MaxDeletes maxDeletes, Instant readAt) {
        StreamPlan plan = plans.require(stream);
        plan.prepare().run();
        return new Keys(stream, plan, maxDeletes, readAt);
    }

    /** The keys that a source has, while they are collected. Used by one thread. */
    public final class Keys {

        private final StreamName stream;
        private final StreamPlan plan;
        private final MaxDeletes maxDeletes;
        private final Instant readAt;
        private final KeyFields fields;
        private final EntityType entity;
        private final KeyCensus census = new KeyCensus(MOST_KEYS);
        private long keyless;

        private Keys(StreamName stream, StreamPlan plan, MaxDeletes maxDeletes, Instant readAt) {
            this.stream = stream;
            this.plan = plan;
            this.maxDeletes = maxDeletes;
            this.readAt = readAt;
            this.fields = new KeyFields(plan.configuration().mapping().key());
            this.entity = plan.configuration().mapping().entity();
        }

        /** The fields that make the key, as the mapping names them. */
        public List<String> names() {
            return plan.configuration().mapping().key().stream()
                    .map(path -> path.text())
                    .toList();
        }

        /** The source has this record. */
        public void add(Content record) {
            String key = fields.key(record);
            if (key == null) {
                keyless++;
            } else {
                census.add(key);
            }
        }

        /** The source has all these records; those of which it says itself that they are no more do not count. */
        public void add(RecordBatch batch) {
            batch.records().stream().filter(record -> !record.isDeleted()).forEach(record -> add(record.content()));
            unreadable(batch.rejections().size());
        }

        /** The source has records that could not be read, so that their keys are not known. */
        public void unreadable(long records) {
            keyless += records;
        }

        /**
         * Makes room for records that had been deleted and are there again, so that they are loaded whatever their version.
         *
         * @return how many they were
         */
        public long liftReturned() {
            if (!census.isWhole() || isOutdated(store.find(stream))) {
                return 0;
            }
            long lifted = 0;
            String after = "";
            for (List<Row> rows = rows(after); !rows.isEmpty(); rows = rows(after)) {
                after = rows.get(rows.size() - 1).key();
                List<String> returned = rows.stream()
                        .filter(row -> row.isDeleted() && !census.isMissing(row.key()))
                        .map(Row::key)
                        .toList();
                lifted += returned.isEmpty() ? 0 : store.lift(stream, entity, returned);
            }
            if (lifted > 0) {
                LOGGER.atInfo()
                        .addKeyValue("stream", stream)
                        .addKeyValue("records", lifted)
                        .log("deleted records are back");
            }
            return lifted;
        }

        /**
         * All keys have been collected: deletes what is missing, or refuses to.
         *
         * @param returned how many had been deleted and are there again
         * @return false when the stream has been paused because too much is missing
         */
        public boolean complete(long returned) {
            Last last = store.find(stream);
            if (isOutdated(last)) {
                return incomplete("what was read is older than what was compared last");
            }
            if (keyless > 0) {
                return incomplete(keyless + " of the source's records have no key that can be read, so that it is not"
                        + " known which records they are; mend them at the source");
            }
            if (!census.isWhole()) {
                return incomplete("the source has more than " + MOST_KEYS + " keys");
            }
            long live = 0;
            long missing = 0;
            String after = "";
            for (List<Row> rows = rows(after); !rows.isEmpty(); rows = rows(after)) {
                after = rows.get(rows.size() - 1).key();
                live += rows.stream().filter(row -> !row.isDeleted()).count();
                missing += missing(rows).size();
            }
            long accepted = last == null || last.accepted() == null ? 0 : last.accepted();
            boolean isBelievable = census.size() > 0 && maxDeletes.allows(missing, live);
            if (missing > accepted && !isBelievable) {
                return refuse(live, missing, returned);
            }
            long deleted = missing == 0 ? 0 : delete();
            store.store(stream, readAt, new Outcome(State.DONE, census.size(), live, missing, deleted, returned, null));
            return true;
        }

        private boolean isOutdated(@Nullable Last last) {
            return last != null && last.readAt() != null && readAt.isBefore(last.readAt());
        }

        /** As {@link #complete}, for a source whose rows are read from a position: what is back is read again from the start. */
        public boolean completeFromPosition() {
            long returned = liftReturned();
            if (returned > 0) {
                positions.request(
                        stream, PositionChanges.Kind.BACKFILL, null, returned + " deleted records are back", "hub");
            }
            return complete(returned);
        }

        private boolean incomplete(String why) {
            String message = "HUB-DEL-002  the keys were not compared, and nothing was deleted: " + why;
            LOGGER.atWarn()
                    .addKeyValue("stream", stream)
                    .addKeyValue("reason", why)
                    .log("keys were not compared");
            store.store(stream, readAt, new Outcome(State.INCOMPLETE, census.size(), 0, 0, 0, 0, message));
            return true;
        }

        private boolean refuse(long live, long missing, long returned) {
            String message =
                    ("the source no longer has %,d of the %,d records, more than maxDeletes (%s) allows; nothing was deleted,"
                                    + " and the stream pauses. If they are gone indeed, run ./hub resume %s --accept-deletes, which"
                                    + " lets the next comparison delete up to %,d; if not, mend the source (a filter, a page or a"
                                    + " permission that is missing), then run ./hub resume %s")
                            .formatted(missing, live, maxDeletes, stream, missing, stream);
            store.store(
                    stream,
                    readAt,
                    new Outcome(State.REFUSED, census.size(), live, missing, 0, returned, "HUB-DEL-001  " + message));
            intake.pause(stream, "HUB-DEL-001", message);
            return false;
        }

        private long delete() {
            long deleted = 0;
            String after = "";
            for (List<Row> rows = rows(after); !rows.isEmpty(); rows = rows(after)) {
                after = rows.get(rows.size() - 1).key();
                List<Row> missing = missing(rows);
                for (int from = 0; from < missing.size(); from += BATCH) {
                    List<Row> part = missing.subList(from, Math.min(from + BATCH, missing.size()));
                    deleted += load(part);
                }
            }
            return deleted;
        }

        private long load(List<Row> part) {
            PayloadCodec codec = new PayloadCodec();
            List<SourceRecord> records = new ArrayList<>(part.size());
            for (Row row : part) {
                Content.Tree content = fields.content(row.key());
                records.add(SourceRecord.read(
                        records.size() + 1L, content, codec.encode(content.fields()), Delivery.deleted(row.version())));
            }
            BatchOrigin origin = new BatchOrigin(stream, intake.route(stream), "reconciliation", readAt, readAt);
            RecordBatch batch = RecordBatch.read(origin, records, List.of(), null);
            for (String step : StreamPlan.STEPS) {
                batch = plan.stages().get(step).apply(batch);
            }
            return loader.load(batch).loaded();
        }

        private List<Row> missing(List<Row> rows) {
            return rows.stream()
                    .filter(row -> !row.isDeleted() && census.isMissing(row.key()))
                    .toList();
        }

        private List<Row> rows(String after) {
            return store.rows(stream, entity, after);
        }
    }

    /** The keys of a connector's stream, or null when it does not reconcile or it is not time. */
    @Nullable
    Keys beginIfDue(StreamName stream, @Nullable Duration every, MaxDeletes maxDeletes) {
        return every == null || !isDue(stream, every) ? null : begin(stream, maxDeletes, Instant.now());
    }
}
