package io.customerhub.deadletter.replay;

import io.customerhub.deadletter.DeadLetter;
import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.DeadLetterFilter.Between;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The condition of a scope on the rows {@code d} of the letters. */
final class ScopeCondition {

    private final StringBuilder sql = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /** @param connection makes the array of numbers */
    ScopeCondition(PlanScope scope, Connection connection) throws SQLException {
        DeadLetterFilter filter = scope.filter();
        if (filter == null) {
            sql.append("d.id = ANY (?)");
            values.add(connection.createArrayOf(
                    "bigint", scope.letters().stream().distinct().toArray()));
            return;
        }
        // only open letters are taken, so other states choose nothing
        sql.append(filter.states().isEmpty() || filter.states().contains(DeadLetter.State.OPEN) ? "true" : "false");
        equal("d.system", filter.system());
        equal("d.stream", filter.stream());
        equal("d.fingerprint", filter.fingerprint());
        equal("d.code", filter.code());
        equal("d.field", filter.field());
        equal("d.key", filter.key());
        equal("d.origin", filter.origin());
        equal("d.assignee", filter.assignee());
        equal(
                "d.payload_kind",
                filter.kind() == null ? null : filter.kind().name().toLowerCase(Locale.ROOT));
        if (filter.attempts() != null) {
            add("d.attempts >= ?", filter.attempts());
        }
        if (filter.plan() != null) {
            add("d.id IN (SELECT a.letter FROM hub.dead_letter_attempt a WHERE a.plan = ?)", filter.plan());
        }
        if (filter.sameKeyAs() != null) {
            add("d.key = (SELECT o.key FROM hub.dead_letter o WHERE o.id = ?)", filter.sameKeyAs());
        }
        between("d.first_seen", filter.firstSeen());
        between("d.last_seen", filter.lastSeen());
    }

    /** The condition with its question marks. */
    String sql() {
        return sql.toString();
    }

    /** Sets the values of the question marks from this one on; gives the next. */
    int set(PreparedStatement statement, int first) throws SQLException {
        int next = first;
        for (Object value : values) {
            statement.setObject(next++, value);
        }
        return next;
    }

    private void between(String column, @Nullable Between range) {
        if (range != null && range.from() != null) {
            add(column + " >= ?", range.from().atOffset(ZoneOffset.UTC));
        }
        if (range != null && range.to() != null) {
            add(column + " < ?", range.to().atOffset(ZoneOffset.UTC));
        }
    }

    private void equal(String column, @Nullable String value) {
        if (value != null) {
            add(column + " = ?", value);
        }
    }

    private void add(String condition, Object value) {
        sql.append(" AND ").append(condition);
        values.add(value);
    }
}
