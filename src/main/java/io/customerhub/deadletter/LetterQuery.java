package io.customerhub.deadletter;

import io.customerhub.deadletter.DeadLetter.State;
import io.customerhub.deadletter.DeadLetterFilter.Between;
import io.customerhub.record.Rejection.PayloadKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ids of the letters of a filter in their order, a page at a time, by walking an index from where the page before
 * ended: no page costs more than the first. A filter that spans many groups or states is taken apart, so that each part is
 * one range of one index, and PostgreSQL merges the heads of the parts.
 */
final class LetterQuery {

    /** Up to here the letters of a range are sorted rather than looked for. */
    private static final Duration SHORT = Duration.ofDays(2);

    private static final String SAME_STREAM = "d.system = s.system AND d.stream = s.stream";

    private final List<String> sql = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    private LetterQuery() {}

    /**
     * Newest first.
     *
     * @param before ids from this one on are left out
     */
    static LetterQuery newest(DeadLetterFilter filter, long before, int limit) {
        return of(filter, 0, before, "DESC", limit);
    }

    /**
     * Oldest first.
     *
     * @param after ids up to this one are left out
     * @param upTo later ids are left out
     */
    static LetterQuery oldest(DeadLetterFilter filter, long after, long upTo, int limit) {
        return of(filter, after, upTo == Long.MAX_VALUE ? upTo : upTo + 1, "ASC", limit);
    }

    /** A select of one column, {@code id}, in the order asked for. */
    String sql() {
        return String.join(" ", sql);
    }

    /** One value for each question mark, in order. */
    List<Object> values() {
        return values;
    }

    private static LetterQuery of(DeadLetterFilter filter, long after, long before, String order, int limit) {
        LetterQuery query = new LetterQuery();
        boolean isOfPeople = filter.plan() != null || filter.assignee() != null;
        if (!isOfPeople && (filter.key() != null || filter.sameKeyAs() != null || filter.origin() != null)) {
            query.parts(filter, query.streams(filter), SAME_STREAM, false);
            query.ofCause(filter);
            query.ofStates(filter);
            query.page(filter, after, before, order, limit);
        } else if (!isOfPeople && (filter.fingerprint() != null || filter.code() != null || filter.field() != null)) {
            query.parts(filter, query.groups(filter), "d.fingerprint = s.fingerprint", true);
            query.page(filter, after, before, order, limit);
        } else if (!isOfPeople && filter.system() != null) {
            query.parts(filter, query.streams(filter), SAME_STREAM, true);
            query.page(filter, after, before, order, limit);
        } else if (!isOfPeople && !filter.states().isEmpty()) {
            query.parts(filter, "", "true", true);
            query.page(filter, after, before, order, limit);
        } else {
            query.add("SELECT d.id FROM hub.dead_letter d WHERE true");
            query.ofStream(filter);
            query.ofCause(filter);
            query.ofStates(filter);
            query.ofLetters(filter);
            query.end(filter, after, before, order, limit);
        }
        return query;
    }

    /** The causes that fit; there are few beside the letters. */
    private String groups(DeadLetterFilter filter) {
        return "(SELECT fingerprint FROM hub.dead_letter_group WHERE true" + groupConditions(filter, values) + ") s";
    }

    private String streams(DeadLetterFilter filter) {
        return "(SELECT DISTINCT system, stream FROM hub.dead_letter_group WHERE true"
                + groupConditions(filter, values)
                + ") s";
    }

    /** What a filter asks of groups, each as {@code AND column = ?}. */
    static String groupConditions(DeadLetterFilter filter, List<Object> values) {
        StringBuilder text = new StringBuilder();
        equal(text, values, "system", filter.system());
        equal(text, values, "stream", filter.stream());
        equal(text, values, "fingerprint", filter.fingerprint());
        equal(text, values, "code", filter.code());
        equal(text, values, "field", filter.field());
        return text.toString();
    }

