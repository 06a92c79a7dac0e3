package io.customerhub.warehouse.golden;

import io.customerhub.golden.CustomerLife.Cause;
import io.customerhub.golden.CustomerLife.Stay;
import io.customerhub.golden.RecordKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Reads what may have changed the customers of some records: decisions, pins, and new versions of the records. */
final class CauseRows {

    private static final String WANTED =
            "WITH w AS (SELECT DISTINCT * FROM " + KeyArrays.ROWS + " AS w (system, stream, key)) ";

    private static final String DECISIONS = WANTED
            + """
            SELECT d.decided_at, d.left_system, d.left_stream, d.left_key, d.right_system, d.right_stream, d.right_key,
                d.verdict, d.reason, d.decided_by
            FROM hub.match_decision d WHERE EXISTS (SELECT FROM w WHERE (w.system, w.stream, w.key)
                IN ((d.left_system, d.left_stream, d.left_key), (d.right_system, d.right_stream, d.right_key)))
            ORDER BY d.id""";

    private static final String PINS = WANTED
            + """
            SELECT p.system, p.stream, p.key, p.attribute, p.reason, p.pinned_by, p.pinned_at, p.until, p.ended_at,
                p.ended_by, p.until <= now() AS expired
            FROM hub.golden_pin p JOIN w USING (system, stream, key) ORDER BY p.id""";

    private static final String VERSIONS = WANTED
            + """
            SELECT r.system, r.stream, r.key, r.read_at FROM raw.record r JOIN w USING (system, stream, key)
            ORDER BY r.read_at, r.system, r.stream, r.key""";

    private final Connection connection;

    CauseRows(Connection connection) {
        this.connection = connection;
    }

    /** The causes that concern these records, in order of time. */
    List<Cause> of(List<Stay> stays) throws SQLException {
        List<RecordKey> records = stays.stream().map(Stay::record).distinct().toList();
        List<Cause> causes = new ArrayList<>();
        decisions(records, causes);
        pins(records, causes);
        versions(records, causes);
        causes.sort(Comparator.comparing(Cause::at));
        return causes;
    }

    private PreparedStatement select(String sql, List<RecordKey> records) throws SQLException {
        PreparedStatement select = connection.prepareStatement(sql);
        KeyArrays.set(connection, select, 1, records);
        return select;
    }

    private void decisions(List<RecordKey> records, List<Cause> causes) throws SQLException {
        try (PreparedStatement select = select(DECISIONS, records);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                RecordKey left = key(row, 2);
                RecordKey right = key(row, 5);
                causes.add(new Cause(
                        time(row, 1),
                        List.of(left, right),
                        decision(row.getString(8), left, right, row.getString(9), row.getString(10)),
                        true));
            }
        }
    }

    private static String decision(String verdict, RecordKey left, RecordKey right, String reason, String by) {
        return switch (verdict) {
            case "same" -> "%s decided that %s and %s are one customer: %s".formatted(by, left, right, reason);
            case "different" -> "%s decided that %s and %s are different: %s".formatted(by, left, right, reason);
            default -> "%s decided %s on %s and %s: %s".formatted(by, verdict, left, right, reason);
        };
    }

    private void pins(List<RecordKey> records, List<Cause> causes) throws SQLException {
        try (PreparedStatement select = select(PINS, records);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                List<RecordKey> record = List.of(key(row, 1));
                String attribute = row.getString(4);
                OffsetDateTime until = row.getObject(8, OffsetDateTime.class);
                OffsetDateTime ended = row.getObject(9, OffsetDateTime.class);
                String term = until == null ? "" : " until " + until.toInstant();
                causes.add(new Cause(
                        time(row, 7),
                        record,
                        "%s pinned %s%s: %s".formatted(row.getString(6), attribute, term, row.getString(5)),
                        false));
                if (ended != null) {
                    causes.add(new Cause(
                            ended.toInstant(),
                            record,
                            "%s took the pin of %s off".formatted(row.getString(10), attribute),
                            false));
                } else if (until != null && row.getBoolean(11)) {
                    causes.add(new Cause(
                            until.toInstant(), record, "the pin of %s had its term".formatted(attribute), false));
                }
            }
        }
    }

    private void versions(List<RecordKey> records, List<Cause> causes) throws SQLException {
        try (PreparedStatement select = select(VERSIONS, records);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                RecordKey record = key(row, 1);
                Instant read = time(row, 4);
                causes.add(new Cause(
                        read, List.of(record), "another version of %s was read at %s".formatted(record, read), false));
            }
        }
    }

    private static RecordKey key(ResultSet row, int from) throws SQLException {
        return new RecordKey(row.getString(from), row.getString(from + 1), row.getString(from + 2));
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
