package io.customerhub.warehouse;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.PGProperty;

/**
 * The PostgreSQL database that holds all layers. Opening it brings the schema up to date, as any database user that may
 * create schemas or owns the ones that are there. Safe for use by several threads.
 */
public final class Warehouse implements AutoCloseable {

    private static final int COMMITTING_CONNECTIONS = 3;
    private static final String APPLICATION = "customer-hub";

    private final WarehouseSettings settings;
    private final HikariDataSource pool;
    private final HikariDataSource committing;
    private final WriteObserver observer;

    private Warehouse(
            WarehouseSettings settings, HikariDataSource pool, HikariDataSource committing, WriteObserver observer) {
        this.settings = settings;
        this.pool = pool;
        this.committing = committing;
        this.observer = observer;
    }

    /**
     * Connects and migrates.
     *
     * @throws WarehouseUnavailableException when the database cannot be reached now
     * @throws WarehouseRefusedException when the settings are wrong
     * @throws WarehouseException when its schema is newer than this hub or cannot be brought up to date
     */
    public static Warehouse open(WarehouseSettings settings) {
        return open(settings, WriteObserver.NONE);
    }

    /**
     * The same with an observer, which is told {@code written} before each transaction that has written something is
     * committed, so that a test can end the process there.
     */
    public static Warehouse open(WarehouseSettings settings, WriteObserver observer) {
        new FirstConnection(settings).make(properties(settings));
        // no statement timeout here: a migration takes as long as it takes
        try (HikariDataSource unhurried = pool(settings, 2, true, properties(settings))) {
            Migrations.apply(unhurried);
        }
        return new Warehouse(
                settings,
                pool(settings, settings.connections(), false, withTimeouts(settings)),
                pool(settings, COMMITTING_CONNECTIONS, true, withTimeouts(settings)),
                observer);
    }

    /** As {@link #open(WarehouseSettings)} with the defaults. */
    public static Warehouse open(String url) {
        return open(WarehouseSettings.of(url));
    }

    /** Work in a transaction of its own. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does the work; the caller commits, or rolls back when it throws. */
        T in(Connection connection) throws SQLException;
    }

    /**
     * Does some work in one transaction.
     *
     * @throws WarehouseUnavailableException on a bad day
     * @throws WarehouseException when PostgreSQL refuses for any other reason
     */
    public <T> T transact(Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            try {
                T result = work.in(connection);
                observe(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollback(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private void observe(Connection connection) throws SQLException {
        if (observer == WriteObserver.NONE) {
            return;
        }
        try (Statement ask = connection.createStatement();
                ResultSet row = ask.executeQuery("SELECT pg_current_xact_id_if_assigned() IS NOT NULL")) {
            if (row.next() && row.getBoolean(1)) {
                observer.reached("written");
            }
        }
    }

    /** Connections that commit by themselves, for those who own tables of their own. */
    public DataSource committing() {
        return committing;
    }

    /** A pooled connection without auto-commit; the caller ends the transaction and closes it. */
    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** A connection outside the pool with auto-commit, for what must last as long as its session; the caller closes it. */
    public Connection session() throws SQLException {
        return DriverManager.getConnection(settings.url(), withTimeouts(settings));
    }

    /** What the caller should see of an error. */
    public static WarehouseException failure(SQLException error) {
        if (SqlFailure.of(error) == SqlFailure.UNAVAILABLE || SqlFailure.of(error) == SqlFailure.RETRY) {
            return new WarehouseUnavailableException(
                    "the warehouse cannot be used now (" + state(error) + "); the hub tries again by itself", error);
        }
        return new WarehouseException(
                "HUB-DB-004",
                "the warehouse refused a statement (" + state(error)
                        + "); this is an error of the hub or a schema that was changed by hand",
                error);
    }

    /** Where it is. */
    String url() {
        return settings.url();
    }

    /** Rolls back; a failure to do so stands beside the first error, never in its place. */
    static void rollback(Connection connection, Exception first) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            first.addSuppressed(e);
        }
    }

    private static String state(SQLException error) {
        return error.getSQLState() == null ? error.getClass().getSimpleName() : "SQLSTATE " + error.getSQLState();
    }

    private static HikariDataSource pool(
            WarehouseSettings settings, int connections, boolean autoCommit, Properties properties) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("warehouse");
        config.setJdbcUrl(settings.url());
        config.setDataSourceProperties(properties);
        config.setAutoCommit(autoCommit);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(settings.connectTimeout().toMillis());
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private static Properties properties(WarehouseSettings settings) {
        Properties properties = new Properties();
        if (settings.user() != null) {
            PGProperty.USER.set(properties, settings.user());
        }
        if (settings.password() != null) {
            PGProperty.PASSWORD.set(properties, settings.password());
        }
        PGProperty.APPLICATION_NAME.set(properties, APPLICATION);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.CONNECT_TIMEOUT.set(properties, seconds(settings.connectTimeout()));
        PGProperty.LOGIN_TIMEOUT.set(properties, seconds(settings.connectTimeout()));
        return properties;
    }

    private static Properties withTimeouts(WarehouseSettings settings) {
        Properties properties = properties(settings);
        PGProperty.SOCKET_TIMEOUT.set(properties, seconds(settings.socketTimeout()));
        PGProperty.OPTIONS.set(
                properties,
                "-c statement_timeout=" + settings.statementTimeout().toMillis()
                        + " -c lock_timeout=" + settings.lockTimeout().toMillis()
                        + " -c idle_in_transaction_session_timeout="
                        + settings.idleTimeout().toMillis());
        return properties;
    }

    private static int seconds(Duration duration) {
        return Math.toIntExact(Math.max(1, duration.toSeconds()));
    }

    @Override
    public void close() {
        committing.close();
        pool.close();
    }
}
