package io.customerhub.pipeline;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.warehouse.BatchOutcome;
import io.customerhub.warehouse.CrashTraces;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stream that was being read when the hub ended unclean. After the first such end its batches travel in pieces; a piece
 * that was in flight at the second travels record by record; a record that was in flight alone at the third is the culprit.
 * The marks are what {@link CrashTraces} keeps.
 */
final class Suspicion {

    /** Records in a piece: few enough to be taken apart in a second, enough not to slow a whole feed by much. */
    static final int PIECE = 50;

    /** So many records that were not loaded before, and the stream is sound: it has come past where the hub ended. */
    private static final long RANGE = 10_000;

    private static final int CRASHES = 3;
    private static final String ALONE = "record ";
    private static final String TOGETHER = "piece ";
    private static final String READ = "read ";
    private static final String READ_AGAIN = "read again ";

    private final int crashes;
    private final @Nullable String suspect;
    private @Nullable String marked;
    private long passed;

    Suspicion(CrashTraces.Trace trace) {
        this.crashes = trace.crashes();
        this.suspect = trace.inFlight();
        this.marked = suspect;
    }

    /** True when the culprit is nearly known, so that nothing else should be in flight beside it. */
    boolean isNarrowed() {
        return suspect != null;
    }

    /** The payload hash of the culprit, or null while it is not known. */
    @Nullable
    Long culprit() {
        return crashes >= CRASHES && suspect != null && suspect.startsWith(ALONE)
                ? Long.valueOf(HexFormat.fromHexDigitsToLong(suspect.substring(ALONE.length())))
                : null;
    }

    /** True when the hub has ended while it read at this place, and again when it read there the next time. */
    boolean isUnreadable(String place) {
        return (READ_AGAIN + place).equals(suspect);
    }

    /** How many records of the batch go on together. */
    int together(RecordBatch batch) {
        int size = batch.records().size();
        if (size > PIECE) {
            return PIECE;
        }
        return size > 1 && (TOGETHER + hash(batch.records())).equals(suspect) ? 1 : Math.max(1, size);
    }

    /** What to note before these records go on. */
    static String mark(List<SourceRecord> records) {
        return (records.size() == 1 ? ALONE : TOGETHER) + hash(records);
    }

    /** What to note before reading goes on at a place. */
    String mark(String place) {
        return (READ + place).equals(suspect) || isUnreadable(place) ? READ_AGAIN + place : READ + place;
    }

    /** True when the mark has to be written. */
    boolean marks(@Nullable String mark) {
        boolean isNew = mark == null ? marked != null : !mark.equals(marked);
        marked = mark;
        return isNew;
    }

    /** Counts what got through; true when the stream counts as sound again. */
    boolean passed(BatchOutcome outcome) {
        passed += outcome.read() - outcome.unchanged();
        return passed >= RANGE;
    }

    private static String hash(List<SourceRecord> records) {
        if (records.size() == 1) {
            return HexFormat.of().toHexDigits(hash(records.get(0)));
        }
        HashStream64 hash = Hashing.xxh3_64().hashStream();
        records.forEach(record -> hash.putLong(hash(record)));
        return HexFormat.of().toHexDigits(hash.getAsLong());
    }

    /** As dead letters know a payload. */
    static long hash(SourceRecord record) {
        long hash = Hashing.xxh3_64().hashBytesToLong(record.payload());
        return record.isDeleted() ? ~hash : hash;
    }
}
