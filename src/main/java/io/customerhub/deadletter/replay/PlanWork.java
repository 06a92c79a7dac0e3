package io.customerhub.deadletter.replay;

import io.customerhub.deadletter.OpenRecord;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The work on one plan by one process: claims the plan, takes letters out of it, puts it down again. */
final class PlanWork {

    /** A letter that ends the process is met alone after the first time, and named after the third. */
    private static final int MOST_INTERRUPTIONS = 3;

    private static final int SLICE = 500;

    private static final String CLAIM =
            """
            UPDATE hub.replay_plan SET fence = fence + 1, holder = ?,
                state = CASE WHEN ends_as IS NULL THEN 'running' ELSE state END,
                started_at = coalesce(started_at, clock_timestamp()),
                code = CASE WHEN ends_as IS NULL THEN NULL ELSE code END,
                why = CASE WHEN ends_as IS NULL THEN NULL ELSE why END
            WHERE plan = ? AND ended_at IS NULL AND (state IN ('ready', 'running') OR ends_as IS NOT NULL)
            RETURNING fence""";

    /** What was on its way when the process before ended has no outcome: it is tried again. */
    private static final String RECOVER =
            """
            WITH back AS (
                UPDATE hub.replay_item SET state = 'waiting' WHERE plan = ? AND state = 'running' RETURNING letter),
            planned AS (
                UPDATE hub.dead_letter d SET state = 'planned' FROM back b WHERE d.id = b.letter AND d.state = 'retrying')
            SELECT count(*) FROM back""";

    private static final String INTERRUPTED =
            """
            UPDATE hub.replay_plan SET interruptions = interruptions + 1,
                ends_as = CASE WHEN ends_as IS NULL AND interruptions + 1 >= ? THEN 'stopped' ELSE ends_as END,
                code = CASE WHEN ends_as IS NULL AND interruptions + 1 >= ? THEN 'HUB-PLAN-008' ELSE code END,
                why = CASE WHEN ends_as IS NULL AND interruptions + 1 >= ?
                    THEN 'the hub ended ' || (interruptions + 1) || ' times while the letter at place ' || (position + 1)
                        || ' was on its way' ELSE why END
            WHERE plan = ?""";

    private static final String LOCK =
            "SELECT * FROM hub.replay_plan WHERE plan = ? AND fence = ? AND ended_at IS NULL FOR UPDATE";

    private static final String WAITING =
            """
            SELECT i.place, i.letter,
                d.deleted AND coalesce(d.version, -9223372036854775808) = -9223372036854775808 AS is_alone
            FROM (SELECT place, letter FROM hub.replay_item
                  WHERE plan = ? AND place > ? AND place <= ? AND state = 'waiting' ORDER BY place LIMIT ?) AS i
                LEFT JOIN hub.dead_letter d ON d.id = i.letter
            ORDER BY i.place""";

    private static final String RUN =
            """
            UPDATE hub.dead_letter SET state = 'retrying' WHERE id = ANY (?) AND state = 'planned'
            RETURNING """
                    + " " + LetterRecords.COLUMNS;

    private static final String RUN_ITEM =
            "UPDATE hub.replay_item SET state = 'running' WHERE plan = ? AND place = ANY (?) AND state = 'waiting'";

    private static final String SKIP =
            """
            UPDATE hub.replay_item SET state = 'ended', outcome = 'skipped', ended_at = clock_timestamp()
            WHERE plan = ? AND place = ANY (?) AND state = 'waiting'""";

    private static final String RELEASE =
            """
            UPDATE hub.replay_plan SET state = CASE state WHEN 'running' THEN 'ready' ELSE state END, holder = NULL
            WHERE plan = ? AND fence = ? AND ended_at IS NULL""";

    private final Warehouse warehouse;
    private final long plan;
    private final long fence;

    /**
     * What to do next.
     *
     * @param letters what to send; empty when there is nothing now
     * @param settlement who notes what becomes of them
     * @param isOver true when this process has nothing more to do with the plan
     * @param recordsPerSecond how fast at most, or null
     */
    record Taken(
            List<OpenRecord> letters,
            @Nullable PlanSettlement settlement,
            boolean isOver,
            @Nullable Integer recordsPerSecond) {

        private static final Taken OVER = new Taken(List.of(), null, true, null);
        private static final Taken NOTHING = new Taken(List.of(), null, false, null);
    }

    private PlanWork(Warehouse warehouse, long plan, long fence) {
        this.warehouse = warehouse;
        this.plan = plan;
        this.fence = fence;
    }

