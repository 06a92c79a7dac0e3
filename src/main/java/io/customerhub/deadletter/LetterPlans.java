package io.customerhub.deadletter;

import io.customerhub.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How PostgreSQL carries out the queries behind the pages of dead letters: {@code EXPLAIN (ANALYZE, BUFFERS)}. */
public final class LetterPlans {

    private static final String EXPLAIN = "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) ";
    private static final int GROUPS = 100;
    private static final int LETTERS = 50;
    private static final DeadLetterFilter UNFINISHED =
            DeadLetterFilter.ALL.in(List.copyOf(DeadLetter.State.UNFINISHED));

    private final Warehouse warehouse;

    /** The plans of a warehouse. */
    public LetterPlans(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** By the name of the page: the groups, and the unfinished letters of the largest group and of its stream. */
    public Map<String, List<String>> all() {
        Map<String, List<String>> plans = new LinkedHashMap<>();
        List<Object> values = new ArrayList<>();
        plans.put("groups", explained(LetterGroups.sql(GroupQuery.of(UNFINISHED, GROUPS), values), values));
        DeadLetterGroup largest =
                new LetterGroups(warehouse).list(GroupQuery.of(UNFINISHED, 1)).get(0);
        plans.put(
                "letters of the largest group",
                letters(UNFINISHED.withFingerprint(largest.cause().fingerprint())));
        plans.put("letters of its stream", letters(UNFINISHED.of(largest.stream())));
        return plans;
    }

    private List<String> letters(DeadLetterFilter filter) {
        LetterQuery query = LetterQuery.newest(filter, Long.MAX_VALUE, LETTERS);
        return explained(query.sql(), query.values());
    }

    private List<String> explained(String sql, List<Object> values) {
        return warehouse.transact(
                connection -> Statements.rows(connection, EXPLAIN + sql, values, row -> row.getString(1)));
    }
}
