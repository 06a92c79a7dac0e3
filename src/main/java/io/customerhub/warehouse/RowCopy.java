package io.customerhub.warehouse;

import io.customerhub.record.BatchOrigin;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.SourceRecord.Identity;
import io.customerhub.record.StreamName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Writes what a {@link BatchPlan} decided: rows that are replaced are deleted, then all rows go by COPY straight into
 * their tables. An update would cost more: PostgreSQL writes a new row version and a new index entry in both cases, and
 * here no staging table comes before it.
 */
final class RowCopy {

    private static final String RAW_COPY =
            """
            COPY raw.record (system, stream, key, version, hash, payload, read_at, run, deleted)
            FROM STDIN (FORMAT binary)""";

    /** Finds the rows as {@link LookUp} does, one descent of the index per key, and deletes them by their place. */
    private static final String DELETE =
            """
            DELETE FROM standard.%1$s WHERE ctid = ANY (ARRAY(
                SELECT found.place
                FROM unnest(?::text[]) AS w (key)
                    CROSS JOIN LATERAL (
                        SELECT s.ctid AS place FROM standard.%1$s s
                        WHERE s.system = ? AND s.stream = ? AND s.key = w.key
                        LIMIT 1) AS found))""";

    private static final int RAW_FIELDS = 9;
    private static final int STANDARD_FIELDS = 8;

    /** Sent to the server whenever so much has been built; bounds the memory whatever the batch. */
    private static final int SLICE = 1 << 17;

    private final BatchOrigin origin;
    private final RunReference run;
    private final RowPlan rowPlan;
    private final BinaryCopyBuffer buffer;
    private final @Nullable Object[] scratch;
    private final byte[] streamFields;

    RowCopy(BatchOrigin origin, RunReference run, RowPlan rowPlan, BinaryCopyBuffer buffer) {
        this.origin = origin;
        this.run = run;
        this.rowPlan = rowPlan;
        this.buffer = buffer;
        this.scratch = rowPlan.scratch();
        this.streamFields = streamFields(origin.stream(), buffer);
    }

    /** System and stream, which are the same in every row. */
    private static byte[] streamFields(StreamName stream, BinaryCopyBuffer buffer) {
        buffer.clear();
        buffer.text(stream.system());
        buffer.text(stream.stream());
        return Arrays.copyOf(buffer.bytes(), buffer.size());
    }

    /** Writes the records from {@code from} to {@code to} of the plan. */
    void write(Connection connection, BatchPlan plan, int from, int to) throws SQLException {
        deleteReplaced(connection, plan, from, to);
        copy(connection, RAW_COPY, plan, from, to, true);
        copy(connection, standardCopy(), plan, from, to, false);
    }

    private void deleteReplaced(Connection connection, BatchPlan plan, int from, int to) throws SQLException {
        List<String> keys = new ArrayList<>();
        for (int i = from; i < to; i++) {
            if (plan.replaces(i)) {
                keys.add(plan.record(i).requireIdentity().key());
            }
        }
        if (keys.isEmpty()) {
            return;
        }
        Array array = connection.createArrayOf("text", keys.toArray());
        try (PreparedStatement delete =
                connection.prepareStatement(DELETE.formatted(rowPlan.entity().table()))) {
            delete.setArray(1, array);
            delete.setString(2, origin.stream().system());
            delete.setString(3, origin.stream().stream());
            delete.executeUpdate();
        } finally {
            array.free();
        }
    }

    private String standardCopy() {
        return "COPY standard." + rowPlan.entity().table()
                + " (system, stream, key, version, hash, run, configuration, deleted_at, " + rowPlan.columnNames()
                + ") FROM STDIN (FORMAT binary)";
    }

    private void copy(Connection connection, String sql, BatchPlan plan, int from, int to, boolean raw)
            throws SQLException {
        CopyIn copy = null;
        try {
            for (int i = from; i < to; i++) {
                if (raw ? !plan.writesRaw(i) : !plan.writesStandard(i)) {
                    continue;
                }
                if (copy == null) {
                    buffer.clear();
                    buffer.header();
                    copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
                }
                if (raw) {
                    writeRaw(plan.record(i));
                } else {
                    writeStandard(plan.record(i));
                }
                if (buffer.size() > SLICE) {
                    copy.writeToCopy(buffer.bytes(), 0, buffer.size());
                    buffer.clear();
                }
            }
            if (copy != null) {
                buffer.trailer();
                copy.writeToCopy(buffer.bytes(), 0, buffer.size());
                copy.endCopy();
            }
        } finally {
            if (copy != null && copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private void writeRaw(SourceRecord record) {
        buffer.row(RAW_FIELDS);
        writeIdentity(record.requireIdentity());
        buffer.bytea(record.payload());
        buffer.timestamp(origin.readAt());
        buffer.int8(run.run());
        buffer.bool(record.isDeleted());
    }

    private void writeStandard(SourceRecord record) {
        buffer.row(STANDARD_FIELDS + rowPlan.fields());
        writeIdentity(record.requireIdentity());
        buffer.int8(run.run());
        buffer.int4(run.configuration());
        if (record.isDeleted()) {
            buffer.timestamp(origin.readAt());
        } else {
            buffer.nullField();
        }
        rowPlan.write(record, scratch, buffer);
    }

    private void writeIdentity(Identity identity) {
        buffer.raw(streamFields);
        buffer.text(identity.key());
        buffer.int8(identity.version());
        buffer.int8(identity.hash());
    }
}
