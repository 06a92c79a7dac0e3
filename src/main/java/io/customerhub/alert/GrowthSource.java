package io.customerhub.alert;

import io.customerhub.alert.Finding.Subject;
import io.customerhub.arrival.Band;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds groups that grow: by more letters a minute than allowed, and in this hour by more than their own hours of the last
 * week bring. Only hours with letters are compared, so that a file that brings its share once a day is no growth. In its
 * first hour a group is not judged, because that it is there has just been told.
 */
public final class GrowthSource implements AlertSource {

    private static final Duration WEEK = Duration.ofDays(7);

    private static final String FAST =
            """
            SELECT g.fingerprint, g.system, g.stream, g.code, f.letters, coalesce(s.growth_limit, ?) AS allowed
            FROM (SELECT fingerprint, count(*) AS letters FROM hub.dead_letter
                WHERE first_seen > ? AND first_seen <= ? AND edited_from IS NULL
                GROUP BY fingerprint) f
            JOIN hub.dead_letter_group g USING (fingerprint)
            LEFT JOIN hub.stream s ON s.system = g.system AND s.stream = g.stream
            WHERE f.letters > coalesce(s.growth_limit, ?) ORDER BY g.fingerprint""";

    private static final String HOURS =
            """
            SELECT hour, sum(letters)::bigint AS letters FROM hub.dead_letter_tally
            WHERE fingerprint = ? AND hour >= ? GROUP BY hour HAVING sum(letters) > 0 ORDER BY hour""";

    private final Warehouse warehouse;
    private final long limit;

    /**
     * A source over the letters of a warehouse.
     *
     * @param limit so many new letters a minute are allowed where the contract does not say
     */
    public GrowthSource(Warehouse warehouse, long limit) {
        this.warehouse = warehouse;
        this.limit = limit;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.GROWTH);
    }

    @Override
    public List<Finding> look(Instant now) {
        return warehouse.transact(connection -> {
            List<Finding> findings = new ArrayList<>();
            for (Finding fast : fast(connection, now)) {
                if (isUnusual(connection, fast.subject().name(), now)) {
                    findings.add(fast);
                }
            }
            return findings;
        });
    }

    private List<Finding> fast(Connection connection, Instant now) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(FAST)) {
            select.setLong(1, limit);
            select.setObject(2, AlertRows.time(now.minus(Duration.ofMinutes(1))));
            select.setObject(3, AlertRows.time(now));
            select.setLong(4, limit);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    findings.add(finding(row));
                }
            }
        }
        return findings;
    }

    private static Finding finding(ResultSet row) throws SQLException {
        String stream = row.getString("system") + "/" + row.getString("stream");
        long letters = row.getLong("letters");
        return new Finding(
                AlertKind.GROWTH,
                Subject.ofGroup(row.getString("fingerprint"), stream),
                row.getString("code"),
                String.format(
                        Locale.ROOT,
                        "%,d new dead letters with %s in %s within a minute, more than usual: the cause is still at work,"
                                + " a replay is useless now",
                        letters,
                        row.getString("code"),
                        stream),
                Map.of("letters-per-minute", letters, "limit", row.getLong("allowed")));
    }

    private static boolean isUnusual(Connection connection, String fingerprint, Instant now) throws SQLException {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        List<Long> before = new ArrayList<>();
        long inThisHour = 0;
        try (PreparedStatement select = connection.prepareStatement(HOURS)) {
            select.setString(1, fingerprint);
            select.setObject(2, AlertRows.time(hour.minus(WEEK)));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    if (row.getObject("hour", OffsetDateTime.class).toInstant().isBefore(hour)) {
                        before.add(row.getLong("letters"));
                    } else {
                        inThisHour = row.getLong("letters");
                    }
                }
            }
        }
        if (before.isEmpty()) {
            return false;
        }
        long usual = before.size() < Band.MINIMUM_HISTORY
                ? 2 * Collections.max(before)
                : Band.of(before).high();
        return inThisHour > usual;
    }
}
