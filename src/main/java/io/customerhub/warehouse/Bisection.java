package io.customerhub.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the rows that PostgreSQL refuses by writing halves of halves under savepoints. The transaction serves for
 * finding only and is rolled back: the batch is then written anew without the culprits, so that it has one commit.
 */
final class Bisection {

    private final Connection connection;
    private final RowCopy rows;
    private final BatchPlan plan;
    private final Map<Integer, Refusal> culprits = new TreeMap<>();

    private Bisection(Connection connection, RowCopy rows, BatchPlan plan) {
        this.connection = connection;
        this.rows = rows;
        this.plan = plan;
    }

    /** Why each refused record is refused, by its place in the plan; empty when all rows are good. */
    static Map<Integer, Refusal> find(Connection connection, RowCopy rows, BatchPlan plan) throws SQLException {
        Bisection bisection = new Bisection(connection, rows, plan);
        bisection.search(0, plan.size());
        return bisection.culprits;
    }

    private void search(int from, int to) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            rows.write(connection, plan, from, to);
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            if (SqlFailure.of(e) != SqlFailure.DATA) {
                throw e;
            }
            connection.rollback(before);
            if (to - from == 1) {
                culprits.put(from, Refusal.of(e));
                return;
            }
            int middle = (from + to) >>> 1;
            search(from, middle);
            search(middle, to);
        }
    }
}
