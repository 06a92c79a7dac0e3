package io.customerhub.bench.match;

import io.customerhub.warehouse.Warehouse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Predicate;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The tables that matching reads and fills. */
final class MatchTables {

    private static final List<String> FILLED =
            List.of("golden.customer", "golden.customer_search", "golden.crosswalk", "hub.outbox");
    private static final int BUFFER = 1 << 16;

    /** All but ids and times, which are new each time. */
    private static final String DIGEST =
            """
            SELECT (SELECT coalesce(sum(hashtextextended((to_jsonb(c) - '{id,since}'::text[])::text, 0)), 0)
                    FROM golden.customer c)
                || ' ' || (SELECT count(*) || ' ' || count(DISTINCT customer_id) FROM golden.crosswalk)
                || ' ' || (SELECT coalesce(sum(hashtextextended(concat_ws(' ', r.left_key, r.right_key, r.bits, r.cause), 0)), 0)
                    FROM hub.match_review r)""";

    private final Warehouse warehouse;
    private final Path directory;

    MatchTables(Warehouse warehouse, Path directory) {
        this.warehouse = warehouse;
        this.directory = directory;
    }

    /** Fills {@code standard.customer} with generated records and leaves everything else empty, as after a first load. */
    void fill(GeneratedCustomers customers, int records, Predicate<GeneratedCustomer> isThere) throws SQLException {
        empty(
                "standard.customer, golden.customer, golden.customer_search, golden.customer_history, golden.crosswalk,"
                        + " golden.crosswalk_history, golden.alias, hub.match_decision, hub.match_review, hub.match_model,"
                        + " hub.outbox, hub.match_queue, hub.match_record, hub.match_key, hub.match_pair, hub.match_wide_key, hub.match_start");
        try (Connection connection = warehouse.committing().getConnection();
                StandardRowCopy copy = new StandardRowCopy(connection)) {
            customers.each(records, customer -> {
                try {
                    if (isThere.test(customer)) {
                        copy.add(customer);
                    }
                } catch (SQLException failure) {
                    throw new IllegalStateException("the benchmark cannot fill its tables", failure);
                }
            });
        }
        execute("VACUUM (ANALYZE) standard.customer");
        execute("CHECKPOINT");
    }

    /** The least that must be done: the standard rows out, and the finished rows in. Keep those before. */
    void floor() throws IOException, SQLException {
        copyOut("standard.customer", OutputStream.nullOutputStream());
        for (String table : FILLED) {
            try (Connection connection = warehouse.committing().getConnection();
                    InputStream in = Files.newInputStream(file(table))) {
                copies(connection).copyIn("COPY " + table + " FROM STDIN (FORMAT binary)", in, BUFFER);
            }
        }
    }

    /** Keeps the finished rows for {@link #floor} and empties their tables. */
    void keep() throws IOException, SQLException {
        for (String table : FILLED) {
            try (OutputStream out = Files.newOutputStream(file(table))) {
                copyOut(table, out);
            }
        }
        empty(String.join(", ", FILLED));
        execute("CHECKPOINT");
    }

    /** What autovacuum does soon after a large load. */
    void settle() throws SQLException {
        for (String table : List.of(
                "golden.customer",
                "golden.customer_search",
                "golden.crosswalk",
                "hub.match_record",
                "hub.match_key",
                "hub.match_pair")) {
            execute("VACUUM (ANALYZE) " + table);
        }
        execute("CHECKPOINT");
    }

    /** What stands in the golden tables, whatever the ids are; the same for the same values. */
    String contents() throws SQLException {
        try (Connection connection = warehouse.committing().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DIGEST)) {
            row.next();
            return row.getString(1);
        }
    }

    private void copyOut(String table, OutputStream out) throws IOException, SQLException {
        try (Connection connection = warehouse.committing().getConnection()) {
            copies(connection).copyOut("COPY " + table + " TO STDOUT (FORMAT binary)", out);
        }
    }

    private void empty(String tables) throws SQLException {
        execute("TRUNCATE " + tables);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = warehouse.committing().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Path file(String table) {
        return directory.resolve(table + ".copy");
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }
}
