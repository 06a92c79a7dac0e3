package io.customerhub.preview;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.mapping.DriftListener;
import io.customerhub.preview.Preview.Ending;
import io.customerhub.preview.Preview.Fate;
import io.customerhub.preview.Preview.LetterCause;
import io.customerhub.preview.Preview.SeenRecord;
import io.customerhub.preview.Preview.SentRequest;
import io.customerhub.preview.Preview.Standing;
import io.customerhub.quality.ContractAccount;
import io.customerhub.record.Content;
import io.customerhub.record.FieldPath;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.SourceRecord.Identity;
import io.customerhub.record.StreamName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes notes while batches go by: the first step shows it what arrived, the last one what would be loaded. It keeps
 * counts of all records and the content of the first ones only, so that its memory is bounded. Safe for use by several
 * threads.
 */
public final class PreviewNotes implements DriftListener {

    private static final int MOST_REQUESTS = 100;

    private final StreamConfiguration configuration;
    private final long limit;
    private final int show;
    private final @Nullable LastLoaded last;
    private final SeenRecords seen;
    private final CountDownLatch ended = new CountDownLatch(1);

    private final List<SeenRecord> records = new ArrayList<>();
    private final Map<List<@Nullable String>, LetterCause> letters = new LinkedHashMap<>();
    private final Set<String> fields = new LinkedHashSet<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final Set<FieldPath> missing = new LinkedHashSet<>();
    private final List<SentRequest> requests = new ArrayList<>();
    private final SortedMap<String, Long> skipped = new TreeMap<>();
    private final SortedMap<Standing, Long> against = new TreeMap<>();
    private final AttributeCounter attributes = new AttributeCounter();
    private final DateOrderNotes orders;
    private final ContractAccount promises;
    private List<SourceRecord> arrived = List.of();
    private boolean table;
    private long read;
    private long good;
    private long dead;
    private @Nullable Ending ending;

    /**
     * Empty notes.
     *
     * @param limit how many records to look at, at least 1
     * @param show how many of them to keep for showing
     * @param last what is loaded, or null when nothing is to be compared
     */
    public PreviewNotes(StreamConfiguration configuration, long limit, int show, @Nullable LastLoaded last) {
        this.configuration = configuration;
        this.limit = limit;
        this.show = show;
        this.last = last;
        this.seen = new SeenRecords(configuration.mapping());
        this.orders = new DateOrderNotes(configuration.mapping());
        this.promises = new ContractAccount(configuration.contract());
        expect(configuration.mapping().key());
        configuration.mapping().fields().forEach(field -> expect(field.from()));
        FieldMapping version = configuration.mapping().version();
        expect(version == null ? List.of() : version.from());
        if (configuration.contract() != null) {
            configuration.contract().properties().forEach(property -> expect(List.of(property.field())));
        }
    }

    private void expect(List<FieldPath> paths) {
        missing.addAll(paths);
    }

    /** Of the batch as it was read, those records that are still wanted. */
    public synchronized RecordBatch admit(RecordBatch batch) {
        RecordBatch wanted = firstOf(batch, Math.max(0, limit - read));
        arrived = wanted.records();
        for (SourceRecord record : arrived) {
            if (record.isDeleted()) {
                continue; // it may have nothing but its key
            }
            promises.add(record.content());
            table |= record.content() instanceof Content.Row;
            missing.removeIf(path -> isThere(record.content(), path));
            if (read < 1_000) {
                fields.addAll(
                        record.content() instanceof Content.Row row
                                ? row.names().names()
                                : FlatFields.of(record.content()).keySet());
            }
        }
        return wanted;
    }

    private static boolean isThere(Content content, FieldPath path) {
        return content instanceof Content.Row row
                ? row.names().column(path.text()) >= 0
                : content instanceof Content.Tree tree && path.find(tree.fields()) != null;
    }

    private static RecordBatch firstOf(RecordBatch batch, long count) {
        if (batch.read() <= count) {
            return batch;
        }
        long[] rows = new long[batch.read()];
        int at = 0;
        for (SourceRecord record : batch.records()) {
            rows[at++] = record.row();
        }
        for (Rejection rejection : batch.rejections()) {
            rows[at++] = rejection.row();
        }
        Arrays.sort(rows);
        long end = count == 0 ? Long.MIN_VALUE : rows[(int) count - 1];
        return RecordBatch.read(
                batch.origin(),
                batch.records().stream().filter(record -> record.row() <= end).toList(),
                batch.rejections().stream()
                        .filter(rejection -> rejection.row() <= end)
                        .toList(),
                batch.position());
    }

