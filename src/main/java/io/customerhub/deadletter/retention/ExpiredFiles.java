package io.customerhub.deadletter.retention;

import io.customerhub.ingest.PayloadCodec;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files in {@code .failed} whose dead letter has expired, until they are deleted, too; owns {@code hub.expired_file}. The
 * letters are deleted by whoever sweeps, the files by the hub that reads their directory. Safe for use by several threads.
 */
public final class ExpiredFiles {

    private static final String NOTE =
            "INSERT INTO hub.expired_file (retention_run, system, stream, path, size) VALUES (?, ?, ?, ?, ?)";

    private static final String NEXT =
            """
            SELECT id, system, stream, path, size FROM hub.expired_file
            WHERE id > ? AND (tried_at IS NULL OR tried_at < ?) ORDER BY id LIMIT ?""";

    private static final String GONE =
            """
            WITH gone AS (DELETE FROM hub.expired_file WHERE id = ? RETURNING retention_run)
            UPDATE hub.retention_run r SET files_deleted = r.files_deleted + 1 FROM gone WHERE r.id = gone.retention_run""";

    private static final String STAYS = "UPDATE hub.expired_file SET tried_at = ?, result = ? WHERE id = ?";

    private final Warehouse warehouse;

    /** The expired files of a warehouse. */
    public ExpiredFiles(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A file to be deleted.
     *
     * @param id its number
     * @param stream the stream in whose drop directory it lies
     * @param path where, from that directory on
     * @param size its bytes when it failed, or null when it was never read
     */
    public record ExpiredFile(long id, StreamName stream, String path, @Nullable Long size) {}

    /** The payload of a letter that was a whole file, which tells where that lies. */
    record Pointer(long retentionRun, StreamName stream, byte[] payload) {}

    /** Notes files to be deleted, in the transaction that deletes their letters; a letter that names none has none. */
    static void note(Connection connection, List<Pointer> pointers) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(NOTE)) {
            for (Pointer pointer : pointers) {
                Map<String, ?> fields = fields(pointer.payload());
                if (fields.get("file") instanceof String path) {
                    insert.setLong(1, pointer.retentionRun());
                    insert.setString(2, pointer.stream().system());
                    insert.setString(3, pointer.stream().stream());
                    insert.setString(4, path);
                    if (fields.get("size") instanceof Number size) {
                        insert.setLong(5, size.longValue());
                    } else {
                        insert.setNull(5, Types.BIGINT);
                    }
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    private static Map<String, ?> fields(byte[] payload) {
        try {
            return new PayloadCodec().decode(payload).fields();
        } catch (UnreadableException noPointer) {
            return Map.of();
        }
    }

    /**
     * Files that wait to be deleted, in order.
     *
     * @param after the last number of the page before; 0 for the first page
     * @param triedBefore those that could not be deleted since then are left out
     */
    public List<ExpiredFile> next(long after, Instant triedBefore, int limit) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(NEXT)) {
                select.setLong(1, after);
                select.setObject(2, OffsetDateTime.ofInstant(triedBefore, ZoneOffset.UTC));
                select.setInt(3, limit);
                List<ExpiredFile> files = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        files.add(new ExpiredFile(
                                row.getLong("id"),
                                new StreamName(row.getString("system"), row.getString("stream")),
                                row.getString("path"),
                                row.getObject("size", Long.class)));
                    }
                }
                return files;
            }
        });
    }

    /** The file is there no more: it is counted with its letters, and its name forgotten. */
    public void gone(ExpiredFile file) {
        warehouse.transact(connection -> {
            try (PreparedStatement update = connection.prepareStatement(GONE)) {
                update.setLong(1, file.id());
                return update.executeUpdate();
            }
        });
    }

    /**
     * The file could not be deleted now.
     *
     * @param reason why: {@code changed}, or the kind of failure
     */
    public void stays(ExpiredFile file, String reason, Instant at) {
        warehouse.transact(connection -> {
            try (PreparedStatement update = connection.prepareStatement(STAYS)) {
                update.setObject(1, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
                update.setString(2, reason);
                update.setLong(3, file.id());
                return update.executeUpdate();
            }
        });
    }
}
