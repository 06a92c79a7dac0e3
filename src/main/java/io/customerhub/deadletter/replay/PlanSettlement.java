package io.customerhub.deadletter.replay;

import io.customerhub.warehouse.LeaseLostException;
import io.customerhub.warehouse.LetterReplay;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Notes in the plan what became of the letters of one batch, in the transaction of that batch: the outcome of each letter,
 * the counts, the place, the end of a step and of the plan.
 */
final class PlanSettlement implements LetterReplay {

    /** The order is always the plan before its letters, so that nobody waits for one another for ever. */
    private static final String LOCK =
            "SELECT * FROM hub.replay_plan WHERE plan = ? AND fence = ? AND ended_at IS NULL FOR UPDATE";

    private static final String ITEMS =
            """
            UPDATE hub.replay_item i SET state = 'ended', outcome = w.outcome, code = w.code,
                ended_at = clock_timestamp()
            FROM unnest(?::bigint[], ?::text[], ?::text[]) AS w (letter, outcome, code)
            WHERE i.plan = ? AND i.letter = w.letter AND i.state = 'running'""";

    /** A rule of the mapping leaves the record out by now: nobody has to finish it any more. */
    private static final String LEFT_OUT =
            """
            UPDATE hub.dead_letter SET state = 'resolved', closed_at = now(), closed_by = 'plan ' || ?,
                reason = 'a rule of the mapping leaves the record out'
            WHERE id = ANY (?) AND state = 'retrying'""";

    private static final String FAILURES =
            """
            INSERT INTO hub.replay_failure AS f (plan, code, field, letters)
            SELECT ?, code, field, count(*) FROM unnest(?::text[], ?::text[]) AS w (code, field) GROUP BY code, field
            ON CONFLICT (plan, code, field) DO UPDATE SET letters = f.letters + excluded.letters""";

    private final long plan;
    private final long fence;
    private final List<Long> letters;
    private int maxAttempts = Integer.MAX_VALUE;
    private @Nullable PlanPosition position;

    /** @param letters those of the batch, in the order of the plan */
    PlanSettlement(long plan, long fence, List<Long> letters) {
        this.plan = plan;
        this.fence = fence;
        this.letters = letters;
    }

    @Override
    public long plan() {
        return plan;
    }

    @Override
    public int maxAttempts() {
        return maxAttempts;
    }

    @Override
    public void begin(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setLong(1, plan);
            lock.setLong(2, fence);
            try (ResultSet row = lock.executeQuery()) {
                if (!row.next()) {
                    throw new LeaseLostException("another process works on plan " + plan + " by now; this one stops");
                }
                maxAttempts = row.getInt("max_attempts");
                position = PlanPosition.of(row);
            }
        }
    }

    @Override
    public void settle(Connection connection, List<Settled> settled) throws SQLException {
        Map<Long, Settled> byLetter = new HashMap<>();
        settled.forEach(one -> byLetter.put(one.letter(), one));
        List<Long> leftOut =
                letters.stream().filter(letter -> !byLetter.containsKey(letter)).toList();
        if (!leftOut.isEmpty()) {
            leaveOut(connection, leftOut);
        }
        endItems(connection, byLetter);
        countFailures(connection, settled);
        PlanPosition now = Objects.requireNonNull(position, "the transaction has begun");
        long[] counts = new long[Outcome.values().length];
        for (long letter : letters) {
            Settled one = byLetter.get(letter);
            if (one != null) {
                now.count(one);
                counts[one.outcome().ordinal()]++;
            }
        }
        PlanProgress.write(
                connection,
                plan,
                now,
                new PlanProgress.Counts(
                        counts[Outcome.RESOLVED.ordinal()],
                        counts[Outcome.SUPERSEDED.ordinal()],
                        counts[Outcome.FAILED.ordinal()],
                        counts[Outcome.QUARANTINED.ordinal()],
                        leftOut.size()));
    }

    private void leaveOut(Connection connection, List<Long> leftOut) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(LEFT_OUT)) {
            update.setLong(1, plan);
            update.setArray(2, connection.createArrayOf("bigint", leftOut.toArray()));
            update.executeUpdate();
        }
    }

    private void endItems(Connection connection, Map<Long, Settled> settled) throws SQLException {
        String[] outcomes = new String[letters.size()];
        String[] codes = new String[letters.size()];
        for (int i = 0; i < outcomes.length; i++) {
            Settled one = settled.get(letters.get(i));
            outcomes[i] = one == null ? "skipped" : one.outcome().name().toLowerCase(Locale.ROOT);
            codes[i] = one == null ? null : one.code();
        }
        try (PreparedStatement update = connection.prepareStatement(ITEMS)) {
            update.setArray(1, connection.createArrayOf("bigint", letters.toArray()));
            update.setArray(2, connection.createArrayOf("text", outcomes));
            update.setArray(3, connection.createArrayOf("text", codes));
            update.setLong(4, plan);
            update.executeUpdate();
        }
    }

    private void countFailures(Connection connection, List<Settled> settled) throws SQLException {
        List<String> codes = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        for (Settled one : settled) {
            if (one.code() != null) {
                codes.add(one.code());
                fields.add(one.field() == null ? "" : one.field());
            }
        }
        if (codes.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(FAILURES)) {
            insert.setLong(1, plan);
            insert.setArray(2, connection.createArrayOf("text", codes.toArray()));
            insert.setArray(3, connection.createArrayOf("text", fields.toArray()));
            insert.executeUpdate();
        }
    }
}