    /** The batch as it would be loaded; ends the look when enough has been seen. */
    public synchronized void taken(RecordBatch batch) {
        read += batch.read();
        good += batch.records().size();
        batch.rejections().forEach(this::count);
        batch.skipped().forEach((rule, count) -> skipped.merge(rule, (long) count, Long::sum));
        attributes.add(batch);
        orders.add(batch);
        Map<String, Standing> standings = compare(batch.records());
        keep(batch, standings);
        if (read >= limit) {
            end(new Ending(Ending.Kind.LIMIT, "", ""));
        }
    }

    private void keep(RecordBatch batch, Map<String, Standing> standings) {
        if (records.size() >= show) {
            return;
        }
        Map<Long, SourceRecord> loaded = new LinkedHashMap<>();
        batch.records().forEach(record -> loaded.put(record.row(), record));
        Map<Long, Rejection> refused = new LinkedHashMap<>();
        batch.rejections().forEach(rejection -> refused.put(rejection.row(), rejection));
        List<SeenRecord> all = new ArrayList<>();
        for (SourceRecord before : arrived) {
            SourceRecord after = loaded.get(before.row());
            Rejection rejection = refused.remove(before.row());
            if (after != null) {
                all.add(seen.good(
                        after,
                        batch.layout(),
                        standings.get(after.requireIdentity().key())));
            } else if (rejection != null) {
                all.add(seen.dead(before, rejection));
            } else {
                all.add(new SeenRecord(
                        before.row(), null, FlatFields.of(before.content()), List.of(), Fate.SKIPPED, null));
            }
        }
        refused.values().forEach(rejection -> all.add(seen.unreadable(rejection)));
        all.sort(Comparator.comparingLong(SeenRecord::row));
        records.addAll(all.subList(0, Math.min(all.size(), show - records.size())));
    }

    private Map<String, Standing> compare(List<SourceRecord> found) {
        if (last == null || found.isEmpty()) {
            return Map.of();
        }
        Map<String, Identity> loaded = last.of(
                found.stream().map(record -> record.requireIdentity().key()).toList());
        Map<String, Standing> standings = new LinkedHashMap<>();
        for (SourceRecord record : found) {
            Identity now = record.requireIdentity();
            Standing standing = standing(now, loaded.get(now.key()));
            standings.put(now.key(), standing);
            against.merge(standing, 1L, Long::sum);
        }
        return standings;
    }

    private static Standing standing(Identity now, @Nullable Identity loaded) {
        if (loaded == null) {
            return Standing.NEW;
        }
        if (loaded.hash() == now.hash()) {
            return Standing.EQUAL;
        }
        return now.version() < loaded.version() ? Standing.OLDER : Standing.CHANGED;
    }

    /** A whole file or page that cannot be read. */
    public synchronized void unreadable(Rejection rejection) {
        read++;
        count(rejection);
        if (records.size() < show) {
            records.add(seen.unreadable(rejection));
        }
    }

    private void count(Rejection rejection) {
        dead++;
        letters.merge(
                Arrays.asList(rejection.stage(), rejection.code(), rejection.field()),
                new LetterCause(rejection.stage(), rejection.code(), rejection.field(), rejection.message(), 1),
                (known, more) -> new LetterCause(
                        known.stage(), known.code(), known.field(), known.message(), known.count() + 1));
    }

    /** A request was answered. */
    public synchronized void request(SentRequest request) {
        if (requests.size() < MOST_REQUESTS) {
            requests.add(request);
        }
    }

    @Override
    public synchronized void newField(StreamName stream, String field) {
        unknown.add(field);
    }

    @Override
    public synchronized void goneField(StreamName stream, String field) {
        missing.add(FieldPath.of(field));
    }

    /** The look is over; the first end counts. */
    public synchronized void end(Ending reason) {
        if (ending == null) {
            ending = reason;
            ended.countDown();
        }
    }

    /** True once nothing more is wanted. */
    public synchronized boolean isEnded() {
        return ending != null;
    }

    /** How many records have been read so far. */
    public synchronized long read() {
        return read;
    }

    /** Waits for the end, at most so long; true when it has come. */
    public boolean await(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    /**
     * All notes.
     *
     * @throws IllegalStateException before the end
     */
    public synchronized Preview result() {
        if (ending == null) {
            throw new IllegalStateException("the preview has not ended yet");
        }
        List<LetterCause> causes = new ArrayList<>(letters.values());
        causes.sort(Comparator.comparingLong(LetterCause::count).reversed().thenComparing(LetterCause::code));
        return new Preview(
                configuration.stream(),
                new Preview.Counts(read, good, dead, skipped, against),
                List.copyOf(records),
                List.copyOf(causes),
                new Preview.Shape(
                        table,
                        List.copyOf(fields),
                        List.copyOf(unknown),
                        read == 0
                                ? List.of()
                                : missing.stream().map(FieldPath::text).toList()),
                attributes.result(),
                orders.result(),
                promises.lines(),
                List.copyOf(requests),
                ending);
    }
}
