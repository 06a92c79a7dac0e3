package io.customerhub.warehouse;

import io.customerhub.record.Judgement;
import io.customerhub.record.StreamName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** How many values of each stream were judged on which day, and how many were valid; owns {@code hub.quality_count}. */
final class QualityCount {

    private static final String ADD =
            """
            INSERT INTO hub.quality_count AS q (system, stream, day, judged, valid)
            VALUES (?, ?, (now() AT TIME ZONE 'UTC')::date, ?, ?)
            ON CONFLICT (system, stream, day) DO UPDATE SET judged = q.judged + excluded.judged,
                valid = q.valid + excluded.valid""";

    private static final String LATEST =
            """
            SELECT s.system, s.stream, q.judged, q.valid FROM hub.stream s CROSS JOIN LATERAL (
                SELECT judged, valid FROM hub.quality_count c WHERE c.system = s.system AND c.stream = s.stream
                ORDER BY c.day DESC LIMIT 1) q""";

    private QualityCount() {}

    /** Adds to the counts of the day, in the transaction of the batch. */
    static void add(Connection connection, StreamName stream, Judgement judgement) throws SQLException {
        if (judgement.judged() > 0) {
            try (PreparedStatement upsert = connection.prepareStatement(ADD)) {
                upsert.setString(1, stream.system());
                upsert.setString(2, stream.stream());
                upsert.setLong(3, judgement.judged());
                upsert.setLong(4, judgement.valid());
                upsert.executeUpdate();
            }
        }
    }

    /** The counts of each stream's latest day; streams of which nothing was ever judged are left out. */
    static Map<StreamName, Judgement> latest(Connection connection) throws SQLException {
        Map<StreamName, Judgement> latest = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(LATEST);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                latest.put(
                        new StreamName(row.getString("system"), row.getString("stream")),
                        new Judgement(row.getLong("judged"), row.getLong("valid")));
            }
        }
        return latest;
    }
}
