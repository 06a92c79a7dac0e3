package io.customerhub.pipeline;

import io.customerhub.ingest.FileBatches;
import io.customerhub.ingest.FileBatches.Outcome;
import io.customerhub.ingest.SourceFile;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.record.RecordBatch;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What is known of one file between its first byte and the decision what becomes of it. */
final class FileReading {

    /** What is to become of the file. */
    enum Verdict {
        DONE,
        DUPLICATE,
        UNREADABLE,
        STAYS
    }

    private final Path path;
    private String configuration = "";
    private @Nullable SourceFile file;
    private @Nullable FileBatches batches;
    private Reconciliation.@Nullable Keys keys;
    private long returned;
    private @Nullable UnreadableException unreadable;
    private boolean repeated;
    private boolean failedToRead;
    private boolean settled;

    FileReading(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /** The file; null when it is refused before it is read. */
    @Nullable
    SourceFile file() {
        return file;
    }

    String configuration() {
        return configuration;
    }

    void found(SourceFile found, String readUnder) {
        this.file = found;
        this.configuration = readUnder;
    }

    void read(FileBatches all) {
        this.batches = all;
    }

    /** All keys of the file, which is the full set; {@code back} of them had been deleted before. */
    void collected(Reconciliation.Keys all, long back) {
        this.keys = all;
        this.returned = back;
    }

    /** Deletes what the file lacks, now that it has been loaded; false when the stream has been paused instead. */
    boolean reconcile() {
        return keys == null || verdict() != Verdict.DONE || keys.complete(returned);
    }

    /** The same content has been read before. */
    void repeat() {
        this.repeated = true;
    }

    void refuse(UnreadableException reason) {
        this.unreadable = reason;
    }

    /** It is not this file's turn. */
    void leave() {
        this.settled = true;
    }

    void failToRead() {
        this.failedToRead = true;
    }

    Iterator<RecordBatch> batches() {
        return batches == null ? Collections.emptyIterator() : batches;
    }

    /** How many records and rejections were read. */
    long records() {
        return batches == null ? 0 : batches.records();
    }

    /** True when the ledger knows already that the file has been read. */
    boolean isEntered() {
        return batches != null && batches.isEntered();
    }

    @Nullable
    UnreadableException unreadable() {
        return unreadable != null || batches == null ? unreadable : batches.unreadable();
    }

    /** What is to become of the file, after its last batch has been committed. */
    Verdict verdict() {
        if (batches != null) {
            batches.requireCommitted();
        }
        if (repeated) {
            return Verdict.DUPLICATE;
        }
        if (unreadable != null) {
            return Verdict.UNREADABLE;
        }
        Outcome outcome = batches == null ? Outcome.HALTED : batches.outcome();
        return switch (outcome) {
            case COMPLETE -> Verdict.DONE;
            case UNREADABLE -> Verdict.UNREADABLE;
            case READING, HALTED, FAILED -> Verdict.STAYS;
        };
    }

    /** The decision has been carried out. */
    void settle() {
        this.settled = true;
    }

    /** True when nothing more is to be done, or reading was stopped on purpose. */
    boolean isSettled() {
        return settled || isHalted();
    }

    /** True when reading was stopped on purpose before the file was read to its end. */
    boolean isHalted() {
        return batches != null && batches.outcome() == Outcome.HALTED;
    }

    /** True when the file itself could not be read, as opposed to a batch that was not taken. */
    boolean hasFailedToRead() {
        return failedToRead || batches != null && batches.outcome() == Outcome.FAILED && !batches.isUncommitted();
    }

    void close() {
        try {
            if (batches != null) {
                batches.close();
            }
        } catch (IOException e) {
            failedToRead = true;
        }
    }
}
