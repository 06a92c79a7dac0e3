package io.customerhub.ingest;

import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.StreamName;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one file, from the committed position on. Before it reads a batch, it asks whether the hub is halted and
 * whether the file is still the same; before it hands one out, whether the batch before has been committed: no error
 * handler between here and the warehouse can make a batch get lost.
 *
 * <p>Camel's splitter asks for the next batch before it sends one on, so one batch is read ahead; after a halt at most
 * that one follows.
 *
 * <p>A bad row never makes it throw. On a bad day {@link #hasNext} throws {@link UncheckedIOException} and {@link #next}
 * throws {@link IllegalStateException}; the file must stay where it is then.
 */
public final class FileBatches implements Iterator<RecordBatch>, Closeable {

    /** How far reading has come. */
    public enum Outcome {
        /** There may be more to read. */
        READING,
        /** All has been read and committed. */
        COMPLETE,
        /** The hub asked to stop; the rest is read later. */
        HALTED,
        /** The rest of the file cannot be read; see {@link #unreadable}. */
        UNREADABLE,
        /** A bad day. */
        FAILED
    }

    private final SourceFile file;
    private final RecordReader reader;
    private final Intake intake;
    private final BatchOrigin origin;
    private final FilePosition positions;
    private final int batchSize;
    private final long resumeAt;

    private Outcome outcome = Outcome.READING;
    private @Nullable UnreadableException unreadable;
    private @Nullable RecordBatch next;
    private @Nullable Position emitted;
    private long records;
    private boolean resumed;
    private boolean uncommitted;
    private boolean entersItself = true;

    /**
     * The batches that are left of a file.
     *
     * @param file the file
     * @param reader reads it from its beginning; closed with this
     * @param stream the stream it belongs to
     * @param configuration what the file is read under; another one begins from the start
     * @param intake tells the committed position and when to stop
     * @param batchSize records and rejections a batch, at least 1
     */
    public FileBatches(
            SourceFile file,
            RecordReader reader,
            StreamName stream,
            String configuration,
            Intake intake,
            int batchSize) {
        this.file = file;
        this.reader = reader;
        this.intake = intake;
        this.batchSize = batchSize;
        this.origin = new BatchOrigin(stream, intake.route(stream), file.name(), Instant.now(), file.modified());
        this.positions = new FilePosition(file, configuration);
        this.resumeAt = positions.recordsOf(intake.position(stream));
    }

    /** Leaves it to the caller to enter the file into the ledger, because more is to be done after its last batch. */
    public void leaveEntering() {
        entersItself = false;
    }

    @Override
    public boolean hasNext() {
        if (next == null && outcome == Outcome.READING) {
            try {
                next = readBatch();
            } catch (IOException e) {
                outcome = Outcome.FAILED;
                throw new UncheckedIOException(e);
            }
        }
        return next != null;
    }

    @Override
    public RecordBatch next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("the file has no more batches");
        }
        requireCommitted();
        RecordBatch batch = next;
        next = null;
        emitted = batch.position();
        return batch;
    }

    /** How far reading has come. */
    public Outcome outcome() {
        return outcome;
    }

    /** Why the rest of the file cannot be read; null unless the outcome is UNREADABLE. */
    public @Nullable UnreadableException unreadable() {
        return unreadable;
    }

    /** How many records and rejections the file has had so far, those before the position included. */
    public long records() {
        return records;
    }

    /** True when the ledger of files knows the end of this file by its last batch. */
    public boolean isEntered() {
        return emitted != null && emitted.finished() != null && intake.entersFinishedFiles();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private @Nullable RecordBatch readBatch() throws IOException {
        if (!intake.mayGoOn(origin.stream())) {
            outcome = Outcome.HALTED;
            return null;
        }
        if (unreadable != null) {
            outcome = Outcome.UNREADABLE;
            return null;
        }
        Slice slice = new Slice(batchSize);
        boolean more = true;
        try {
            requireReadable(intake, origin.stream(), file, Math.max(records, resumeAt));
            resume();
            while (more && !slice.isFull()) {
                more = reader.read(slice);
            }
        } catch (UnreadableException e) {
            unreadable = e;
        }
        // what was read of a file that changed meanwhile belongs to neither content
        file.requireUnchanged();
        if (slice.size() == 0) {
            outcome = unreadable == null ? Outcome.COMPLETE : Outcome.UNREADABLE;
            return null;
        }
        records += slice.size();
        return RecordBatch.read(
                origin, slice.records(), slice.rejections(), positions.after(records, !more && entersItself));
    }

    /**
     * Refuses to read where the hub itself has ended again and again.
     *
     * @param records how many records of the file come before
     * @throws UnreadableException when that is so (HUB-CRASH-002)
     */
    public static void requireReadable(Intake intake, StreamName stream, SourceFile file, long records)
            throws UnreadableException {
        if (!intake.mayRead(stream, file.digest() + "#" + records)) {
            throw new UnreadableException(
                    "HUB-CRASH-002",
                    0,
                    "the process of the hub ended three times in a row while it read on after record " + records
                            + " of this file; the file is laid aside so that the others go on");
        }
    }

    private void resume() throws IOException {
        if (!resumed) {
            resumed = true;
            while (records < resumeAt && reader.skip()) {
                records++;
            }
        }
    }

    /** True when the outcome is FAILED because the batch before was not committed, not because of the file. */
    public boolean isUncommitted() {
        return uncommitted;
    }

    /**
     * Refuses to go on before the batch that was handed out last has been committed.
     *
     * @throws IllegalStateException when the committed position is not the one after that batch
     */
    public void requireCommitted() {
        if (emitted != null && !intake.isCommitted(origin.stream(), emitted)) {
            outcome = Outcome.FAILED;
            uncommitted = true;
            throw new IllegalStateException("HUB-READ-011: a batch of " + origin.stream() + " from '" + file.name()
                    + "' was not committed; the file stays and is read again");
        }
    }
}
