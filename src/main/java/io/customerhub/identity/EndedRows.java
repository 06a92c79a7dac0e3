package io.customerhub.identity;

import io.customerhub.warehouse.SqlRows;
import io.customerhub.warehouse.Warehouse;
import java.time.Instant;
import java.util.List;

/** Clears away what has no effect any more: ended sessions, codes and sign-ins that are too old, forgotten attempts. */
public final class EndedRows {

    private final Warehouse warehouse;

    /** The rows of a warehouse. */
    public EndedRows(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Removes them.
     *
     * @return how many there were
     */
    public int remove(Instant now) {
        return warehouse.transact(connection -> SqlRows.change(
                        connection,
                        "DELETE FROM hub.session WHERE seen_at <= ? OR created_at <= ?",
                        List.of(now.minus(Sessions.IDLE), now.minus(Sessions.LONGEST)))
                + SqlRows.change(connection, "DELETE FROM hub.one_time_code WHERE expires_at <= ?", List.of(now))
                + SqlRows.change(connection, "DELETE FROM hub.pending_sign_in WHERE expires_at <= ?", List.of(now))
                + Attempts.forget(connection, now));
    }
}
