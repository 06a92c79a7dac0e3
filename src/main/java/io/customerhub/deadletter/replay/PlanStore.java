package io.customerhub.deadletter.replay;

import io.customerhub.record.StreamName;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All replay plans, those that are over too, and what people decide about them. Safe for use by several threads. */
public final class PlanStore {

    /** Making a plan and loading a batch may stand in one another's way; then one of them begins anew. */
    private static final int MOST_TRIES = 3;

    private static final int SLICES_AT_ONCE = 4;

    private static final String LIST = PlanRows.SELECT
            + """
             WHERE p.plan < ? AND (?::text IS NULL OR p.system = ?) AND (?::text IS NULL OR p.stream = ?)
                AND (NOT ? OR p.ended_at IS NULL) AND (?::text IS NULL
                    OR CASE WHEN p.ends_as IS NOT NULL AND p.ended_at IS NULL THEN 'ending' ELSE p.state END = ?)
            ORDER BY p.plan DESC LIMIT ?""";

    private static final String FAILURES =
            "SELECT code, field, letters FROM hub.replay_failure WHERE plan = ? ORDER BY letters DESC, code, field";

    private static final String PAUSE =
            "UPDATE hub.replay_plan SET state = 'paused' WHERE plan = ? AND state IN ('ready', 'running') AND ends_as IS NULL";

    private static final String RESUME =
            "UPDATE hub.replay_plan SET state = 'ready' WHERE plan = ? AND state = 'paused' AND ends_as IS NULL";

    private static final String APPROVE =
            """
            UPDATE hub.replay_plan SET state = 'ready', approved_by = ?, approved_at = clock_timestamp()
            WHERE plan = ? AND state = 'waiting_for_approval' AND created_by <> ? AND ends_as IS NULL""";

    private static final String CANCEL =
            """
            UPDATE hub.replay_plan SET ends_as = 'cancelled', code = NULL, why = ?
            WHERE plan = ? AND ended_at IS NULL AND ends_as IS NULL""";

    private static final String TO_BE_WORKED_ON = PlanRows.SELECT
            + """
             WHERE p.ended_at IS NULL AND (p.state IN ('ready', 'running') OR p.ends_as IS NOT NULL)
            ORDER BY p.state = 'running' DESC, p.plan LIMIT 500""";

    private static final String TO_BE_PREPARED =
            "SELECT plan FROM hub.replay_plan WHERE state = 'preparing' AND ended_at IS NULL AND ends_as IS NULL ORDER BY letters";

    private static final String WAITS =
            """
            UPDATE hub.replay_plan SET code = ?, why = ?
            WHERE plan = ? AND state IN ('ready', 'running') AND ends_as IS NULL AND why IS DISTINCT FROM ?""";

    private final Warehouse warehouse;

    /** The plans of a warehouse. */
    public PlanStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * When a second person must allow a plan.
     *
     * @param mostByOne of more letters, or of edited ones; null: nobody has to
     */
    public record Approval(@Nullable Long mostByOne) {
        /** Nobody has to. */
        public static final Approval NEVER = new Approval(null);
    }

    /**
     * What came of a choice of letters.
     *
     * @param plans the plans that were made, one for each stream; empty when no letter could be planned
     * @param held how many of the chosen letters wait in which plan already
     */
    public record Made(List<ReplayPlan> plans, Map<Long, Long> held) {}

    /**
     * Makes plans of the chosen letters that are open records at this moment, one for each stream. Every letter is in one
     * unfinished plan at most: those that are in one already are left there and told. A plan of more than 10,000 letters comes
     * back as {@link ReplayPlan.State#PREPARING}; whoever works on plans prepares it.
     *
     * @param by who
     * @param reason why; may be empty
     */
    public Made make(PlanScope scope, PlanLimits limits, String by, String reason, Approval approval) {
        for (int tries = 1; ; tries++) {
            try {
                return warehouse.transact(connection -> {
                    PlanMaking making = new PlanMaking(connection, scope, limits, by, reason);
                    boolean isByNumbers = scope.filter() == null;
                    // asked before: afterwards its own letters would be among them
                    Map<Long, Long> before = isByNumbers ? making.held() : Map.of();
                    List<ReplayPlan> plans = new ArrayList<>();
                    for (long number : making.make(approval)) {
                        find(connection, number).ifPresent(plans::add);
                    }
                    // who came a moment later was told of nothing, and waited for the first to be done
                    return new Made(List.copyOf(plans), plans.isEmpty() ? making.held() : before);
                });
            } catch (WarehouseUnavailableException busy) {
                if (tries == MOST_TRIES) {
                    throw busy;
                }
            }
        }
    }

