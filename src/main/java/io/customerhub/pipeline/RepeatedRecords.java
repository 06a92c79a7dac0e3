package io.customerhub.pipeline;

import io.customerhub.lineage.LoadedRecords;
import io.customerhub.quality.frequency.FrequencyIssue;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.SourceRecord.Delivery;
import io.customerhub.record.SourceRecord.Identity;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.LoadedRecordStore;
import io.customerhub.warehouse.LoadedRecordStore.Arrived;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * The loaded records of a stream in batches that go through the pipeline once more. A record whose values are flagged
 * otherwise today than in its row, because it was learnt meanwhile what comes too often, is marked to be made again.
 */
final class RepeatedRecords implements Iterator<RecordBatch> {

    private final StreamPlan plan;
    private final LoadedRecords loaded;

    /** @param issues only records with an issue of one of these codes; all when empty */
    RepeatedRecords(LoadedRecordStore records, StreamPlan plan, List<String> issues) {
        this.plan = plan;
        this.loaded = loaded(records, plan, issues);
    }

    private static LoadedRecords loaded(LoadedRecordStore records, StreamPlan plan, List<String> issues) {
        return new LoadedRecords(
                records, stream(plan), plan.configuration().mapping().entity(), issues);
    }

    /** All records of a plan's stream, identified, so that the stages behind that can take them. */
    static Iterator<RecordBatch> identified(LoadedRecordStore records, StreamPlan plan) {
        LoadedRecords all = loaded(records, plan, List.of());
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public RecordBatch next() {
                return identified(plan, all.next());
            }
        };
    }

    @Override
    public boolean hasNext() {
        return loaded.hasNext();
    }

    @Override
    public RecordBatch next() {
        List<Arrived> page = loaded.next();
        RecordBatch batch = LoadedRecords.batch(stream(plan), page);
        Set<Integer> again = flaggedOtherwise(page);
        if (again.isEmpty()) {
            return batch;
        }
        List<SourceRecord> records = new ArrayList<>(batch.records());
        for (int place : again) {
            SourceRecord record = records.get(place);
            Delivery delivery = Delivery.again(page.get(place).version());
            records.set(place, SourceRecord.read(record.row(), record.content(), record.payload(), delivery));
        }
        return LoadedRecords.batchOf(stream(plan), records);
    }

    private static StreamName stream(StreamPlan plan) {
        return plan.configuration().stream();
    }

    private static RecordBatch identified(StreamPlan plan, List<Arrived> page) {
        List<SourceRecord> records = new ArrayList<>(page.size());
        for (SourceRecord record : LoadedRecords.batch(stream(plan), page).records()) {
            Arrived arrived = page.get(records.size());
            records.add(record.identifiedAs(new Identity(arrived.key(), arrived.version(), 0)));
        }
        return LoadedRecords.batchOf(stream(plan), records);
    }

    /** The places of the records that would be flagged otherwise today. */
    private Set<Integer> flaggedOtherwise(List<Arrived> page) {
        String code = FrequencyIssue.TOO_FREQUENT.code();
        Set<Integer> otherwise = new HashSet<>();
        if (!plan.flags()
                && page.stream().allMatch(one -> one.attributesWith(code).isEmpty())) {
            return otherwise;
        }
        RecordBatch made = FrequencyRecount.made(plan, identified(plan, page));
        for (SourceRecord record : made.records()) {
            int place = (int) record.row() - 1;
            if (!FrequencyRecount.flagged(made, record).equals(page.get(place).attributesWith(code))) {
                otherwise.add(place);
            }
        }
        return otherwise;
    }
}
