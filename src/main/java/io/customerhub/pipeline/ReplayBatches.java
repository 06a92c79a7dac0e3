package io.customerhub.pipeline;

import io.customerhub.deadletter.OpenRecord;
import io.customerhub.ingest.PayloadCodec;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.SourceRecord.Delivery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Makes records of dead letters what they were when they were delivered: a batch for the pipeline. */
public final class ReplayBatches {

    private ReplayBatches() {}

    /**
     * A batch of letters of one stream, in their order. Each record has the version of its first delivery with it, as a
     * stream without versions of its own is ordered by that: a replay must not make an old record newer. A deleted record
     * whose version was never known has only the batch to tell it, so it must be
     * alone.
     *
     * @param letters at least one
     */
    public static RecordBatch of(List<OpenRecord> letters) {
        PayloadCodec payloads = new PayloadCodec();
        List<SourceRecord> records = new ArrayList<>(letters.size());
        for (OpenRecord letter : letters) {
            records.add(SourceRecord.replayed(
                    letter.letter(),
                    letter.row(),
                    payloads.decode(letter.payload()),
                    letter.payload(),
                    delivery(letter)));
        }
        OpenRecord first = letters.get(0);
        BatchOrigin origin =
                new BatchOrigin(first.stream(), first.route(), first.origin(), Instant.now(), first.firstSeen());
        return RecordBatch.read(origin, records, List.of(), null);
    }

    private static Delivery delivery(OpenRecord letter) {
        Long version = letter.version();
        boolean isKnown = version != null && version != Long.MIN_VALUE;
        if (letter.isDeleted()) {
            return Delivery.deleted(isKnown ? version : null);
        }
        return Delivery.of(isKnown ? version : ChronoUnit.MICROS.between(Instant.EPOCH, letter.firstSeen()));
    }
}
