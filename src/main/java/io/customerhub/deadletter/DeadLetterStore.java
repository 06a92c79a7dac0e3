package io.customerhub.deadletter;

import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Rejection;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.LetterLedger;
import io.customerhub.warehouse.Warehouse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The dead letters of all streams. Looking changes nothing. Safe for use by several threads. */
public final class DeadLetterStore {

    private static final String LETTERS =
            "SELECT " + LetterRows.COLUMNS + " FROM hub.dead_letter WHERE id = ANY (ARRAY(%2$s)) ORDER BY id %1$s";

    /** Letters that an edit leads from or to; each has at most one edition after it. */
    private static final String VERSIONS =
            """
            WITH RECURSIVE earlier AS (
                SELECT id, edited_from FROM hub.dead_letter WHERE id = ?
                UNION SELECT d.id, d.edited_from FROM hub.dead_letter d JOIN earlier e ON d.id = e.edited_from),
            later AS (
                SELECT id FROM earlier
                UNION SELECT d.id FROM hub.dead_letter d JOIN later l ON d.edited_from = l.id)
            SELECT payload, %s FROM hub.dead_letter WHERE id IN (SELECT id FROM later) ORDER BY edition, id"""
                    .formatted(LetterRows.COLUMNS);

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
                        .get(0)
                        .id());
    }

    /**
     * A page of letters, newest first.
     *
     * @param before the last id of the page before; {@code Long.MAX_VALUE} for the first page
     */
    public List<DeadLetter> list(DeadLetterFilter filter, int limit, long before) {
        LetterQuery query = LetterQuery.newest(filter, before, limit);
        return select(LETTERS.formatted("DESC", query.sql()), query.values(), LetterRows::letter);
    }

    /**
     * A page of letters with their payloads, oldest first.
     *
     * @param after the last id of the page before; 0 for the first page
     * @param upTo later letters are left out
     */
    public List<WholeLetter> page(DeadLetterFilter filter, int limit, long after, long upTo) {
        LetterQuery query = LetterQuery.oldest(filter, after, upTo, limit);
        return select(
                "SELECT payload, " + LetterRows.COLUMNS + " FROM hub.dead_letter WHERE id = ANY (ARRAY(" + query.sql()
                        + ")) ORDER BY id",
                query.values(),
                LetterRows::whole);
    }

    /**
     * The next letters of a scope with their payloads, oldest first.
     *
     * @param states only letters in one of these
     * @param after the last letter of the page before; 0 for the first page
     */
    public List<WholeLetter> page(LetterScope scope, List<DeadLetter.State> states, long after, int limit) {
        if (scope.isEmptyIn(states)) {
            return List.of();
        }
        if (scope.filter() == null) {
            List<WholeLetter> found = List.of();
            long from = after;
            List<Long> next = scope.numbersAfter(from, limit);
            while (found.isEmpty() && !next.isEmpty()) {
                found = all(next).stream()
                        .filter(whole -> states.contains(whole.letter().state()))
                        .toList();
                from = next.get(next.size() - 1);
                next = scope.numbersAfter(from, limit);
            }
            return found;
        }
        LetterQuery query = scope.page(after, states, limit);
        return select(
                "SELECT payload, " + LetterRows.COLUMNS + " FROM hub.dead_letter WHERE id = ANY (ARRAY(" + query.sql()
                        + ")) ORDER BY id",
                query.values(),
                LetterRows::whole);
    }

    /** These letters with their payloads, by id; unknown ones are left out. */
    public List<WholeLetter> all(List<Long> ids) {
        return select(
                "SELECT payload, " + LetterRows.COLUMNS + " FROM hub.dead_letter WHERE id = ANY (?) ORDER BY id",
                List.<Object>of((Object) ids.toArray(Long[]::new)),
                LetterRows::whole);
    }

    /** How many letters are open, by stream; a stream without any is left out. */
    public Map<StreamName, Long> openByStream() {
        Map<StreamName, Long> counts = new TreeMap<>();
        select(
                """
                SELECT g.system, g.stream, sum(c.letters)::bigint AS letters
                FROM hub.dead_letter_count c JOIN hub.dead_letter_group g USING (fingerprint)
                WHERE c.state = 'open' GROUP BY g.system, g.stream HAVING sum(c.letters) > 0""",
                List.of(),
                row -> counts.put(LetterRows.stream(row), row.getLong("letters")));
        return counts;
    }

    /** All about one letter, with its payload; empty when there is no such letter. */
    public Optional<DeadLetterDetails> show(long id) {
        return warehouse.transact(connection -> {
            List<DeadLetterDetails.Attempt> attempts = Statements.rows(
                    connection,
                    "SELECT * FROM hub.dead_letter_attempt WHERE letter = ? ORDER BY at",
                    List.of(id),
                    LetterRows::attempt);
            return Statements.rows(
                            connection,
                            "SELECT payload, " + LetterRows.COLUMNS + " FROM hub.dead_letter WHERE id = ?",
                            List.of(id),
                            row -> new DeadLetterDetails(LetterRows.letter(row), row.getBytes("payload"), attempts))
                    .stream()
                    .findFirst();
        });
    }

    /** All versions of the payload of a letter, by number of edition, from what arrived to the newest. */
    public List<WholeLetter> versions(long id) {
        return select(VERSIONS, List.of(id), LetterRows::whole);
    }

    /**
     * Letters that have something in common with one, newest first.
     *
     * @param most at most so many
     */
    public List<Long> alike(DeadLetterFilter filter, int most) {
        LetterQuery query = LetterQuery.newest(filter, Long.MAX_VALUE, most);
        return select(query.sql(), query.values(), row -> row.getLong("id"));
    }

    /** The highest number of a letter, which freezes what a replay takes in; 0 when there is none. */
    public long latest() {
        return select("SELECT coalesce(max(id), 0) AS id FROM hub.dead_letter", List.of(), row -> row.getLong("id"))
                .get(0);
    }

    private <T> List<T> select(String sql, List<Object> values, Statements.Row<T> row) {
        return warehouse.transact(connection -> Statements.rows(connection, sql, values, row));
    }
}
