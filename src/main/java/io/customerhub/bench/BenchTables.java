package io.customerhub.bench;

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
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The tables of the benchmark: emptied between loads, and the finished rows copied out and in. */
final class BenchTables {

    private static final List<String> LOADED = List.of("raw.record", "standard.customer");
    private static final int BUFFER = 1 << 16;

    private static final String DIGEST =
            """
            SELECT (SELECT count(*) || ' ' || coalesce(sum(hashtextextended((to_jsonb(c) - 'run')::text, 0)), 0)
                    FROM standard.customer c)
                || ' ' || (SELECT count(*) || ' ' || coalesce(sum(hashtextextended(key || version || hash, 0)), 0)
                    FROM raw.record)""";

    private final Warehouse warehouse;
    private final Path directory;

    BenchTables(Warehouse warehouse, Path directory) {
        this.warehouse = warehouse;
        this.directory = directory;
    }

    /** Empties everything that a load fills, and writes a checkpoint, so that each load starts from the same state. */
    void empty() {
        withStatement("TRUNCATE raw.record, standard.customer, hub.dead_letter, hub.dead_letter_attempt, hub.position,"
                + " hub.file, hub.run, hub.run_skip, hub.value_count, hub.frequent_value");
        withStatement("CHECKPOINT");
    }

    /** Does what autovacuum would do soon because of the last load, so that it is not counted with what follows. */
    void settle() {
        withStatement("VACUUM (ANALYZE) raw.record, standard.customer");
        withStatement("CHECKPOINT");
    }

    /** Keeps the rows of both tables in files, in the binary form of COPY. */
    void copyOut() throws IOException {
        for (String table : LOADED) {
            try (Connection connection = warehouse.committing().getConnection();
                    OutputStream out = Files.newOutputStream(file(table))) {
                copies(connection).copyOut("COPY " + table + " TO STDOUT (FORMAT binary)", out);
            } catch (SQLException failure) {
                throw new IOException(failure);
            }
        }
    }

    /** Copies the kept rows into both tables. */
    void copyIn() throws IOException {
        for (String table : LOADED) {
            try (Connection connection = warehouse.committing().getConnection();
                    InputStream in = Files.newInputStream(file(table))) {
                copies(connection).copyIn("COPY " + table + " FROM STDIN (FORMAT binary)", in, BUFFER);
            } catch (SQLException failure) {
                throw new IOException(failure);
            }
        }
    }

    /** The number of standard rows and a digest of all rows, without the numbers of their runs and when they were read. */
    String contents() {
        try (Connection connection = warehouse.committing().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DIGEST)) {
            row.next();
            return row.getString(1);
        } catch (SQLException failure) {
            throw new IllegalStateException("the benchmark cannot read its tables", failure);
        }
    }

    private Path file(String table) {
        return directory.resolve(table + ".copy");
    }

    private static CopyManager copies(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI();
    }

    private void withStatement(String sql) {
        try (Connection connection = warehouse.committing().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException("the benchmark cannot prepare its tables", failure);
        }
    }
}
