package io.customerhub.deadletter;

import io.customerhub.deadletter.DeadLetter.State;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people decide about dead letters: dismiss, restore, assign, note. A decision about many letters is carried out in
 * statements of 10,000, each in a transaction of its own; when it breaks off, what is done stays done and asking again does
 * the rest. Of two people who decide at once about one letter, the first decides. Safe for use by several threads.
 */
public final class LetterDecisions {

    private static final int SLICE = 10_000;

    private static final List<State> DISMISSIBLE = List.of(State.OPEN, State.QUARANTINED);
    private static final List<State> RESTORABLE = List.of(State.DISMISSED, State.QUARANTINED);
    private static final List<State> ASSIGNABLE = List.copyOf(State.UNFINISHED);

    private static final String DISMISS =
            """
            changed AS (
                UPDATE hub.dead_letter d SET state = 'dismissed', closed_at = now(), closed_by = ?, reason = ?
                FROM chosen c WHERE d.id = c.id AND d.state IN ('open', 'quarantined') RETURNING d.id)""";

    /** One unfinished letter per record and cause is enough; of twins the newest is restored. */
    private static final String RESTORE =
            """
            single AS (
                SELECT DISTINCT ON (d.system, d.stream, d.fingerprint, d.payload_hash) d.id
                FROM hub.dead_letter d JOIN chosen c ON c.id = d.id WHERE d.state IN ('dismissed', 'quarantined')
                ORDER BY d.system, d.stream, d.fingerprint, d.payload_hash, d.id DESC),
            changed AS (
                UPDATE hub.dead_letter d SET state = 'open', closed_at = NULL, closed_by = NULL, reason = NULL
                FROM single s WHERE d.id = s.id AND d.state IN ('dismissed', 'quarantined') AND NOT EXISTS (
                    SELECT FROM hub.dead_letter o
                    WHERE o.system = d.system AND o.stream = d.stream AND o.fingerprint = d.fingerprint
                        AND o.payload_hash = d.payload_hash AND o.id <> d.id
                        AND o.state IN ('open', 'planned', 'retrying', 'quarantined'))
                RETURNING d.id)""";

    private static final String ASSIGN =
            """
            changed AS (
                UPDATE hub.dead_letter d SET assignee = ?
                FROM chosen c WHERE d.id = c.id AND d.state IN ('open', 'planned', 'retrying', 'quarantined')
                    AND d.assignee IS DISTINCT FROM ?
                RETURNING d.id)""";

    private static final String NOTED =
            """
            , noted AS (
                INSERT INTO hub.dead_letter_attempt (letter, by, outcome, message) SELECT id, ?, ?, ? FROM changed)
            SELECT (SELECT count(*) FROM chosen) AS chosen, (SELECT count(*) FROM changed) AS changed,
                (SELECT max(id) FROM chosen) AS last""";

    private final Warehouse warehouse;

    /** Decisions about the letters of a warehouse. */
    public LetterDecisions(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** What came of a decision: so many letters were changed, so many were left as they are. */
    public record Decided(long changed, long left) {}

    /** Closes open and quarantined letters, for a reason that stays with them. */
    public Decided dismiss(LetterScope scope, String reason, String by) {
        return decide(scope, DISMISSIBLE, DISMISS, List.of(by, reason), new Decision(by, "dismissed", reason));
    }

    /** Opens dismissed and quarantined letters again; one whose record is unfinished in another letter stays as it is. */
    public Decided restore(LetterScope scope, String by) {
        return decide(scope, RESTORABLE, RESTORE, List.of(), new Decision(by, "reopened", null));
    }

    /** Gives unfinished letters into somebody's care; null for nobody's. */
    public Decided assign(LetterScope scope, @Nullable String assignee, String by) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(assignee);
        values.add(assignee);
        return decide(scope, ASSIGNABLE, ASSIGN, values, new Decision(by, "assigned", assignee));
    }

    /** Gives a group into somebody's care; null for the owner of the contract. False when there is no such group. */
    public boolean assignGroup(String fingerprint, @Nullable String assignee) {
        return warehouse.transact(connection -> {
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE hub.dead_letter_group SET assignee = ? WHERE fingerprint = ?")) {
                update.setString(1, assignee);
                update.setString(2, fingerprint);
                return update.executeUpdate() > 0;
            }
        });
    }

    /** Writes a note to a group; false when there is no such group. */
    public boolean noteGroup(String fingerprint, String note, String by) {
        return note(
                "INSERT INTO hub.dead_letter_note (fingerprint, by, note)"
                        + " SELECT fingerprint, ?, ? FROM hub.dead_letter_group WHERE fingerprint = ?",
                by,
                note,
                fingerprint);
    }

    /** Writes a note to a letter; its group shows it, too. False when there is no such letter. */
    public boolean noteLetter(long letter, String note, String by) {
        return note(
                "INSERT INTO hub.dead_letter_note (fingerprint, letter, by, note)"
                        + " SELECT fingerprint, id, ?, ? FROM hub.dead_letter WHERE id = ?",
                by,
                note,
                letter);
    }

    private boolean note(String sql, String by, String note, Object about) {
        return warehouse.transact(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(sql)) {
                insert.setString(1, by);
                insert.setString(2, note);
                insert.setObject(3, about);
                return insert.executeUpdate() > 0;
            }
        });
    }

    /** What is written into the history of each letter. */
    private record Decision(String by, String outcome, @Nullable String message) {}

    private Decided decide(
            LetterScope scope, List<State> states, String change, List<@Nullable Object> values, Decision decision) {
        long changed = 0;
        long chosen = 0;
        long after = 0;
        boolean more = !scope.isEmptyIn(states);
        while (more) {
            long from = after;
            Slice slice =
                    warehouse.transact(connection -> slice(connection, scope, states, from, change, values, decision));
            changed += slice.changed;
            chosen += slice.chosen;
            after = slice.last;
            more = slice.chosen == SLICE;
        }
        return new Decided(changed, chosen - changed);
    }

    /** What one statement did. */
    private record Slice(long chosen, long changed, long last) {}

    private static Slice slice(
            Connection connection,
            LetterScope scope,
            List<State> states,
            long after,
            String change,
            List<@Nullable Object> values,
            Decision decision)
            throws SQLException {
        List<@Nullable Object> all = new ArrayList<>();
        String chosen;
        if (scope.filter() == null) {
            chosen = "SELECT unnest(?::bigint[]) AS id";
            all.add(scope.numbersAfter(after, SLICE).toArray(Long[]::new));
        } else {
            LetterQuery query = scope.page(after, states, SLICE);
            chosen = query.sql();
            all.addAll(query.values());
        }
        all.addAll(values);
        all.add(decision.by);
        all.add(decision.outcome);
        all.add(decision.message);
        String sql = "WITH chosen AS MATERIALIZED (" + chosen + "), " + change + NOTED;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Statements.set(connection, statement, all);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Slice(row.getLong("chosen"), row.getLong("changed"), row.getLong("last"));
            }
        }
    }
}
