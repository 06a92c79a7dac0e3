package io.customerhub.warehouse;

import io.customerhub.arrival.FieldCount;
import io.customerhub.arrival.FieldHistory;
import io.customerhub.record.StreamName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads how often attributes came without a value; {@link NullCount} writes it. */
final class NullCountStore {

    /** Those of the latest run only: what the mapping no longer names is expected no more. */
    private static final String LATEST =
            """
            SELECT n.* FROM hub.stream s
            CROSS JOIN LATERAL (
                SELECT max(d.day) AS day, max(d.run) AS run FROM hub.null_count d
                WHERE d.system = s.system AND d.stream = s.stream AND d.day = (
                    SELECT max(m.day) FROM hub.null_count m WHERE m.system = s.system AND m.stream = s.stream)) l
            JOIN hub.null_count n ON n.system = s.system AND n.stream = s.stream AND n.day = l.day AND n.run = l.run
            WHERE s.served_since IS NOT NULL AND s.state = 'active'
            ORDER BY n.system, n.stream, n.attribute""";

    private static final String DAYS =
            """
            SELECT system, stream, attribute, day, counted, missing FROM hub.null_count WHERE day >= ?
            ORDER BY day""";

    private NullCountStore() {}

    /** The latest counts of each stream in service, by attribute. */
    static Map<StreamName, List<FieldCount>> latest(Connection connection) throws SQLException {
        Map<StreamName, List<FieldCount>> all = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(LATEST);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                all.computeIfAbsent(stream(row), stream -> new ArrayList<>())
                        .add(new FieldCount(
                                row.getString("attribute"),
                                day(row),
                                new FieldCount.Share(row.getLong("counted"), row.getLong("missing")),
                                new FieldCount.Share(row.getLong("run_counted"), row.getLong("run_missing"))));
            }
        }
        return all;
    }

    /** The counts of each day since a time, oldest first. */
    static Map<StreamName, FieldHistory> histories(Connection connection, Instant since) throws SQLException {
        Map<StreamName, Map<String, List<FieldHistory.Day>>> all = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(DAYS)) {
            select.setObject(1, LocalDate.ofInstant(since, ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.computeIfAbsent(stream(row), stream -> new HashMap<>())
                            .computeIfAbsent(row.getString("attribute"), attribute -> new ArrayList<>())
                            .add(new FieldHistory.Day(
                                    day(row), new FieldCount.Share(row.getLong("counted"), row.getLong("missing"))));
                }
            }
        }
        Map<StreamName, FieldHistory> histories = new HashMap<>();
        all.forEach((stream, attributes) -> histories.put(stream, new FieldHistory(attributes)));
        return histories;
    }

    private static LocalDate day(ResultSet row) throws SQLException {
        return row.getObject("day", LocalDate.class);
    }

    private static StreamName stream(ResultSet row) throws SQLException {
        return new StreamName(row.getString("system"), row.getString("stream"));
    }
}
