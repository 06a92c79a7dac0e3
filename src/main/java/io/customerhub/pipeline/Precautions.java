package io.customerhub.pipeline;

import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.BatchOutcome;
import io.customerhub.warehouse.CrashTraces;
import io.customerhub.warehouse.WarehouseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a record that makes the process itself end is found and kept out, so that it stops its stream for three starts and
 * not for ever: see {@link Suspicion}. What is in flight is noted in the warehouse before it goes on, but only for streams
 * that were being read at an unclean end; all others pay nothing. A record that was found becomes a dead letter and stays
 * out, however often it is delivered, until that letter is replayed or dismissed. Safe for use by several threads.
 */
final class Precautions {

    /** The stage and the code of the dead letters of records that were found. */
    static final String STAGE = "quarantine";

    static final String CODE = "HUB-CRASH-001";

    private static final Logger LOGGER = LoggerFactory.getLogger(Precautions.class);

    /** How long the others wait for a stream that is read alone; it takes about a second. */
    private static final long TURN_NANOS = 60_000_000_000L;

    private final CrashTraces traces;
    private final Map<StreamName, Suspicion> suspicions = new ConcurrentSkipListMap<>();
    private final Map<StreamName, Long> turns = new ConcurrentHashMap<>();
    private final Map<StreamName, Set<Long>> quarantined = new ConcurrentHashMap<>();

    Precautions(CrashTraces traces) {
        this.traces = traces;
    }

    /** Learns where the hub ended unclean; to be called before the first stream is read. */
    void learn() {
        forget();
        traces.all().forEach((stream, trace) -> {
            suspicions.put(stream, new Suspicion(trace));
            LOGGER.atWarn()
                    .addKeyValue("stream", stream)
                    .addKeyValue("uncleanEnds", trace.crashes())
                    .log("the hub ended unclean while it read this stream, which is read in small steps for now");
        });
    }

    /** Another hub reads now; what is known here is not up to date. */
    void forget() {
        suspicions.clear();
        turns.clear();
    }

    /**
     * True when another stream is read alone now, so that it is surely known whose record was in flight should the hub
     * end again.
     */
    boolean mustWait(StreamName stream, Predicate<StreamName> isInService) {
        for (Map.Entry<StreamName, Suspicion> entry : suspicions.entrySet()) {
            StreamName first = entry.getKey();
            if (entry.getValue().isNarrowed() && isInService.test(first)) {
                long began = turns.computeIfAbsent(first, name -> System.nanoTime());
                if (System.nanoTime() - began < TURN_NANOS) {
                    return !first.equals(stream);
                }
            }
        }
        return false;
    }

    /** The stream is read again: which of its records are in quarantine. */
    void runBegins(StreamName stream) {
        Set<Long> hashes = new HashSet<>(traces.quarantined(stream, STAGE, CODE));
        Suspicion suspicion = suspicions.get(stream);
        Long culprit = suspicion == null ? null : suspicion.culprit();
        if (culprit != null) {
            hashes.add(culprit);
        }
        if (hashes.isEmpty()) {
            quarantined.remove(stream);
        } else {
            quarantined.put(stream, hashes);
        }
    }

    /** See {@link io.customerhub.ingest.Intake#mayRead}. */
    boolean mayRead(StreamName stream, String place) {
        Suspicion suspicion = suspicions.get(stream);
        if (suspicion == null) {
            return true;
        }
        mark(stream, suspicion, suspicion.mark(place));
        return !suspicion.isUnreadable(place);
    }

    /** The batch in pieces that may go on together, in order; only the last moves the position. */
    List<RecordBatch> pieces(RecordBatch batch) {
        Suspicion suspicion = suspicions.get(batch.stream());
        int size = suspicion == null ? batch.records().size() : suspicion.together(batch);
        if (size >= batch.records().size()) {
            return List.of(batch);
        }
        List<RecordBatch> pieces = new ArrayList<>();
        List<SourceRecord> records = batch.records();
        int from = 0;
        for (; from + size < records.size(); from += size) {
            pieces.add(RecordBatch.read(batch.origin(), records.subList(from, from + size), List.of(), null));
        }
        // what left the batch before is counted with the last piece
        pieces.add(new RecordBatch(
                batch.origin(),
                batch.read() - from,
                records.subList(from, records.size()),
                batch.layout(),
                batch.rejections(),
                batch.unchanged(),
                batch.skipped(),
                batch.judgement(),
                batch.position()));
        return pieces;
    }

    /** The batch without the records in quarantine, which are rejections in it; what goes on is noted before. */
    RecordBatch enter(RecordBatch batch) {
        RecordBatch rest = withoutQuarantined(batch, quarantined.get(batch.stream()));
        Suspicion suspicion = suspicions.get(batch.stream());
        if (suspicion != null && !rest.records().isEmpty()) {
            mark(batch.stream(), suspicion, Suspicion.mark(rest.records()));
        }
        return rest;
    }

    private static RecordBatch withoutQuarantined(RecordBatch batch, @Nullable Set<Long> hashes) {
        if (hashes == null) {
            return batch;
        }
        List<SourceRecord> kept = new ArrayList<>(batch.records().size());
        List<Rejection> refused = new ArrayList<>();
        for (SourceRecord record : batch.records()) {
            // a replay is somebody's decision to try it
            if (record.letter() == 0 && hashes.contains(Suspicion.hash(record))) {
                refused.add(rejection(record));
            } else {
                kept.add(record);
            }
        }
        return refused.isEmpty() ? batch : batch.after(kept, refused);
    }

    private static Rejection rejection(SourceRecord record) {
        return Rejection.of(
                record,
                STAGE,
                CODE,
                null,
                "the process of the hub ended three times in a row while this record was in flight, so it is not tried again;"
                        + " find out why the process ended (memory, native crash), then replay this letter");
    }

    /** A batch was committed. Never throws: a note that is lost makes the next start more careful than need be. */
    void committed(StreamName stream, BatchOutcome outcome) {
        Suspicion suspicion = suspicions.get(stream);
        if (suspicion == null) {
            return;
        }
        try {
            if (suspicion.passed(outcome)) {
                sound(stream);
            } else {
                mark(stream, suspicion, null);
            }
        } catch (WarehouseException away) {
            LOGGER.debug("what was in flight of {} cannot be noted now", stream);
        }
    }

    /** The stream was read to its end, or left in order. */
    void sound(StreamName stream) {
        if (suspicions.containsKey(stream)) {
            traces.clear(stream);
            suspicions.remove(stream);
        }
    }

    /** The stream cannot be read now, so that nobody needs to wait for it. */
    void yielded(StreamName stream) {
        turns.computeIfPresent(stream, (name, began) -> began - TURN_NANOS);
    }

    private void mark(StreamName stream, Suspicion suspicion, @Nullable String mark) {
        if (suspicion.marks(mark)) {
            traces.mark(stream, mark);
        }
    }
}
