package io.customerhub.warehouse.embedded;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** The databases of one embedded server. */
final class Databases {
    /** The one that each cluster has and nobody uses (PostgreSQL documentation, 22.2). */
    static final String MAINTENANCE = "postgres";

    /** 63: PostgreSQL documentation, 4.1.1 Identifiers (NAMEDATALEN). */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

    /** PostgreSQL documentation, appendix A. */
    private static final String CANNOT_CONNECT_NOW = "57P03";

    private static final String CONNECTION_EXCEPTION = "08";

    private static final String DUPLICATE_DATABASE = "42P04";
    private static final String UNIQUE_VIOLATION = "23505";

    private Databases() {}

    /**
     * Makes the database when it is missing, from template0, so that it is empty whatever was done to template1.
     *
     * @throws EmbeddedPostgresException HUB-PG-011 for a name that would need quoting
     */
    static void createOnce(String maintenanceUrl, String name, BooleanSupplier serverLives) throws SQLException {
        if (!NAME.matcher(name).matches()) {
            throw new EmbeddedPostgresException(
                    "HUB-PG-011",
                    "'" + name + "' is not a name for a database here: write lower-case letters, digits and"
                            + " underscores, beginning with a letter, at most 63.");
        }
        try (Connection connection = connect(maintenanceUrl, serverLives)) {
            if (!exists(connection, name)) {
                create(connection, name);
            }
        }
    }

    /**
     * A connection, also while the server is recovering by itself: after the violent end of a single backend it takes
     * none for a moment, or closes its port, though its pid file still says that it is ready.
     */
    static Connection connect(String url, BooleanSupplier serverLives) throws SQLException {
        long deadline = System.nanoTime() + PostgresServer.START_LIMIT.toNanos();
        while (true) {
            try {
                return DriverManager.getConnection(url);
            } catch (SQLException e) {
                if (!isMomentary(e) || !serverLives.getAsBoolean() || System.nanoTime() > deadline) {
                    throw e;
                }
            }
            try {
                Pause.shortly();
            } catch (IOException e) {
                throw new SQLException(e.getMessage(), CANNOT_CONNECT_NOW, e);
            }
        }
    }

    private static boolean isMomentary(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.equals(CANNOT_CONNECT_NOW) || state.startsWith(CONNECTION_EXCEPTION));
    }

    private static boolean exists(Connection connection, String name) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT FROM pg_catalog.pg_database WHERE datname = ?")) {
            query.setString(1, name);
            try (ResultSet found = query.executeQuery()) {
                return found.next();
            }
        }
    }

    private static void create(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE template0");
        } catch (SQLException e) {
            // two processes at the same moment
            if (!DUPLICATE_DATABASE.equals(e.getSQLState()) && !UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
        }
    }
}
