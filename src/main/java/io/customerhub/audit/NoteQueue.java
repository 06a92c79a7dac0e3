package io.customerhub.audit;

import io.customerhub.access.AuditTrail.Entry;
import io.customerhub.warehouse.WarehouseUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lets entries that come at the same time be written together: whoever comes first writes for all who wait, in one
 * transaction, and nobody goes on before the own entry is written. Otherwise each would wait for the transactions of all
 * before it, and each would hold a connection meanwhile. Safe for use by several threads.
 */
final class NoteQueue {

    /** So that one transaction stays short. */
    private static final int MOST_TOGETHER = 100;

    private final Consumer<List<Entry>> writer;
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();
    private final ReentrantLock turn = new ReentrantLock(true);

    /** @param writer writes entries durably, all or none of them, or throws */
    NoteQueue(Consumer<List<Entry>> writer) {
        this.writer = writer;
    }

    /** Somebody who waits; what became of the entry is written and read under the lock. */
    private static final class Waiting {

        private final Entry entry;
        private boolean isWritten;
        private @Nullable RuntimeException failure;

        private Waiting(Entry entry) {
            this.entry = entry;
        }
    }

    /**
     * Comes back when the entry is written.
     *
     * @throws RuntimeException what the writer threw; then it is not written
     */
    void note(Entry entry) {
        Waiting mine = new Waiting(entry);
        queue.add(mine);
        turn.lock();
        try {
            while (!mine.isWritten && mine.failure == null) {
                writeNext();
            }
        } finally {
            turn.unlock();
        }
        if (mine.failure != null) {
            throw mine.failure;
        }
    }

    private void writeNext() {
        List<Waiting> together = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = together.size() < MOST_TOGETHER ? queue.poll() : null) {
            together.add(next);
        }
        RuntimeException failure = write(together);
        // one entry that cannot be written must not take the others with it; a warehouse that is away takes them all
        boolean isShared = together.size() == 1 || failure instanceof WarehouseUnavailableException;
        for (Waiting waiting : together) {
            RuntimeException own = failure == null || isShared ? failure : write(List.of(waiting));
            waiting.failure = own;
            waiting.isWritten = own == null;
        }
    }

    private @Nullable RuntimeException write(List<Waiting> together) {
        try {
            writer.accept(together.stream().map(waiting -> waiting.entry).toList());
            return null;
        } catch (RuntimeException failure) {
            return failure;
        }
    }
}