    private void parts(DeadLetterFilter filter, String driver, String join, boolean byState) {
        add("SELECT p.id FROM");
        List<String> drivers = new ArrayList<>();
        if (!driver.isEmpty()) {
            drivers.add(driver);
        }
        if (byState) {
            drivers.add("unnest(?::text[]) AS t (state)");
            values.add(texts(filter.states().isEmpty() ? Arrays.asList(State.values()) : filter.states()));
        }
        add(String.join(" CROSS JOIN ", drivers));
        add("CROSS JOIN LATERAL (SELECT d.id FROM hub.dead_letter d WHERE " + join);
        if (byState) {
            add("AND d.state = t.state");
        }
    }

    private void page(DeadLetterFilter filter, long after, long before, String order, int limit) {
        ofLetters(filter);
        end(filter, after, before, order, limit);
        add(") p ORDER BY p.id " + order + " LIMIT " + limit);
    }

    private void ofStream(DeadLetterFilter filter) {
        StringBuilder text = new StringBuilder();
        equal(text, values, "d.system", filter.system());
        equal(text, values, "d.stream", filter.stream());
        add(text.toString());
    }

    private void ofCause(DeadLetterFilter filter) {
        StringBuilder text = new StringBuilder();
        equal(text, values, "d.fingerprint", filter.fingerprint());
        equal(text, values, "d.code", filter.code());
        equal(text, values, "d.field", filter.field());
        add(text.toString());
    }

    private void ofStates(DeadLetterFilter filter) {
        if (!filter.states().isEmpty()) {
            add("AND d.state = ANY (?)");
            values.add(texts(filter.states()));
        }
    }

    /** What no group tells. */
    private void ofLetters(DeadLetterFilter filter) {
        StringBuilder text = new StringBuilder();
        equal(text, values, "d.key", filter.key());
        if (filter.sameKeyAs() != null) {
            text.append(" AND d.key = (SELECT o.key FROM hub.dead_letter o WHERE o.id = ?)");
            values.add(filter.sameKeyAs());
        }
        equal(text, values, "d.origin", filter.origin());
        equal(text, values, "d.assignee", filter.assignee());
        PayloadKind kind = filter.kind();
        equal(text, values, "d.payload_kind", kind == null ? null : kind.name().toLowerCase(Locale.ROOT));
        if (filter.attempts() != null) {
            text.append(" AND d.attempts >= ?");
            values.add(filter.attempts());
        }
        if (filter.plan() != null) {
            text.append(" AND d.id IN (SELECT i.letter FROM hub.replay_item i WHERE i.plan = ?)");
            values.add(filter.plan());
        }
        between(text, "d.first_seen", filter.firstSeen());
        between(text, "d.last_seen", filter.lastSeen());
        add(text.toString());
    }

    private void between(StringBuilder text, String column, @Nullable Between range) {
        if (range != null && range.from() != null) {
            text.append(" AND ").append(column).append(" >= ?");
            values.add(time(range.from()));
        }
        if (range != null && range.to() != null) {
            text.append(" AND ").append(column).append(" < ?");
            values.add(time(range.to()));
        }
    }

    private static boolean isShort(@Nullable Between range) {
        Instant from = range == null ? null : range.from();
        Instant to = range == null ? null : range.to();
        return from != null && to != null && Duration.between(from, to).compareTo(SHORT) <= 0;
    }

    private static Object time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * The letters of a day lie together, while PostgreSQL takes them to lie evenly among all, and would read all later ones
     * first to save a sort: a sum is no index, so that it reads that day.
     */
    private void end(DeadLetterFilter filter, long after, long before, String order, int limit) {
        String id = isShort(filter.firstSeen()) || isShort(filter.lastSeen()) ? "d.id + 0" : "d.id";
        add("AND d.id > ? AND d.id < ? ORDER BY " + id + " " + order + " LIMIT " + limit);
        values.add(after);
        values.add(before);
    }

    private static void equal(StringBuilder text, List<Object> values, String column, @Nullable String value) {
        if (value != null) {
            text.append(" AND ").append(column).append(" = ?");
            values.add(value);
        }
    }

    private static String[] texts(Collection<State> states) {
        return states.stream().map(State::text).toArray(String[]::new);
    }

    private void add(String text) {
        sql.add(text);
    }
}
