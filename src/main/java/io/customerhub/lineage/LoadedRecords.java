package io.customerhub.lineage;

import io.customerhub.ingest.PayloadCodec;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.EntityType;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.SourceRecord.Delivery;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.LoadedRecordStore;
import io.customerhub.warehouse.LoadedRecordStore.Arrived;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The loaded records of a stream as they arrived, in pages, by key; {@link #batch} makes a batch of such a page. */
public final class LoadedRecords implements Iterator<List<Arrived>> {

    /** The route that such batches name. */
    public static final String ROUTE = "reprocess";

    private static final int PAGE = 2000;

    private final LoadedRecordStore records;
    private final StreamName stream;
    private final EntityType entity;
    private final List<String> issues;
    private List<Arrived> page;

    /**
     * Begins with the first key.
     *
     * @param issues only records with an issue of one of these codes; all when empty
     */
    public LoadedRecords(LoadedRecordStore records, StreamName stream, EntityType entity, Collection<String> issues) {
        this.records = records;
        this.stream = stream;
        this.entity = entity;
        this.issues = List.copyOf(issues);
        this.page = records.page(stream, entity, this.issues, "", PAGE);
    }

    @Override
    public boolean hasNext() {
        return !page.isEmpty();
    }

    @Override
    public List<Arrived> next() {
        if (page.isEmpty()) {
            throw new NoSuchElementException("all records have been taken out");
        }
        List<Arrived> turned = page;
        page = records.page(
                stream, entity, issues, turned.get(turned.size() - 1).key(), PAGE);
        return turned;
    }

    /** Records as they arrived and with their versions, as a batch that has just been read; rows count from 1. */
    public static RecordBatch batch(StreamName stream, List<Arrived> arrived) {
        PayloadCodec payloads = new PayloadCodec();
        List<SourceRecord> batch = new ArrayList<>(arrived.size());
        for (Arrived one : arrived) {
            batch.add(SourceRecord.read(
                    batch.size() + 1L, payloads.decode(one.payload()), one.payload(), Delivery.of(one.version())));
        }
        return batchOf(stream, batch);
    }

    /** A batch of these records. */
    public static RecordBatch batchOf(StreamName stream, List<SourceRecord> records) {
        Instant now = Instant.now();
        return RecordBatch.read(new BatchOrigin(stream, ROUTE, "the raw layer", now, now), records, List.of(), null);
    }
}
