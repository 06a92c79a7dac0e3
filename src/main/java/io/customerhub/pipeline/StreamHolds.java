package io.customerhub.pipeline;

import io.customerhub.record.StreamName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Streams that are held at a batch boundary while what reads them is exchanged. Who reads a held stream waits there, so
 * that neither a tick nor the rest of a poll is lost, whose next turn may be a day away. Safe for several threads.
 */
final class StreamHolds {

    private enum Hold {
        /** Readers wait for the release. */
        WAIT,
        /** Readers end, since their route goes. */
        LEAVE
    }

    private final Map<StreamName, Hold> held = new HashMap<>();
    private final Map<StreamName, Integer> waiting = new HashMap<>();
    private boolean stopping;

    /** Readers of these streams wait at their next batch boundary. */
    synchronized void hold(Collection<StreamName> streams) {
        streams.forEach(stream -> held.put(stream, Hold.WAIT));
    }

    /** Readers of these streams, those which are held, end at once instead of waiting. */
    synchronized void dismiss(Collection<StreamName> streams) {
        streams.forEach(stream -> held.computeIfPresent(stream, (name, before) -> Hold.LEAVE));
        notifyAll();
    }

    /** Readers of these streams, those which are held, wait again. */
    synchronized void readmit(Collection<StreamName> streams) {
        streams.forEach(stream -> held.computeIfPresent(stream, (name, before) -> Hold.WAIT));
    }

    /** Readers of these streams go on. */
    synchronized void release(Collection<StreamName> streams) {
        streams.forEach(held::remove);
        notifyAll();
    }

    /** Nobody waits any more. */
    synchronized void stop() {
        stopping = true;
        notifyAll();
    }

    /** True while a stream is held. */
    synchronized boolean isHeld(StreamName stream) {
        return held.containsKey(stream);
    }

    /** How many readers of a stream wait for its release. */
    synchronized int waiting(StreamName stream) {
        return waiting.getOrDefault(stream, 0);
    }

    /** Waits while the stream is held; returns at once when it is not, and as soon as the reader has been dismissed. */
    synchronized void await(StreamName stream) {
        if (!held.containsKey(stream)) {
            return;
        }
        waiting.merge(stream, 1, Integer::sum);
        try {
            while (!stopping && held.get(stream) == Hold.WAIT) {
                wait();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.computeIfPresent(stream, (name, count) -> count == 1 ? null : count - 1);
        }
    }
}
