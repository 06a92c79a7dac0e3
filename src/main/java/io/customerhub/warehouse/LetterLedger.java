package io.customerhub.warehouse;

import com.dynatrace.hash4j.hashing.Hashing;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.EntityType;
import io.customerhub.record.Rejection;
import io.customerhub.record.StreamName;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes new dead letters, in the transaction of whoever calls. */
public final class LetterLedger {

    /** A longer key is left out of the letter, as it would not fit the index; the payload still holds it. */
    private static final int LONGEST_KEY = 600;

    private static final int LONGEST_MESSAGE = 2000;

    private static final String INSERT =
            """
            INSERT INTO hub.dead_letter AS d (system, stream, run, route, origin, configuration,
                key, version, row_number, stage, code, field, message, fingerprint, payload, payload_kind, payload_hash,
                occurrences, deleted, frame, state, closed_at, closed_by, reason)
            SELECT ?, ?, ?, ?, ?, ?,
                w.key, w.version, w.row_number, w.stage, w.code, w.field, w.message, w.fingerprint, w.payload, w.kind,
                w.hash, w.occurrences, w.deleted, w.frame, CASE WHEN old.is_old THEN 'superseded' ELSE 'open' END,
                CASE WHEN old.is_old THEN now() END, CASE WHEN old.is_old THEN 'hub' END,
                CASE WHEN old.is_old THEN 'a later version was loaded before' END
            FROM unnest(?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::bytea[], ?::text[], ?::bigint[], ?::integer[], ?::boolean[], ?::text[])
                AS w (key, version, row_number, stage, code, field, message, fingerprint, payload, kind, hash,
                    occurrences, deleted, frame)
                CROSS JOIN LATERAL (SELECT %s AS is_old) AS old
            ON CONFLICT (system, stream, fingerprint, payload_hash) WHERE state IN ('open', 'planned', 'retrying', 'quarantined')
            DO UPDATE SET occurrences = d.occurrences + excluded.occurrences, last_seen = now(), run = excluded.run,
                row_number = excluded.row_number, origin = excluded.origin, message = excluded.message,
                configuration = excluded.configuration
            RETURNING id, xmax = 0 AS is_new, stage""";

    /** A record of which the version could not be read has the lowest; nobody knows whether it is old. */
    private static final String IS_OLD =
            """
            w.version > -9223372036854775808 AND coalesce((SELECT s.version > w.version FROM standard.%s s
            WHERE s.system = ? AND s.stream = ? AND s.key = w.key), false)""";

    private LetterLedger() {}

    /**
     * A letter that was written.
     *
     * @param id its number
     * @param isNew false when it was there and was counted once more
     * @param stage where it failed
     */
    public record Written(long id, boolean isNew, String stage) {}

    /** What letters with the same cause have in common: XXH3 64 in 16 hexadecimal digits. */
    public static String fingerprint(
            StreamName stream, String stage, String code, @Nullable String field, @Nullable String frame) {
        String cause = stream + "\n" + stage + "\n" + code + "\n" + (field == null ? "" : field)
                + (frame == null ? "" : "\n" + frame);
        return String.format(
                Locale.ROOT, "%016x", Hashing.xxh3_64().hashBytesToLong(cause.getBytes(StandardCharsets.UTF_8)));
    }

    /** What tells one payload of a stream from another: XXH3 64 of its bytes, inverted for a record that is deleted. */
    public static long payloadHash(byte[] payload, boolean isDeleted) {
        long hash = Hashing.xxh3_64().hashBytesToLong(payload);
        return isDeleted ? ~hash : hash;
    }

