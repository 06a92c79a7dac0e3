package io.customerhub.pipeline;

import io.customerhub.deadletter.DeadLetterStore;
import io.customerhub.deadletter.OpenRecord;
import io.customerhub.ingest.PayloadCodec;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.SourceRecord.Delivery;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import org.apache.camel.Body;

/** Takes dead letters out of their store as batches for the pipeline; the bean {@code openLetters} of the replay route. */
public final class OpenLetters {

    private static final int PAGE = 1_000;

    private final DeadLetterStore letters;
    private final PayloadCodec payloads = new PayloadCodec();

    OpenLetters(DeadLetterStore letters) {
        this.letters = letters;
    }

    /** The letters of a request, oldest first, a page at a time; each batch is of one stream and one place. */
    public Iterator<RecordBatch> batches(@Body ReplayRequest request) {
        return new Batches(request);
    }

    private final class Batches implements Iterator<RecordBatch> {

        private final ReplayRequest request;
        private final Queue<RecordBatch> ready = new ArrayDeque<>();
        private long after;
        private boolean ended;

        private Batches(ReplayRequest request) {
            this.request = request;
            this.after = request.after();
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && !ended) {
                List<OpenRecord> page = letters.openRecords(request.filter(), after, request.upTo(), PAGE);
                ended = page.size() < PAGE;
                if (!page.isEmpty()) {
                    after = page.get(page.size() - 1).letter();
                    cut(page);
                }
            }
            return !ready.isEmpty();
        }

        @Override
        public RecordBatch next() {
            if (!hasNext()) {
                throw new NoSuchElementException("all letters have been taken out");
            }
            return ready.remove();
        }

        private void cut(List<OpenRecord> page) {
            int from = 0;
            for (int i = 1; i <= page.size(); i++) {
                if (i == page.size() || !belongTogether(page.get(from), page.get(i))) {
                    ready.add(batch(page.subList(from, i)));
                    from = i;
                }
            }
        }

        private boolean belongTogether(OpenRecord one, OpenRecord other) {
            return one.stream().equals(other.stream())
                    && one.origin().equals(other.origin())
                    && Objects.equals(one.version(), other.version());
        }

        private RecordBatch batch(List<OpenRecord> together) {
            OpenRecord first = together.get(0);
            List<SourceRecord> records = new ArrayList<>(together.size());
            for (OpenRecord open : together) {
                records.add(SourceRecord.replayed(
                        open.letter(), open.row(), payloads.decode(open.payload()), open.payload(), delivery(open)));
            }
            BatchOrigin origin =
                    new BatchOrigin(first.stream(), first.route(), first.origin(), Instant.now(), deliveredAt(first));
            return RecordBatch.read(origin, records, List.of(), null);
        }

        private Delivery delivery(OpenRecord open) {
            Long version = open.version();
            boolean isKnown = version != null && version != Long.MIN_VALUE;
            return open.isDeleted() ? Delivery.deleted(isKnown ? version : null) : Delivery.PLAIN;
        }

        /** A stream without versions of its own is ordered by delivery: a replay must not make an old record newer. */
        private Instant deliveredAt(OpenRecord open) {
            Long version = open.version();
            return version == null ? open.firstSeen() : Instant.EPOCH.plus(version, ChronoUnit.MICROS);
        }
    }
}
