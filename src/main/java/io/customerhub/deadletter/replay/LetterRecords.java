package io.customerhub.deadletter.replay;

import io.customerhub.deadletter.OpenRecord;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.Warehouse;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The records in letters, to be looked at; looking changes nothing. Safe for use by several threads. */
public final class LetterRecords {

    /** What is taken out of a letter. */
    static final String COLUMNS =
            "id, system, stream, route, origin, row_number, deleted, version, first_seen, payload";

    private final Warehouse warehouse;

    /** The records in the letters of a warehouse. */
    public LetterRecords(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * The records of a scope, the oldest letter first; lines, files and pages are left out. Of letters by their numbers the
     * state does not matter, of a filter only open letters are taken, as by a plan.
     */
    public List<OpenRecord> of(PlanScope scope, int limit) {
        return of(scope, 0, limit);
    }

    /** The same, those with a number greater than {@code after} only: the next part of a large scope. */
    public List<OpenRecord> of(PlanScope scope, long after, int limit) {
        return warehouse.transact(connection -> {
            ScopeCondition condition = new ScopeCondition(scope, connection);
            String sql = "SELECT " + COLUMNS + " FROM hub.dead_letter d WHERE " + where(scope, condition)
                    + " AND d.id > ? ORDER BY d.id LIMIT ?";
            try (PreparedStatement select = connection.prepareStatement(sql)) {
                int next = condition.set(select, 1);
                select.setLong(next, scope.upTo());
                select.setLong(next + 1, after);
                select.setInt(next + 2, limit);
                List<OpenRecord> records = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        records.add(record(row));
                    }
                }
                return records;
            }
        });
    }

    /** How many records {@link #of} finds in all. */
    public long count(PlanScope scope) {
        return warehouse.transact(connection -> {
            ScopeCondition condition = new ScopeCondition(scope, connection);
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT count(*) FROM hub.dead_letter d WHERE " + where(scope, condition))) {
                select.setLong(condition.set(select, 1), scope.upTo());
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    private static String where(PlanScope scope, ScopeCondition condition) {
        return condition.sql() + " AND d.payload_kind = 'record' AND d.state <> 'erased' AND d.id <= ?"
                + (scope.filter() == null ? "" : " AND d.state = 'open'");
    }

    static OpenRecord record(ResultSet row) throws SQLException {
        long version = row.getLong("version");
        boolean hasVersion = !row.wasNull();
        return new OpenRecord(
                row.getLong("id"),
                new StreamName(row.getString("system"), row.getString("stream")),
                row.getString("route"),
                row.getString("origin"),
                row.getLong("row_number"),
                row.getBoolean("deleted"),
                hasVersion ? version : null,
                row.getObject("first_seen", OffsetDateTime.class).toInstant(),
                row.getBytes("payload"));
    }
}