    /**
     * Writes letters. One that is open already is not written again: it counts one more occurrence. A record of which a
     * later version is loaded becomes a letter that is superseded from the start.
     *
     * @param run the run, or null outside of any
     * @param configuration the mapping, or null when none was involved
     * @param entity what the records are, or null when unknown
     * @return the letters, new or counted, in no order
     */
    public static List<Written> insert(
            Connection connection,
            BatchOrigin origin,
            @Nullable Long run,
            @Nullable Integer configuration,
            @Nullable EntityType entity,
            List<Rejection> rejections)
            throws SQLException {
        Map<String, Letter> distinct = distinct(origin.stream(), rejections);
        if (distinct.isEmpty()) {
            return List.of();
        }
        String sql = INSERT.formatted(entity == null ? "false" : IS_OLD.formatted(entity.table()));
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, origin.stream().system());
            insert.setString(2, origin.stream().stream());
            insert.setObject(3, run, Types.BIGINT);
            insert.setString(4, storable(origin.route()));
            insert.setString(5, storable(origin.place()));
            insert.setObject(6, configuration, Types.INTEGER);
            setArrays(connection, insert, List.copyOf(distinct.values()));
            if (entity != null) {
                insert.setString(21, origin.stream().system());
                insert.setString(22, origin.stream().stream());
            }
            List<Written> letters = new ArrayList<>();
            try (ResultSet row = insert.executeQuery()) {
                while (row.next()) {
                    letters.add(new Written(row.getLong("id"), row.getBoolean("is_new"), row.getString("stage")));
                }
            }
            return letters;
        }
    }

    /** One statement must not meet the same letter twice, so equal rejections of a batch become one. */
    private static Map<String, Letter> distinct(StreamName stream, List<Rejection> rejections) {
        Map<String, Letter> letters = new LinkedHashMap<>();
        for (Rejection rejection : rejections) {
            String fingerprint =
                    fingerprint(stream, rejection.stage(), rejection.code(), rejection.field(), rejection.frame());
            long hash = payloadHash(rejection.payload(), rejection.delivery().isDeleted());
            letters.merge(
                    fingerprint + hash,
                    new Letter(rejection, fingerprint, hash, 1),
                    (first, again) -> new Letter(again.rejection, fingerprint, hash, first.occurrences + 1));
        }
        return letters;
    }

    private static void setArrays(Connection connection, PreparedStatement insert, List<Letter> letters)
            throws SQLException {
        Object[][] columns = new Object[14][letters.size()];
        columns[8] = new byte[letters.size()][];
        for (int i = 0; i < letters.size(); i++) {
            Letter letter = letters.get(i);
            Rejection rejection = letter.rejection;
            columns[0][i] = key(rejection);
            columns[1][i] = rejection.identity() == null
                    ? rejection.delivery().version()
                    : (Long) rejection.identity().version();
            columns[2][i] = rejection.row();
            columns[3][i] = rejection.stage();
            columns[4][i] = rejection.code();
            columns[5][i] = rejection.field() == null ? null : storable(rejection.field());
            columns[6][i] = message(rejection.message());
            columns[7][i] = letter.fingerprint;
            columns[8][i] = rejection.payload();
            columns[9][i] = rejection.content().name().toLowerCase(Locale.ROOT);
            columns[10][i] = letter.payloadHash;
            columns[11][i] = letter.occurrences;
            columns[12][i] = rejection.delivery().isDeleted();
            columns[13][i] = rejection.frame();
        }
        String[] types = {
            "text", "bigint", "bigint", "text", "text", "text", "text", "text", "bytea", "text", "bigint", "integer",
            "boolean", "text"
        };
        for (int i = 0; i < types.length; i++) {
            insert.setArray(7 + i, connection.createArrayOf(types[i], columns[i]));
        }
    }

    /** The key of a rejected record as far as a letter can hold it. */
    static @Nullable String key(Rejection rejection) {
        if (rejection.identity() == null) {
            return null;
        }
        String key = rejection.identity().key();
        return key.length() > LONGEST_KEY || Refusal.isUnstorable(key) ? null : key;
    }

    /** A message that PostgreSQL can hold, cut at 2,000 characters. */
    static String message(String message) {
        return storable(message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) : message);
    }

    /** The text with U+FFFD in place of what PostgreSQL cannot hold. */
    static String storable(String text) {
        if (!Refusal.isUnstorable(text)) {
            return text;
        }
        StringBuilder storable = new StringBuilder();
        text.codePoints()
                .map(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) ? 0xfffd : c)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }

    /** A rejection with what makes it one letter. */
    private record Letter(Rejection rejection, String fingerprint, long payloadHash, int occurrences) {}
}
