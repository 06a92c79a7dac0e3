package io.customerhub.ingest;

import io.customerhub.record.FinishedFile;
import io.customerhub.record.StreamName;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Which files of a stream have been dealt with, by content; owns the table {@code hub.file}. A file counts as known only
 * under the configuration it was read with: after a change of the mapping the same bytes are read again.
 */
public final class FileLedger {

    private static final String DONE =
            """
            SELECT FROM hub.file
            WHERE system = ? AND stream = ? AND digest = ? AND configuration = ? AND size = ? AND state = 'done'
            LIMIT 1
            """;

    private static final String INSERT =
            """
            INSERT INTO hub.file (system, stream, name, size, modified, digest, configuration, state, records, finished_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, now())
            ON CONFLICT (system, stream, name, digest, configuration) DO UPDATE
            SET modified = excluded.modified,
                state = CASE file.state WHEN 'unreadable' THEN excluded.state ELSE file.state END,
                records = CASE file.state WHEN 'unreadable' THEN excluded.records ELSE file.records END,
                finished_at = CASE file.state WHEN 'unreadable' THEN excluded.finished_at ELSE file.finished_at END
            """;

    private static final String KNOWN =
            """
            SELECT DISTINCT name, size, modified FROM hub.file
            WHERE system = ? AND stream = ? AND configuration = ? AND name = ANY (?)
            """;

    private final DataSource warehouse;

    /** @param warehouse connections that commit by themselves */
    public FileLedger(DataSource warehouse) {
        this.warehouse = warehouse;
    }

    /** What became of a file. */
    public enum State {
        /** All records are in the warehouse or are dead letters. */
        DONE,
        /** The file is a dead letter. */
        UNREADABLE,
        /** Another file had the same content. */
        DUPLICATE
    }

    /**
     * True when a file of this content was read completely under this configuration, whatever its name.
     *
     * @throws IOException when the warehouse cannot be asked: a bad day
     */
    public boolean hasDone(StreamName stream, SourceFile file, String configuration) throws IOException {
        try (Connection connection = warehouse.getConnection();
                PreparedStatement statement = connection.prepareStatement(DONE)) {
            statement.setString(1, stream.system());
            statement.setString(2, stream.stream());
            statement.setString(3, file.digest());
            statement.setString(4, configuration);
            statement.setLong(5, file.size());
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        } catch (SQLException away) {
            throw badDay(away);
        }
    }

    /**
     * Which files have been dealt with under this configuration, as far as can be told without their content.
     *
     * @param seen tells of a name, size and time of change, in whole seconds, whether it is a file that is asked for
     * @return the names of those that are in the ledger, whatever became of them
     * @throws IOException when the warehouse cannot be asked: a bad day
     */
    public Set<String> known(StreamName stream, String configuration, Collection<String> names, Sighting seen)
            throws IOException {
        Set<String> known = new HashSet<>();
        try (Connection connection = warehouse.getConnection();
                PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setString(1, stream.system());
            statement.setString(2, stream.stream());
            statement.setString(3, configuration);
            statement.setArray(4, connection.createArrayOf("text", names.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Instant modified = row.getTimestamp(3).toInstant().truncatedTo(ChronoUnit.SECONDS);
                    if (seen.is(row.getString(1), row.getLong(2), modified)) {
                        known.add(row.getString(1));
                    }
                }
            }
            return known;
        } catch (SQLException away) {
            throw badDay(away);
        }
    }

    /** What a listing tells of files. */
    public interface Sighting {
        /** True when the listing has a file of this name, size and time. */
        boolean is(String name, long size, Instant modified);
    }

    /**
     * Records what became of a file; the same again renews its time of change only, but what was unreadable may become
     * readable.
     *
     * @param records how many records and rejections it held
     * @throws IOException when the warehouse did not take it: a bad day, the file stays where it is
     */
    public void record(StreamName stream, SourceFile file, String configuration, State state, long records)
            throws IOException {
        FinishedFile dealtWith =
                new FinishedFile(file.name(), file.size(), file.modified(), file.digest(), configuration, records);
        try (Connection connection = warehouse.getConnection()) {
            enter(connection, stream, dealtWith, state);
        } catch (SQLException away) {
            throw badDay(away);
        }
    }

    /** As {@link #record}, in the transaction of whoever calls. */
    public static void enter(Connection connection, StreamName stream, FinishedFile file, State state)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, stream.system());
            statement.setString(2, stream.stream());
            statement.setString(3, file.name());
            statement.setLong(4, file.size());
            statement.setTimestamp(5, Timestamp.from(file.modified()));
            statement.setString(6, file.digest());
            statement.setString(7, file.configuration());
            statement.setString(8, state.name().toLowerCase(Locale.ROOT));
            statement.setLong(9, file.records());
            statement.executeUpdate();
        }
    }

    private static IOException badDay(SQLException away) {
        return new IOException("the ledger of files cannot be used now (SQLSTATE " + away.getSQLState() + ")", away);
    }
}
