package io.customerhub.ingest.table;

import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Position;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads one table over and over, and knows when a lookback has done its work: a pass that begins a whole lookback after
 * the highest cursor was first seen has seen every row that was committed late by less than that, whatever the clocks
 * of the writers say. From then on a quiet table is not read again. Used by one thread at a time.
 */
public final class TablePages {

    private final TableSource source;
    private final int timeoutSeconds;
    private final LongSupplier nanoTime;

    private @Nullable TablePosition highest;
    private long seenAt;
    private boolean settled;
    private long begunAt;

    /**
     * Pages of a source.
     *
     * @param timeoutSeconds the time limit of each statement
     * @param nanoTime a clock that only measures lengths of time, such as {@code System::nanoTime}
     */
    public TablePages(TableSource source, int timeoutSeconds, LongSupplier nanoTime) {
        this.source = source;
        this.timeoutSeconds = timeoutSeconds;
        this.nanoTime = nanoTime;
    }

    /**
     * Begins a pass over the table.
     *
     * @param committed the committed position of the stream, or null
     * @param route the route that reads it
     * @throws TableFailure when the database is away, or does not have what the route asks for
     */
    public TablePoll begin(DataSource database, @Nullable Position committed, String route) {
        begunAt = nanoTime.getAsLong();
        Instant now = Instant.now();
        TableDescription description = TableDescription.of(database, source, timeoutSeconds);
        TablePosition found = TablePosition.of(source, committed);
        new PositionCheck(database, source, description, timeoutSeconds).require(found);
        TablePosition position = found.here();
        BatchOrigin origin = new BatchOrigin(source.stream(), route, source.place(), now, now);
        return new TablePoll(source, description, origin, position, settled && position.equals(highest));
    }

    /**
     * Begins a pass over the keys only.
     *
     * @param names the fields that make the key of a record
     * @throws TableFailure when the database is away, or lacks one of them
     */
    public TableKeys keys(DataSource database, List<String> names) {
        return new TableKeys(source, TableDescription.of(database, source, timeoutSeconds), names);
    }

    /** The pass came to its end, and all its batches have been committed. */
    public void finished(TablePoll poll) {
        TablePosition reached = poll.reached();
        if (!poll.hasTimeCursor() || poll.isCapped() || reached.key() == null) {
            highest = null;
            settled = false;
        } else if (!reached.equals(highest)) {
            highest = reached;
            seenAt = nanoTime.getAsLong();
            settled = false;
        } else if (begunAt - seenAt >= source.lookback().time().toNanos()) {
            settled = true;
        }
    }

    /** What a failure of the database means for this table; never null. */
    public TableFailure failure(Throwable problem) {
        return TableFailure.of(source.stream(), source.place(), problem);
    }
}
