package io.customerhub.deadletter;

import io.customerhub.warehouse.Warehouse;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/**
 * Sums up the tally of dead letters, to which rows are only added while letters come and go: one row stays for each group,
 * state and hour, none for those that sum to nothing, and hours older than eight days become months. What the tally counts
 * does not change by it, however many letters come meanwhile and however many hubs do it at once.
 */
public final class TallyCompaction {

    /** Trends show a day; a week more lets a person compare with it. */
    private static final int HOURLY_DAYS = 8;

    private static final String COMPACT =
            """
            WITH stale AS (
                SELECT DISTINCT fingerprint FROM (
                    SELECT fingerprint FROM hub.dead_letter_tally
                    GROUP BY fingerprint, hour, state HAVING count(*) > 1 OR sum(letters) = 0
                    UNION ALL
                    SELECT fingerprint FROM hub.dead_letter_tally
                    WHERE hour < now() - make_interval(days => %1$d) AND hour <> date_trunc('month', hour, 'UTC')) AS all_stale),
            gone AS (
                DELETE FROM hub.dead_letter_tally t USING stale s WHERE t.fingerprint = s.fingerprint
                RETURNING t.fingerprint, t.hour, t.state, t.letters, t.delivered, t.again),
            seen AS (
                UPDATE hub.dead_letter_group g SET last_seen = greatest(g.last_seen, d.delivered),
                    again = greatest(g.again, d.again)
                FROM (SELECT fingerprint, max(delivered) AS delivered, max(again) AS again FROM gone
                    GROUP BY fingerprint) AS d
                WHERE g.fingerprint = d.fingerprint AND (g.last_seen IS DISTINCT FROM greatest(g.last_seen, d.delivered)
                    OR g.again IS DISTINCT FROM greatest(g.again, d.again))),
            kept AS (
                INSERT INTO hub.dead_letter_tally (fingerprint, hour, state, letters)
                SELECT fingerprint,
                    CASE WHEN hour < now() - make_interval(days => %1$d) THEN date_trunc('month', hour, 'UTC') ELSE hour END,
                    state, sum(letters)
                FROM gone GROUP BY 1, 2, 3 HAVING sum(letters) <> 0
                RETURNING 1)
            SELECT (SELECT count(*) FROM gone) - (SELECT count(*) FROM kept) AS saved"""
                    .formatted(HOURLY_DAYS);

    private final Warehouse warehouse;

    /** The compaction of a warehouse. */
    public TallyCompaction(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Sums up once; gives how many rows fewer there are. */
    public long compact() {
        return warehouse.transact(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(COMPACT);
                    ResultSet saved = statement.executeQuery()) {
                saved.next();
                return saved.getLong("saved");
            }
        });
    }
}
