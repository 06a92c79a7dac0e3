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
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The loaded records of a stream as they arrived and with their versions, in batches, by key. */
public final class LoadedRecords implements Iterator<RecordBatch> {

    private static final int PAGE = 2000;

    private final LoadedRecordStore records;
    private final StreamName stream;
    private final EntityType entity;
    private final @Nullable String issue;
    private List<Arrived> page;

    /**
     * Begins with the first key.
     *
     * @param issue only records with an issue of this code; null for all
     */
    public LoadedRecords(LoadedRecordStore records, StreamName stream, EntityType entity, @Nullable String issue) {
        this.records = records;
        this.stream = stream;
        this.entity = entity;
        this.issue = issue;
        this.page = records.page(stream, entity, issue, "", PAGE);
    }

    @Override
    public boolean hasNext() {
        return !page.isEmpty();
    }

    @Override
    public RecordBatch next() {
        if (page.isEmpty()) {
            throw new NoSuchElementException("all records have been taken out");
        }
        RecordBatch batch = batch(stream, page);
        page = records.page(stream, entity, issue, page.get(page.size() - 1).key(), PAGE);
        return batch;
    }

    /** Records as they arrived, as a batch that has just been read. */
    static RecordBatch batch(StreamName stream, List<Arrived> arrived) {
        PayloadCodec payloads = new PayloadCodec();
        List<SourceRecord> batch = new ArrayList<>(arrived.size());
        for (Arrived one : arrived) {
            batch.add(SourceRecord.read(
                    batch.size() + 1L, payloads.decode(one.payload()), one.payload(), Delivery.of(one.version())));
        }
        Instant now = Instant.now();
        return RecordBatch.read(
                new BatchOrigin(stream, "reprocess", "the raw layer", now, now), batch, List.of(), null);
    }
}