    /**
     * A page of plans, the newest first; their failures are left out.
     *
     * @param stream only plans of this stream; null for all
     * @param unfinished only plans that have not ended
     * @param before the last number of the page before; {@code Long.MAX_VALUE} for the first page
     */
    public List<ReplayPlan> list(@Nullable StreamName stream, boolean unfinished, long before, int limit) {
        return list(stream, unfinished, null, before, limit);
    }

    /** The same in one state only; null for any. */
    public List<ReplayPlan> list(
            @Nullable StreamName stream, boolean unfinished, ReplayPlan.@Nullable State state, long before, int limit) {
        String wanted = state == null ? null : state.name().toLowerCase(Locale.ROOT);
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(LIST)) {
                String system = stream == null ? null : stream.system();
                String name = stream == null ? null : stream.stream();
                select.setLong(1, before);
                select.setString(2, system);
                select.setString(3, system);
                select.setString(4, name);
                select.setString(5, name);
                select.setBoolean(6, unfinished);
                select.setString(7, wanted);
                select.setString(8, wanted);
                select.setInt(9, limit);
                List<ReplayPlan> plans = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        plans.add(PlanRows.plan(row, List.of()));
                    }
                }
                return plans;
            }
        });
    }

    /** A plan; empty when there is none of that number. */
    public Optional<ReplayPlan> find(long number) {
        return warehouse.transact(connection -> find(connection, number));
    }

    /** The unfinished plan in which a letter waits; empty when it is in none. */
    public Optional<Long> planOf(long letter) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT plan FROM hub.replay_item WHERE letter = ? AND state <> 'ended'")) {
                select.setLong(1, letter);
                try (ResultSet row = select.executeQuery()) {
                    return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
                }
            }
        });
    }

    /** The plans whose letters are not all marked yet. */
    List<Long> toBePrepared() {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(TO_BE_PREPARED);
                    ResultSet row = select.executeQuery()) {
                List<Long> plans = new ArrayList<>();
                while (row.next()) {
                    plans.add(row.getLong(1));
                }
                return plans;
            }
        });
    }

    /** The plans that a process can work on now, in the order in which it is to be done: first what was begun. */
    List<ReplayPlan> toBeWorkedOn() {
        return select(TO_BE_WORKED_ON);
    }

    /** Notes what a plan that is ready waits for. */
    void waits(long number, String code, String why) {
        change(WAITS, code, why, number, why);
    }

    /** Lets a plan rest from the next batch boundary on; false when it neither runs nor is ready. */
    public boolean pause(long number) {
        return change(PAUSE, number);
    }

    /** Lets a paused plan go on; false when it is not paused. */
    public boolean resume(long number) {
        return change(RESUME, number);
    }

    /** Allows a plan; false when it does not wait for that, or waits for somebody else than its maker. */
    public boolean approve(long number, String by) {
        return change(APPROVE, by, number, by);
    }

    /**
     * Ends a plan: what waits in it becomes open again, what is on its way ends its way, what is done stays done. Of very many
     * letters some thousand are given back at once, and the rest by whoever works on plans. False when it has ended already.
     */
    public boolean cancel(long number, String why) {
        if (!change(CANCEL, why, number)) {
            return false;
        }
        new PlanEnding(warehouse, number).giveBack(SLICES_AT_ONCE);
        return true;
    }

    /** Gives all letters of a plan back that is about to end; for a command while no hub runs. */
    public void giveBack(long number) {
        new PlanEnding(warehouse, number).giveBack(Long.MAX_VALUE);
    }

    private List<ReplayPlan> select(String sql) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(sql);
                    ResultSet row = select.executeQuery()) {
                List<ReplayPlan> plans = new ArrayList<>();
                while (row.next()) {
                    plans.add(PlanRows.plan(row, List.of()));
                }
                return plans;
            }
        });
    }

    private boolean change(String sql, Object... values) {
        return warehouse.transact(connection -> {
            try (PreparedStatement update = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    update.setObject(1 + i, values[i]);
                }
                return update.executeUpdate() > 0;
            }
        });
    }

    private static Optional<ReplayPlan> find(Connection connection, long number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PlanRows.SELECT + " WHERE p.plan = ?")) {
            select.setLong(1, number);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(PlanRows.plan(row, failures(connection, number))) : Optional.empty();
            }
        }
    }

    private static List<ReplayPlan.Failure> failures(Connection connection, long number) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FAILURES)) {
            select.setLong(1, number);
            List<ReplayPlan.Failure> failures = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String field = row.getString("field");
                    failures.add(new ReplayPlan.Failure(
                            row.getString("code"), field.isEmpty() ? null : field, row.getLong("letters")));
                }
            }
            return failures;
        }
    }
}
