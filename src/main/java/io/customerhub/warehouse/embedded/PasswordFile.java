package io.customerhub.warehouse.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.plugin.AuthenticationPlugin;
import org.postgresql.plugin.AuthenticationRequestType;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/**
 * Hands the password of the embedded server from its owner-only file to the PostgreSQL driver, which makes one of these
 * for each connection because {@link EmbeddedPostgres#url()} names this class. So the URL holds no secret and may be
 * logged. Source: pgJDBC, connection parameter {@code authenticationPluginClassName}.
 */
public final class PasswordFile implements AuthenticationPlugin {
    /** The connection parameter with the absolute path of the file. */
    static final String PARAMETER = "passwordFile";

    private final @Nullable String file;

    /** Called by the driver with the parameters of the connection. */
    public PasswordFile(Properties connection) {
        this.file = connection.getProperty(PARAMETER);
    }

    /** The password; it is read anew for each connection. */
    @Override
    public char[] getPassword(AuthenticationRequestType type) throws PSQLException {
        if (file == null) {
            throw refused("the parameter " + PARAMETER + " is missing in the JDBC URL", null);
        }
        try {
            String line = Files.readString(Path.of(file)).strip();
            return line.substring(line.lastIndexOf(':') + 1).toCharArray();
        } catch (IOException e) {
            throw refused("the password file " + file + " cannot be read; run as the user that started the hub", e);
        }
    }

    /** One line of a password file (PostgreSQL documentation, 32.16): host, port, database, user, password. */
    static String line(String password) {
        return "127.0.0.1:*:*:" + PostgresCluster.USER + ":" + password + "\n";
    }

    private static PSQLException refused(String why, @Nullable Throwable cause) {
        return new PSQLException("HUB-PG-010  " + why, PSQLState.INVALID_PASSWORD, cause);
    }
}
