package io.customerhub.deadletter;

import io.customerhub.record.StreamName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which groups, in which order, and from where on.
 *
 * @param filter what is asked of system, stream, cause, states and assignee
 * @param streams only groups of these streams; null for all
 * @param againSince only groups of which more came after this moment, when the cause was known; null for all
 * @param order which come first
 * @param after the last group of the page before; null for the first page
 * @param limit how many at most
 */
public record GroupQuery(
        DeadLetterFilter filter,
        @Nullable List<StreamName> streams,
        @Nullable Instant againSince,
        Order order,
        @Nullable DeadLetterGroup after,
        int limit) {

    private static final String SEEN = "greatest(g.last_seen, s.delivered, g.first_seen)";

    /** Which groups come first; those that are equal come in the order of their fingerprints. */
    public enum Order {
        /** Those with most unfinished letters. */
        COUNT("unfinished DESC"),
        /** Those that were delivered last. */
        NEWEST("seen DESC"),
        /** Those that have been there for longest. */
        OLDEST("first_seen");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    /** The groups that fit, those with most unfinished letters first. */
    static GroupQuery of(DeadLetterFilter filter, int limit) {
        return new GroupQuery(filter, null, null, Order.COUNT, null, limit);
    }

    /** What is asked beside stream, cause and states, as {@code AND ...}; adds a value for each question mark. */
    String conditions(List<Object> values) {
        StringBuilder text = new StringBuilder();
        if (filter.assignee() != null) {
            text.append("AND g.assignee = ?");
            values.add(filter.assignee());
        }
        if (streams != null) {
            text.append(" AND (g.system, g.stream) IN (SELECT * FROM unnest(?::text[], ?::text[]))");
            values.add(streams.stream().map(StreamName::system).toArray(String[]::new));
            values.add(streams.stream().map(StreamName::stream).toArray(String[]::new));
        }
        if (againSince != null) {
            text.append(" AND greatest(g.again, s.again) > ?");
            values.add(againSince.atOffset(ZoneOffset.UTC));
        }
        if (after != null) {
            switch (order) {
                case COUNT -> from(text, values, "s.unfinished", "<", after.unfinished());
                case NEWEST -> from(text, values, SEEN, "<", after.lastSeen().atOffset(ZoneOffset.UTC));
                case OLDEST ->
                    from(text, values, "g.first_seen", ">", after.firstSeen().atOffset(ZoneOffset.UTC));
            }
            values.add(after.cause().fingerprint());
        }
        return text.toString();
    }

    private static void from(StringBuilder text, List<Object> values, String column, String sign, Object value) {
        text.append(" AND (%1$s %2$s ? OR %1$s = ? AND g.fingerprint > ?)".formatted(column, sign));
        values.add(value);
        values.add(value);
    }
}
