package io.customerhub.deadletter;

import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Rejection;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.LetterLedger;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The dead letters of all streams. Looking changes nothing. Safe for use by several threads. */
public final class DeadLetterStore {

    private static final String GROUPS =
            """
            SELECT system, stream, stage, code, field, fingerprint, state,
                (array_agg(message ORDER BY id DESC))[1] AS message, count(*) AS letters,
                sum(occurrences) AS occurrences, min(first_seen) AS first_seen, max(last_seen) AS last_seen
            FROM hub.dead_letter WHERE %s
            GROUP BY system, stream, stage, code, field, fingerprint, state
            ORDER BY letters DESC, fingerprint LIMIT ?""";

    private static final String DISMISS =
            """
            UPDATE hub.dead_letter SET state = 'dismissed', closed_at = now(), closed_by = ?, reason = ?
            WHERE id = ? AND state = 'open'""";

    /** One open letter per record and cause is enough. */
    private static final String REOPEN =
            """
            UPDATE hub.dead_letter d SET state = 'open', closed_at = NULL, closed_by = NULL, reason = NULL
            WHERE id = ? AND state <> 'open' AND NOT EXISTS (
                SELECT FROM hub.dead_letter o
                WHERE o.system = d.system AND o.stream = d.stream AND o.fingerprint = d.fingerprint
                    AND o.payload_hash = d.payload_hash
                    AND o.state IN ('open', 'planned', 'retrying', 'quarantined'))""";

    private static final String DECISION =
            "INSERT INTO hub.dead_letter_attempt (letter, by, outcome, message) VALUES (?, ?, ?, ?)";

    private final Warehouse warehouse;

    /** The letters of a warehouse. */
    public DeadLetterStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Stores a letter outside of any batch: a file, page or message that could not be read at all.
     *
     * @param run the run, or null
     * @return the number of the letter; of the one that is open already when it is the same
     */
    public long insert(BatchOrigin origin, Rejection rejection, @Nullable Long run) {
        return warehouse.transact(
                connection -> LetterLedger.insert(connection, origin, run, null, null, List.of(rejection))
                        .get(0));
    }

    /**
     * A page of letters, newest first.
     *
     * @param before the last id of the page before; {@code Long.MAX_VALUE} for the first page
     */
    public List<DeadLetter> list(DeadLetterFilter filter, int limit, long before) {
        return select(
                "SELECT " + LetterRows.COLUMNS + " FROM hub.dead_letter WHERE " + filter.condition()
                        + " AND id < ? ORDER BY id DESC LIMIT ?",
                filter,
                LetterRows::letter,
                before,
                limit);
    }

    /** The causes with their numbers, the most frequent first. */
    public List<DeadLetterGroup> groups(DeadLetterFilter filter, int limit) {
        return select(GROUPS.formatted(filter.condition()), filter, LetterRows::group, limit);
    }

    /** How many letters are open, by stream; a stream without any is left out. */
    public Map<StreamName, Long> openByStream() {
        Map<StreamName, Long> counts = new TreeMap<>();
        select(
                "SELECT system, stream, count(*) AS letters FROM hub.dead_letter WHERE state = 'open'"
                        + " GROUP BY system, stream",
                DeadLetterFilter.ALL,
                row -> counts.put(LetterRows.stream(row), row.getLong("letters")));
        return counts;
    }

    /** All about one letter, with its payload; empty when there is no such letter. */
    public Optional<DeadLetterDetails> show(long id) {
        return warehouse.transact(connection -> {
            List<DeadLetterDetails.Attempt> attempts = rows(
                    connection,
                    "SELECT * FROM hub.dead_letter_attempt WHERE letter = ? ORDER BY at",
                    LetterRows::attempt,
                    id);
            return rows(
                            connection,
                            "SELECT payload, " + LetterRows.COLUMNS + " FROM hub.dead_letter WHERE id = ?",
                            row -> new DeadLetterDetails(LetterRows.letter(row), row.getBytes("payload"), attempts),
                            id)
                    .stream()
                    .findFirst();
        });
    }

    /** The highest number of a letter, which freezes what a replay takes in; 0 when there is none. */
    public long latest() {
        return select(
                        "SELECT coalesce(max(id), 0) AS id FROM hub.dead_letter",
                        DeadLetterFilter.ALL,
                        row -> row.getLong("id"))
                .get(0);
    }

    /**
     * A page of the records in open letters, oldest first, to be tried again; files, pages and lines are left out.
     *
     * @param after the last letter of the page before; 0 for the first page
     * @param upTo later letters are left out: {@link #latest()} at the start of the replay
     */
    public List<OpenRecord> openRecords(DeadLetterFilter filter, long after, long upTo, int limit) {
        return select(
                "SELECT id, system, stream, route, origin, row_number, deleted, version, first_seen, payload FROM hub.dead_letter"
                        + " WHERE " + filter.condition()
                        + " AND state = 'open' AND payload_kind = 'record' AND id > ? AND id <= ? ORDER BY id LIMIT ?",
                filter,
                LetterRows::record,
                after,
                upTo,
                limit);
    }

    /** Closes open letters by decision; gives how many of them were open. */
    public int dismiss(List<Long> ids, String reason, String by) {
        return decide(ids, DISMISS, "dismissed", by, reason);
    }

    /** Opens closed letters again; gives how many. One whose record is open in another letter stays closed. */
    public int reopen(List<Long> ids, String by) {
        return decide(ids, REOPEN, "reopened", by, null);
    }

    private int decide(List<Long> ids, String sql, String outcome, String by, @Nullable String reason) {
        return warehouse.transact(connection -> {
            int changed = 0;
            try (PreparedStatement update = connection.prepareStatement(sql);
                    PreparedStatement insert = connection.prepareStatement(DECISION)) {
                for (long id : ids) {
                    if (reason != null) {
                        update.setString(1, by);
                        update.setString(2, reason);
                    }
                    update.setLong(reason == null ? 1 : 3, id);
                    if (update.executeUpdate() > 0) {
                        insert.setLong(1, id);
                        insert.setString(2, by);
                        insert.setString(3, outcome);
                        insert.setString(4, reason);
                        insert.executeUpdate();
                        changed++;
                    }
                }
            }
            return changed;
        });
    }

    private <T> List<T> select(String sql, DeadLetterFilter filter, Row<T> row, Object... more) {
        List<Object> values = new ArrayList<>(filter.values());
        values.addAll(List.of(more));
        return warehouse.transact(connection -> rows(connection, sql, row, values.toArray()));
    }

    private static <T> List<T> rows(Connection connection, String sql, Row<T> row, Object... values)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(1 + i, values[i]);
            }
            List<T> rows = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(row.read(found));
                }
            }
            return rows;
        }
    }

    /** Reads the row at which a result stands. */
    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }
}
