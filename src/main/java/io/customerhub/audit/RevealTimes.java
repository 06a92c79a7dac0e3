package io.customerhub.audit;

import io.customerhub.access.Caller;
import io.customerhub.warehouse.SqlRows;
import io.customerhub.warehouse.Warehouse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When who has looked at personal data as they are, for as long as the limit looks back; what lasts stands in the audit
 * log. Safe for use by several threads and processes.
 */
public final class RevealTimes {

    /** Those of one caller one after the other, so that two at once do not both count as the last one allowed. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('customer-hub reveal ' || ?, 0))";

    private final Warehouse warehouse;

    /** The times in a warehouse. */
    public RevealTimes(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Notes one more, unless there were as many as allowed.
     *
     * @param now when
     * @param window how far to look back
     * @param most how many are allowed within it
     * @return empty when it was noted; otherwise when the oldest of those within the window was
     */
    public Optional<Instant> note(Caller caller, Instant now, Duration window, int most) {
        String key = SqlRows.storable(caller.kind() + " " + caller.name());
        return warehouse.transact(connection -> {
            SqlRows.select(connection, LOCK, List.of(key), row -> true);
            List<Instant> seen = SqlRows.select(
                    connection,
                    "SELECT at FROM hub.reveal WHERE caller = ? AND at >= ? ORDER BY at",
                    List.of(key, now.minus(window)),
                    row -> SqlRows.instant(row, "at"));
            if (seen.size() >= most) {
                return Optional.of(seen.get(0));
            }
            SqlRows.change(connection, "INSERT INTO hub.reveal (caller, at) VALUES (?, ?)", List.of(key, now));
            return Optional.empty();
        });
    }

    /** Removes those before a time; gives how many there were. */
    public int forget(Instant before) {
        return warehouse.transact(
                connection -> SqlRows.change(connection, "DELETE FROM hub.reveal WHERE at < ?", List.of(before)));
    }
}
