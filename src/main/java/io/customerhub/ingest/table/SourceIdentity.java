package io.customerhub.ingest.table;

import com.dynatrace.hash4j.hashing.Hashing;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells one source from another without naming it: a hash of host, database, installation, table and cursor column. */
final class SourceIdentity {

    private SourceIdentity() {}

    /**
     * Sixteen hexadecimal digits. User, password and other parameters of the URL do not count, nor does the port where the
     * database tells its installation.
     */
    static String of(Connection connection, SqlDialect dialect, TableSource source) throws SQLException {
        String installation = installation(connection, dialect.installation());
        String place = place(connection.getMetaData().getURL());
        String[] parts = {
            installation == null ? place : withoutPort(place),
            String.valueOf(connection.getCatalog()),
            String.valueOf(installation),
            source.place().toLowerCase(Locale.ROOT),
            String.valueOf(source.cursor())
        };
        return HexFormat.of().toHexDigits(Hashing.xxh3_64().hashCharsToLong(String.join("\n", parts)));
    }

    private static @Nullable String installation(Connection connection, @Nullable String sql) throws SQLException {
        if (sql == null || !connection.getAutoCommit()) {
            return null;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            return row.next() ? row.getString(1) : null;
        } catch (SQLException forbidden) {
            if (String.valueOf(forbidden.getSQLState()).startsWith("42")) {
                return null;
            }
            throw forbidden;
        }
    }

    /** The URL up to its parameters, without a user in front of the host. */
    static String place(String url) {
        int end = url.length();
        for (char mark : new char[] {'?', ';'}) {
            int at = url.indexOf(mark);
            end = at >= 0 && at < end ? at : end;
        }
        String place = url.substring(0, end);
        return place.substring(place.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private static String withoutPort(String place) {
        int host = place.indexOf("//");
        int colon = place.indexOf(':', Math.max(host, 0) + 2);
        int end = colon;
        while (end >= 0 && end + 1 < place.length() && Character.isDigit(place.charAt(end + 1))) {
            end++;
        }
        return host < 0 || colon < 0 ? place : place.substring(0, colon) + place.substring(end + 1);
    }
}
