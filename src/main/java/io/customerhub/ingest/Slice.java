package io.customerhub.ingest;

import io.customerhub.record.Content;
import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import java.util.ArrayList;
import java.util.List;

/** What a reader has read towards the next batch. Bounded by count and by bytes, whatever the records are like. */
public final class Slice {

    /**
     * How many bytes of payload fill a slice, besides the count; one record more may be over it. The values of a record
     * take some five times its payload, and one batch is read ahead.
     */
    private static final long FULL = 4L << 20;

    private final int limit;
    private final List<SourceRecord> records;
    private final List<Rejection> rejections = new ArrayList<>();
    private long bytes;

    /** @param limit how many records and rejections fill it, at least 1 */
    public Slice(int limit) {
        this.limit = limit;
        this.records = new ArrayList<>(Math.min(limit, 10_000));
    }

    /** Adds a record and the JSON object that stands for it. */
    public void add(long row, Content content, byte[] payload) {
        records.add(SourceRecord.read(row, content, payload));
        bytes += payload.length;
    }

    /** Adds what stands for a record that cannot be read. */
    public void add(Rejection rejection) {
        rejections.add(rejection);
        bytes += rejection.payload().length;
    }

    /** The records that were read. */
    public List<SourceRecord> records() {
        return records;
    }

    /** What was no record. */
    public List<Rejection> rejections() {
        return rejections;
    }

    /** Records and rejections together. */
    public int size() {
        return records.size() + rejections.size();
    }

    /** True when the next record belongs to the next slice. */
    public boolean isFull() {
        return size() >= limit || bytes >= FULL;
    }
}
