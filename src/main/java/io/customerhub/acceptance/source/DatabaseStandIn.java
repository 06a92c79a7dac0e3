package io.customerhub.acceptance.source;

import io.customerhub.acceptance.spec.SourceContent;
import io.customerhub.acceptance.spec.SourceContent.Column;
import io.customerhub.acceptance.spec.SourceContent.Table;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** A PostgreSQL database with the tables of a case. */
public final class DatabaseStandIn implements StandIn {

    private static final String POOL = "com.zaxxer.hikari.HikariDataSource";

    private final String url;

    /**
     * Fills the database.
     *
     * @param url the JDBC URL of an empty database
     * @throws FixtureException when PostgreSQL does not take a table or script
     */
    public DatabaseStandIn(String url, SourceContent.Rows content) {
        this.url = url;
        try (Connection connection = DriverManager.getConnection(url)) {
            for (Table table : content.tables()) {
                fill(connection, table);
            }
            try (Statement statement = connection.createStatement()) {
                for (String script : content.scripts()) {
                    statement.execute(script);
                }
            }
        } catch (SQLException | IOException refused) {
            throw new FixtureException(content.place(), "PostgreSQL does not take the rows: " + refused.getMessage());
        }
    }

    private static void fill(Connection connection, Table table) throws SQLException, IOException {
        String name = quoted(table.name());
        try (Statement statement = connection.createStatement()) {
            int dot = table.name().indexOf('.');
            if (dot > 0) {
                statement.execute(
                        "CREATE SCHEMA IF NOT EXISTS " + quoted(table.name().substring(0, dot)));
            }
            statement.execute("CREATE TABLE " + name
                    + table.columns().stream()
                            .map(column -> quoted(column.name()) + " " + column.type())
                            .collect(Collectors.joining(", ", " (", ")")));
        }
        String columns = table.columns().stream()
                .map(Column::name)
                .map(DatabaseStandIn::quoted)
                .collect(Collectors.joining(","));
        connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + name + " (" + columns + ") FROM STDIN (FORMAT csv)", new StringReader(table.csv()));
    }

    private static String quoted(String name) {
        return '"' + name.replace(".", "\".\"") + '"';
    }

    @Override
    public String place(String option) {
        return option;
    }

    @Override
    public Optional<Bean> bean(String option) {
        return Optional.of(new Bean(
                option, POOL, Map.of("jdbcUrl", url, "maximumPoolSize", "2", "minimumIdle", "0", "readOnly", "true")));
    }

    @Override
    public void close() {
        // the database is dropped by the one who made it
    }
}
