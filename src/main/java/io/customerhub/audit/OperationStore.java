package io.customerhub.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.access.Caller;
import io.customerhub.access.Operations;
import io.customerhub.access.Outcome;
import io.customerhub.warehouse.SqlRows;
import io.customerhub.warehouse.Warehouse;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The operations in the warehouse. Each names the process that does it by a lock that ends with the process, so that one
 * that was killed is not shown as running for ever. Safe for use by several threads and processes.
 */
public final class OperationStore implements Operations, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String BEGIN =
            """
            INSERT INTO hub.operation (actor_kind, actor, action, subject, purpose, holder)
            VALUES (?, ?, ?, ?, ?, ?) RETURNING number""";

    private static final String END =
            """
            UPDATE hub.operation SET state = ?, figures = ?::json, code = ?, message = ?, ended_at = clock_timestamp()
            WHERE number = ? AND state = 'running' RETURNING number""";

    /** A lock of 64 bits stands in two columns (PostgreSQL, view pg_locks). */
    private static final String HELD =
            """
            holder IN (SELECT (classid::bigint << 32) | objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND granted
                AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))""";

    private final Warehouse warehouse;
    private final LifeSign life;

    /** The operations of a warehouse. */
    public OperationStore(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.life = new LifeSign(warehouse);
    }

    @Override
    public long begin(Caller caller, String action, String subject, String purpose) {
        long holder = life.number();
        List<Object> values = List.of(
                AuditStore.word(caller.kind()),
                SqlRows.storable(caller.name()),
                action,
                SqlRows.storable(subject),
                SqlRows.storable(purpose),
                holder);
        return warehouse
                .transact(connection -> SqlRows.select(connection, BEGIN, values, row -> row.getLong(1)))
                .get(0);
    }

    @Override
    public void done(long operation, Outcome outcome) {
        end(operation, "done", json(outcome.figures()), null, null);
    }

    @Override
    public void failed(long operation, String code, @Nullable String message) {
        end(operation, "failed", null, code, message == null ? null : SqlRows.storable(message));
    }

    private void end(
            long operation, String state, @Nullable String figures, @Nullable String code, @Nullable String message) {
        List<Object> values = Arrays.asList(state, figures, code, message, operation);
        warehouse.transact(connection -> SqlRows.select(connection, END, values, row -> row.getLong(1)));
    }

    /**
     * Some operations, the newest first.
     *
     * @param before only those with a smaller number; {@link Long#MAX_VALUE} for the newest
     * @param limit at most so many
     */
    public List<Operation> list(OperationFilter filter, long before, int limit) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder();
        if (filter.state() != null) {
            where.append(
                    switch (filter.state()) {
                        case RUNNING -> "state = 'running' AND " + HELD + " AND ";
                        case INTERRUPTED -> "state = 'running' AND NOT " + HELD + " AND ";
                        case DONE -> "state = 'done' AND ";
                        case FAILED -> "state = 'failed' AND ";
                    });
        }
        if (filter.actor() != null) {
            where.append("actor = ? AND ");
            values.add(filter.actor());
        }
        if (filter.action() != null) {
            where.append(filter.action().endsWith(".") ? "starts_with(action, ?) AND " : "action = ? AND ");
            values.add(filter.action());
        }
        if (filter.from() != null) {
            where.append("at >= ? AND ");
            values.add(SqlRows.time(filter.from()));
        }
        if (filter.until() != null) {
            where.append("at < ? AND ");
            values.add(SqlRows.time(filter.until()));
        }
        values.add(before);
        values.add(limit);
        return select(where + "number < ? ORDER BY number DESC LIMIT ?", values);
    }

    /** The operation of that number; empty when there is none. */
    public Optional<Operation> find(long number) {
        return select("number = ?", List.of(number)).stream().findFirst();
    }

    private List<Operation> select(String where, List<Object> values) {
        String sql =
                "SELECT *, state = 'running' AND NOT " + HELD + " AS interrupted FROM hub.operation WHERE " + where;
        return warehouse.transact(connection -> SqlRows.select(connection, sql, values, OperationStore::operation));
    }

    private static Operation operation(ResultSet row) throws SQLException {
        return new Operation(
                row.getLong("number"),
                SqlRows.instant(row, "at"),
                row.getString("actor_kind"),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("purpose"),
                row.getBoolean("interrupted")
                        ? Operation.State.INTERRUPTED
                        : Operation.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                figures(row.getString("figures")),
                row.getString("code"),
                row.getString("message"),
                SqlRows.instantOrNull(row, "ended_at"));
    }

    private static String json(Map<String, Long> figures) {
        try {
            return JSON.writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("names and numbers are always JSON", e);
        }
    }

    private static Map<String, Long> figures(@Nullable String json) {
        if (json == null) {
            return Map.of();
        }
        try {
            return JSON.readValue(json, new TypeReference<LinkedHashMap<String, Long>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("figures are written by this class alone", e);
        }
    }

    /** Ends the lock: what is still running is told as interrupted from now on. */
    @Override
    public void close() {
        life.close();
    }
}
