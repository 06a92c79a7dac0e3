package io.customerhub.deadletter;

import io.customerhub.warehouse.Warehouse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes dead letters as JSON lines, one object per letter, in slices, whatever their number. */
public final class DeadLetterExport {

    private static final int SLICE = 500;

    /** Letters of one moment; payloads that are no record may hold any bytes, so they go as base64. */
    private static final String SELECT =
            """
            SELECT (jsonb_strip_nulls(to_jsonb(d) - 'payload' - 'payload_hash') || %s)::text
            FROM hub.dead_letter d WHERE id IN (%s) ORDER BY id""";

    private static final String PAYLOAD =
            """
            CASE WHEN d.payload_kind = 'record' THEN jsonb_build_object('payload', convert_from(d.payload, 'UTF8'))
            ELSE jsonb_build_object('payload_base64', replace(encode(d.payload, 'base64'), E'\\n', '')) END""";

    private final Warehouse warehouse;

    /** The export of a warehouse. */
    public DeadLetterExport(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Writes the letters, oldest first; the stream is flushed and stays open.
     *
     * @param withPayload what arrived goes along, which may be personal data
     * @return how many letters were written
     * @throws IOException when the stream cannot be written
     */
    public long write(DeadLetterFilter filter, boolean withPayload, OutputStream out) throws IOException {
        LetterQuery query = LetterQuery.oldest(filter, 0, Long.MAX_VALUE, Integer.MAX_VALUE);
        String sql = SELECT.formatted(withPayload ? PAYLOAD : "'{}'::jsonb", query.sql());
        try {
            return warehouse.transact(connection -> {
                try (PreparedStatement select = connection.prepareStatement(sql)) {
                    select.setFetchSize(SLICE);
                    Statements.set(connection, select, query.values());
                    try (ResultSet row = select.executeQuery()) {
                        return write(row, out);
                    }
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static long write(ResultSet row, OutputStream out) throws SQLException {
        try {
            long letters = 0;
            while (row.next()) {
                out.write(row.getString(1).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
                letters++;
            }
            out.flush();
            return letters;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
