package io.customerhub.ingest.table;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Objects;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A source database as the hub may use it: connections are read-only, and a connection whose server no longer answers
 * ends by itself some time after the time limit of a statement.
 */
public final class ReadOnlyDataSource implements DataSource {

    /** The server cancels a statement at its time limit; only when it stays silent the connection is given up. */
    private static final int PATIENCE_SECONDS = 15;

    private @Nullable DataSource source;
    private int timeoutSeconds = 60;
    private boolean hasDriver;

    /** The data source to read from, usually a pool. */
    public void setSource(DataSource source) {
        this.source = source;
    }

    /** The time limit of a statement in seconds. */
    public void setTimeoutSeconds(int timeoutSeconds) {
        this.timeoutSeconds = timeoutSeconds;
    }

    @Override
    public Connection getConnection() throws SQLException {
        requireDriver();
        return limited(source().getConnection());
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return limited(source().getConnection(user, password));
    }

    /** A pool tells of a missing driver only by its whole URL, which may hold a password. */
    private void requireDriver() throws SQLException {
        if (!hasDriver && source() instanceof HikariDataSource pool && pool.getJdbcUrl() != null) {
            String missing = LibDrivers.missing(pool.getJdbcUrl());
            if (missing != null) {
                throw new MissingDriverException(missing);
            }
        }
        hasDriver = true;
    }

    /** The URL of the pool; null when it is another kind of data source. It may hold a password. */
    public @Nullable String url() {
        return source() instanceof HikariDataSource pool ? pool.getJdbcUrl() : null;
    }

    private Connection limited(Connection connection) throws SQLException {
        try {
            connection.setReadOnly(true);
            connection.setNetworkTimeout(Runnable::run, (timeoutSeconds + PATIENCE_SECONDS) * 1000);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private DataSource source() {
        return Objects.requireNonNull(source, "no data source has been set");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source().getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter writer) throws SQLException {
        source().setLogWriter(writer);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source().setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source().getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source().getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : source().unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || source().isWrapperFor(type);
    }
}
