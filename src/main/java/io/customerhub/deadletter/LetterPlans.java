package io.customerhub.deadletter;

import io.customerhub.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;

/** How PostgreSQL carries out the queries behind the pages of dead letters: {@code EXPLAIN (ANALYZE, BUFFERS)}. */
public final class LetterPlans {

    private static final String EXPLAIN = "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) ";

    private final Warehouse warehouse;

    /** The plans of a warehouse. */
    public LetterPlans(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** The plan of a page of letters, newest first. */
    public List<String> list(DeadLetterFilter filter, int limit) {
        LetterQuery query = LetterQuery.newest(filter, Long.MAX_VALUE, limit);
        return explained(query.sql(), query.values());
    }

    /** The plan of a page of groups. */
    public List<String> groups(DeadLetterFilter filter, int limit) {
        List<Object> values = new ArrayList<>();
        return explained(LetterGroups.sql(GroupQuery.of(filter, limit), values), values);
    }

    private List<String> explained(String sql, List<Object> values) {
        return warehouse.transact(
                connection -> Statements.rows(connection, EXPLAIN + sql, values, row -> row.getString(1)));
    }
}