    /**
     * Claims a plan for a process that holds the lock of its stream; whoever had it before can write no more.
     *
     * @param holder the process, for people
     * @param isAccident false when it is known why letters were left on their way, as the warehouse was away
     * @return null when there is nothing to be done with it now
     */
    static @Nullable PlanWork claim(Warehouse warehouse, long plan, String holder, boolean isAccident) {
        return warehouse.transact(connection -> {
            long fence;
            try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
                claim.setString(1, holder);
                claim.setLong(2, plan);
                try (ResultSet row = claim.executeQuery()) {
                    if (!row.next()) {
                        return null;
                    }
                    fence = row.getLong(1);
                }
            }
            if (recover(connection, plan) > 0 && isAccident) {
                try (PreparedStatement count = connection.prepareStatement(INTERRUPTED)) {
                    for (int i = 1; i <= 3; i++) {
                        count.setInt(i, MOST_INTERRUPTIONS);
                    }
                    count.setLong(4, plan);
                    count.executeUpdate();
                }
            }
            return new PlanWork(warehouse, plan, fence);
        });
    }

    /** The next letters in order, which are on their way from now on; what is no longer waiting is skipped. */
    Taken take() {
        Taken taken = warehouse.transact(this::take);
        if (taken.isOver()) {
            new PlanEnding(warehouse, plan).giveBack(Long.MAX_VALUE);
        }
        return taken;
    }

    /** Puts the plan down in order: what was on its way comes again, and another process may go on. */
    void release() {
        warehouse.transact(connection -> {
            try (PreparedStatement release = connection.prepareStatement(RELEASE)) {
                release.setLong(1, plan);
                release.setLong(2, fence);
                return release.executeUpdate() > 0 ? recover(connection, plan) : 0L;
            }
        });
    }

    private Taken take(Connection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepareStatement(LOCK)) {
            lock.setLong(1, plan);
            lock.setLong(2, fence);
            try (ResultSet row = lock.executeQuery()) {
                if (!row.next()
                        || row.getString("ends_as") != null
                        || !row.getString("state").equals("running")) {
                    return Taken.OVER;
                }
                Integer rate = PlanRows.recordsPerSecond(row);
                int slice = row.getInt("interruptions") > 0 ? 1 : rate == null ? SLICE : Math.min(SLICE, rate);
                return take(connection, PlanPosition.of(row), row.getLong("position"), slice, rate);
            }
        }
    }

    private Taken take(Connection connection, PlanPosition position, long after, int slice, @Nullable Integer rate)
            throws SQLException {
        Map<Long, Long> next = waiting(connection, after, position.stepEnd(), slice);
        Map<Long, OpenRecord> taken = next.isEmpty() ? Map.of() : run(connection, next.keySet());
        List<Long> gone = new ArrayList<>();
        List<Long> going = new ArrayList<>();
        // in the order of the plan, not in that of the table
        List<OpenRecord> letters = new ArrayList<>();
        next.forEach((letter, place) -> {
            OpenRecord record = taken.get(letter);
            (record == null ? gone : going).add(place);
            if (record != null) {
                letters.add(record);
            }
        });
        if (!gone.isEmpty() || next.isEmpty()) {
            long skipped = gone.isEmpty() ? 0 : update(connection, SKIP, gone);
            PlanProgress.write(connection, plan, position, PlanProgress.Counts.skipped(skipped));
        }
        if (letters.isEmpty()) {
            return Taken.NOTHING;
        }
        update(connection, RUN_ITEM, going);
        List<Long> numbers = letters.stream().map(OpenRecord::letter).toList();
        return new Taken(letters, new PlanSettlement(plan, fence, numbers), false, rate);
    }

    /** The next letters of the step with their places, in order; one that only its batch can order stands alone. */
    private Map<Long, Long> waiting(Connection connection, long after, long end, int slice) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(WAITING)) {
            select.setLong(1, plan);
            select.setLong(2, after);
            select.setLong(3, end);
            select.setInt(4, slice);
            Map<Long, Long> next = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    boolean isAlone = row.getBoolean("is_alone");
                    if (isAlone && !next.isEmpty()) {
                        break;
                    }
                    next.put(row.getLong("letter"), row.getLong("place"));
                    if (isAlone) {
                        break;
                    }
                }
            }
            return next;
        }
    }

    private static Map<Long, OpenRecord> run(Connection connection, Collection<Long> letters) throws SQLException {
        try (PreparedStatement run = connection.prepareStatement(RUN)) {
            run.setArray(1, connection.createArrayOf("bigint", letters.toArray()));
            Map<Long, OpenRecord> taken = new HashMap<>();
            try (ResultSet row = run.executeQuery()) {
                while (row.next()) {
                    OpenRecord letter = LetterRecords.record(row);
                    taken.put(letter.letter(), letter);
                }
            }
            return taken;
        }
    }

    private int update(Connection connection, String sql, List<Long> places) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setLong(1, plan);
            update.setArray(2, connection.createArrayOf("bigint", places.toArray()));
            return update.executeUpdate();
        }
    }

    private static long recover(Connection connection, long plan) throws SQLException {
        try (PreparedStatement recover = connection.prepareStatement(RECOVER)) {
            recover.setLong(1, plan);
            try (ResultSet row = recover.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
