package io.customerhub.warehouse;

import io.customerhub.record.EntityType;
import io.customerhub.record.LoadedVersions;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.StreamName;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The one way of batches into the warehouse: raw rows, standard rows, dead letters, counts and position in one
 * transaction. Each version of a record takes effect once, however often and in whatever order it is delivered. Safe
 * for use by several threads; batches of one stream are written one after the other.
 */
public final class BatchWriter {

    /** How many records per stream are known by heart by default: 16 million, some 400 MB outside the heap. */
    public static final long DEFAULT_TABLE_LIMIT = 16_000_000;

    private final Warehouse warehouse;
    private final long tableLimit;
    private final WriteObserver observer;
    private final ConcurrentMap<StreamName, StreamWriter> streams = new ConcurrentHashMap<>();

    /** A writer with the default limit. */
    public BatchWriter(Warehouse warehouse) {
        this(warehouse, DEFAULT_TABLE_LIMIT, WriteObserver.NONE);
    }

    /**
     * A writer.
     *
     * @param tableLimit how many records per stream are known by heart; beyond, each key is looked up
     * @param observer is told each step
     */
    public BatchWriter(Warehouse warehouse, long tableLimit, WriteObserver observer) {
        this.warehouse = warehouse;
        this.tableLimit = tableLimit;
        this.observer = observer;
    }

    /**
     * Learns which records of a stream are loaded, when that is not known yet. Writing does so by itself; doing it
     * before the first batch lets that batch's unchanged records be left out early.
     *
     * @throws WarehouseUnavailableException on a bad day
     */
    public void prepare(StreamName stream, EntityType entity) {
        writer(stream).prepare(entity);
    }

    /** What is loaded of a stream under a configuration; knows nothing before the stream has been prepared. */
    public LoadedVersions loadedVersions(StreamName stream, int configuration) {
        return writer(stream).loadedVersions(configuration);
    }

    /** Forgets what is loaded of one stream, to be learned anew: its mapping makes rows of another kind now. */
    public void forget(StreamName stream) {
        writer(stream).forget();
    }

    /** Forgets what is loaded, to be learned anew: for a hub that has got the intake lease after another one had it. */
    public void forget() {
        streams.values().forEach(StreamWriter::forget);
    }

    /**
     * Writes a batch. When it returns, all is durable.
     *
     * @param batch identified and mapped; its records may be of any age and may repeat
     * @throws WarehouseUnavailableException on a bad day: nothing was written, or it is unknown whether; write the same
     *     batch under the same reference again
     * @throws LeaseLostException when another hub has taken over; nothing was written
     * @throws IllegalArgumentException when the batch has records and no layout, or one with unknown attributes
     */
    public BatchOutcome write(RecordBatch batch, RunReference run) {
        return write(batch, run, LetterReplay.NONE);
    }

    /**
     * As {@link #write(RecordBatch, RunReference)}, for a batch of replayed letters.
     *
     * @param replay takes part in the transaction
     */
    public BatchOutcome write(RecordBatch batch, RunReference run, LetterReplay replay) {
        return writer(batch.stream()).write(batch, run, replay);
    }

    private StreamWriter writer(StreamName stream) {
        return streams.computeIfAbsent(stream, name -> new StreamWriter(warehouse, name, tableLimit, observer));
    }
}
