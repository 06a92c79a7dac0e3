package io.customerhub.deadletter;

import io.customerhub.deadletter.DeadLetter.State;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.Warehouse;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The causes of dead letters with their counts, which come from the tally and not from the letters: a store of a million
 * letters shows its groups as fast as an empty one. Safe for use by several threads.
 */
public final class LetterGroups {

    private static final int TREND_HOURS = 24;

    private static final String GROUPS =
            """
            WITH counted AS (
                SELECT t.fingerprint, t.state, sum(t.letters)::bigint AS letters, max(t.delivered) AS delivered,
                    max(t.again) AS again
                FROM hub.dead_letter_tally t JOIN hub.dead_letter_group g USING (fingerprint) WHERE true %1$s
                GROUP BY t.fingerprint, t.state),
            summed AS (
                SELECT fingerprint, array_agg(state) FILTER (WHERE letters > 0) AS states,
                    array_agg(letters) FILTER (WHERE letters > 0) AS letters, max(delivered) AS delivered,
                    max(again) AS again,
                    coalesce(sum(letters) FILTER (
                        WHERE state IN ('open', 'planned', 'retrying', 'quarantined')), 0) AS unfinished,
                    coalesce(sum(letters) FILTER (WHERE %2$s), 0) AS wanted
                FROM counted GROUP BY fingerprint),
            page AS (
                SELECT g.*, s.states, s.letters, s.unfinished, greatest(g.last_seen, s.delivered, g.first_seen) AS seen,
                    greatest(g.again, s.again) AS seen_again
                FROM hub.dead_letter_group g JOIN summed s USING (fingerprint)
                WHERE s.wanted > 0 %3$s ORDER BY %4$s, fingerprint LIMIT ?)
            SELECT p.*, n.letter AS note_letter, n.at AS note_at, n.by AS note_by, n.note, o.oldest
            FROM page p
            LEFT JOIN LATERAL (
                SELECT letter, at, by, note FROM hub.dead_letter_note n
                WHERE n.fingerprint = p.fingerprint ORDER BY id DESC LIMIT 1) n ON true
            LEFT JOIN LATERAL (
                SELECT d.first_seen AS oldest FROM unnest(ARRAY['open', 'planned', 'retrying', 'quarantined']) AS t (state)
                CROSS JOIN LATERAL (
                    SELECT id, first_seen FROM hub.dead_letter d
                    WHERE d.fingerprint = p.fingerprint AND d.state = t.state ORDER BY id LIMIT 1) d
                ORDER BY d.id LIMIT 1) o ON p.unfinished > 0
            ORDER BY %4$s, fingerprint""";

    private static final String TREND =
            """
            SELECT fingerprint, hour, sum(letters)::bigint AS letters FROM hub.dead_letter_tally
            WHERE fingerprint = ANY (?) AND hour >= ? AND state <> 'superseded'
            GROUP BY fingerprint, hour HAVING sum(letters) <> 0""";

    private static final String READ =
            """
            SELECT system, stream, sum(read)::bigint AS read FROM hub.run
            WHERE (system, stream) IN (SELECT * FROM unnest(?::text[], ?::text[])) AND started_at >= ?
            GROUP BY system, stream HAVING sum(read) > 0""";

    private final Warehouse warehouse;

    /** The groups of a warehouse. */
    public LetterGroups(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * The groups that fit, those with most unfinished letters first.
     *
     * @param filter what is asked of system, stream, cause and states; a group fits when it has a letter in one of the
     *     states, or any letter when none are named; the rest of the filter is not looked at but the assignee, who is that
     *     of the group
     */
    public List<DeadLetterGroup> list(DeadLetterFilter filter, int limit) {
        return list(GroupQuery.of(filter, limit));
    }

    /** A page of the groups that fit. */
    public List<DeadLetterGroup> list(GroupQuery query) {
        return warehouse.transact(connection -> list(connection, query));
    }

    /** The streams that ever had a group. */
    public List<StreamName> streams() {
        return warehouse.transact(connection -> Statements.rows(
                connection,
                "SELECT DISTINCT system, stream FROM hub.dead_letter_group ORDER BY system, stream",
                List.of(),
                LetterRows::stream));
    }

    /** One group; empty when there is none of that fingerprint. It is found without letters, too. */
    public Optional<DeadLetterGroup> find(String fingerprint) {
        return list(DeadLetterFilter.ALL.withFingerprint(fingerprint), 1).stream()
                .findFirst()
                .or(() -> withoutLetters(fingerprint));
    }

    private Optional<DeadLetterGroup> withoutLetters(String fingerprint) {
        return warehouse.transact(connection -> Statements.rows(
                        connection,
                        "SELECT g.*, coalesce(last_seen, first_seen) AS seen, again AS seen_again"
                                + " FROM hub.dead_letter_group g"
                                + " WHERE fingerprint = ?",
                        List.of(fingerprint),
                        row -> new DeadLetterGroup(
                                LetterRows.stream(row),
                                LetterRows.cause(row),
                                Map.of(),
                                Collections.nCopies(TREND_HOURS, 0L),
                                LetterRows.required(row, "first_seen"),
                                LetterRows.required(row, "seen"),
                                LetterRows.instant(row, "seen_again"),
                                null,
                                row.getString("assignee"),
                                null))
                .stream()
                .findFirst());
    }

    /** All notes about a group and its letters, newest first, at most 500. */
    public List<LetterNote> notes(String fingerprint) {
        return warehouse.transact(connection -> Statements.rows(
                connection,
                "SELECT letter AS note_letter, at AS note_at, by AS note_by, note FROM hub.dead_letter_note"
                        + " WHERE fingerprint = ? ORDER BY id DESC LIMIT 500",
                List.of(fingerprint),
                LetterGroups::note));
    }

    /** The notes about one letter, newest first, at most 500. */
    public List<LetterNote> notesOf(long letter, String fingerprint) {
        return notes(fingerprint).stream()
                .filter(note -> note.letter() != null && note.letter() == letter)
                .toList();
    }

    /** How many letters fit; exact for a filter that groups can answer, else null. */
    public @Nullable Long count(DeadLetterFilter filter) {
        if (!filter.isOfGroups()) {
            return null;
        }
        List<Object> values = new ArrayList<>();
        String sql = "SELECT coalesce(sum(t.letters), 0)::bigint AS letters FROM hub.dead_letter_tally t"
                + " JOIN hub.dead_letter_group USING (fingerprint) WHERE true"
                + LetterQuery.groupConditions(filter, values)
                + (filter.states().isEmpty() ? "" : " AND t.state = ANY (?)");
        if (!filter.states().isEmpty()) {
            values.add(filter.states().stream().map(State::text).toArray(String[]::new));
        }
        return warehouse.transact(connection -> Statements.rows(connection, sql, values, row -> row.getLong("letters"))
                .get(0));
    }

    /**
     * How many records streams have read in runs that began since a moment; one that read none is left out.
     *
     * @param since not long ago, as every run is looked at
     */
    public Map<StreamName, Long> read(Collection<StreamName> streams, Instant since) {
        List<StreamName> names = List.copyOf(streams);
        Map<StreamName, Long> read = new HashMap<>();
        return warehouse.transact(connection -> {
            Statements.rows(
                    connection,
                    READ,
                    List.of(
                            names.stream().map(StreamName::system).toArray(String[]::new),
                            names.stream().map(StreamName::stream).toArray(String[]::new),
                            since.atOffset(ZoneOffset.UTC)),
                    row -> read.put(LetterRows.stream(row), row.getLong("read")));
            return read;
        });
    }

    /** The query of {@link #list}; adds a value for each of its question marks. */
    static String sql(GroupQuery query, List<Object> values) {
        DeadLetterFilter filter = query.filter();
        String groups = LetterQuery.groupConditions(filter, values);
        String states = "true";
        if (!filter.states().isEmpty()) {
            states = "state = ANY (?)";
            values.add(filter.states().stream().map(State::text).toArray(String[]::new));
        }
        String others = query.conditions(values);
        values.add(query.limit());
        return GROUPS.formatted(groups, states, others, query.order().sql());
    }

    private static List<DeadLetterGroup> list(Connection connection, GroupQuery query) throws SQLException {
        List<Object> values = new ArrayList<>();
        List<Draft> drafts = Statements.rows(connection, sql(query, values), values, LetterGroups::draft);
        Instant now = Instant.now().truncatedTo(ChronoUnit.HOURS);
        Map<String, List<Long>> trends = trends(connection, drafts, now);
        return drafts.stream()
                .map(draft -> draft.with(
                        trends.getOrDefault(draft.cause.fingerprint(), Collections.nCopies(TREND_HOURS, 0L))))
                .toList();
    }

    private static Map<String, List<Long>> trends(Connection connection, List<Draft> drafts, Instant now)
            throws SQLException {
        Instant from = now.minus(TREND_HOURS - 1L, ChronoUnit.HOURS);
        Map<String, List<Long>> trends = new HashMap<>();
        String[] fingerprints =
                drafts.stream().map(draft -> draft.cause.fingerprint()).toArray(String[]::new);
        Statements.rows(connection, TREND, Arrays.asList(fingerprints, from.atOffset(ZoneOffset.UTC)), row -> {
            long hour = ChronoUnit.HOURS.between(from, LetterRows.required(row, "hour"));
            if (hour >= 0 && hour < TREND_HOURS) {
                trends.computeIfAbsent(
                                row.getString("fingerprint"),
                                none -> new ArrayList<>(Collections.nCopies(TREND_HOURS, 0L)))
                        .set((int) hour, Math.max(0, row.getLong("letters")));
            }
            return hour;
        });
        return trends;
    }

    /** A group without its trend. */
    private record Draft(
            StreamName stream,
            DeadLetter.Cause cause,
            Map<State, Long> counts,
            Instant firstSeen,
            Instant lastSeen,
            @Nullable Instant again,
            @Nullable Instant oldest,
            @Nullable String assignee,
            @Nullable LetterNote note) {

        DeadLetterGroup with(List<Long> trend) {
            return new DeadLetterGroup(
                    stream, cause, counts, List.copyOf(trend), firstSeen, lastSeen, again, oldest, assignee, note);
        }
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                LetterRows.stream(row),
                LetterRows.cause(row),
                counts(row),
                LetterRows.required(row, "first_seen"),
                LetterRows.required(row, "seen"),
                LetterRows.instant(row, "seen_again"),
                LetterRows.instant(row, "oldest"),
                row.getString("assignee"),
                row.getObject("note_at", OffsetDateTime.class) == null ? null : note(row));
    }

    private static Map<State, Long> counts(ResultSet row) throws SQLException {
        Map<State, Long> counts = new EnumMap<>(State.class);
        Array states = row.getArray("states");
        Array letters = row.getArray("letters");
        if (states != null && letters != null) {
            String[] names = (String[]) states.getArray();
            Long[] numbers = (Long[]) letters.getArray();
            for (int i = 0; i < names.length; i++) {
                counts.put(State.valueOf(names[i].toUpperCase(Locale.ROOT)), numbers[i]);
            }
        }
        return Collections.unmodifiableMap(counts);
    }

    private static LetterNote note(ResultSet row) throws SQLException {
        return new LetterNote(
                row.getObject("note_letter", Long.class),
                LetterRows.required(row, "note_at"),
                row.getString("note_by"),
                row.getString("note"));
    }
}
