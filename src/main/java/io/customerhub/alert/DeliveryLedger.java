package io.customerhub.alert;

import static io.customerhub.alert.AlertRows.time;

import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What waits to be sent where, and what came of it. */
final class DeliveryLedger {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);

    /** A target that is down for days is asked twice an hour. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private static final String KEEP =
            "INSERT INTO hub.alert_target (target) SELECT unnest(?::text[]) ON CONFLICT DO NOTHING";

    private static final String CATCH_UP =
            """
            INSERT INTO hub.alert_delivery (alert, target, created_at)
            SELECT a.id, t.target, ? FROM hub.alert a CROSS JOIN unnest(?::text[]) AS t (target)
            WHERE a.state = 'raised' AND a.first_raised >= ? AND a.kind <> 'undelivered' ON CONFLICT DO NOTHING""";

    private static final String FORGET = "DELETE FROM hub.alert_target WHERE target = ?";

    private static final String NEEDLESS =
            """
            UPDATE hub.alert_delivery SET state = 'needless', result = ? WHERE state = 'waiting' AND target = ?""";

    private static final String KNOWN =
            """
            UPDATE hub.alert_delivery d SET state = 'needless', result = 'acknowledged before'
            FROM hub.alert a
            WHERE d.state = 'waiting' AND d.news = 'raised' AND a.id = d.alert AND a.acknowledged_by IS NOT NULL""";

    /** That a cause is gone is told when it cannot be back soon any more. */
    private static final String DUE =
            """
            SELECT a.*, d.news FROM hub.alert_delivery d JOIN hub.alert a ON a.id = d.alert
            JOIN hub.alert_target t ON t.target = d.target
            WHERE d.state = 'waiting' AND d.target = ? AND (t.next_try_at IS NULL OR t.next_try_at <= ?)
                AND (NOT ? OR a.severity = 'critical')
                AND (d.news = 'raised' OR (a.state = 'resolved' AND a.resolved_at <= ?))
            ORDER BY a.id, d.news LIMIT ?""";

    private static final String NOTE =
            """
            UPDATE hub.alert_delivery SET state = ?, attempts = attempts + 1, at = ?, result = ?
            WHERE state = 'waiting' AND target = ?
                AND (alert, news) IN (SELECT * FROM unnest(?::bigint[], ?::text[]))""";

    private static final String REACHED =
            "UPDATE hub.alert_target SET failures = 0, next_try_at = NULL, last_sent_at = ? WHERE target = ?";

    private static final String MISSED =
            """
            UPDATE hub.alert_target SET failures = failures + 1, last_failed_at = ?, failure = ?,
                next_try_at = ?::timestamptz + least(?::interval * power(2, least(failures, 20)), ?::interval)
            WHERE target = ?""";

    private final Warehouse warehouse;

    DeliveryLedger(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** These targets are configured; what was raised before is not sent to a new one. */
    void keep(Set<String> targets) {
        if (!targets.isEmpty()) {
            warehouse.transact(connection -> {
                try (PreparedStatement insert = connection.prepareStatement(KEEP)) {
                    insert.setArray(1, connection.createArrayOf("text", targets.toArray()));
                    return insert.executeUpdate();
                }
            });
        }
    }

    /** What was raised since then and goes on is sent to these targets, too: nobody could be told at that time. */
    void catchUp(Set<String> targets, Instant since, Instant now) {
        warehouse.transact(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(CATCH_UP)) {
                insert.setObject(1, time(now));
                insert.setArray(2, connection.createArrayOf("text", targets.toArray()));
                insert.setObject(3, time(since));
                return insert.executeUpdate();
            }
        });
    }

    /** This target is no longer configured: what waits for it is not sent. */
    void forget(String target) {
        warehouse.transact(connection -> {
            execute(connection, NEEDLESS, "no longer configured", target);
            return execute(connection, FORGET, target);
        });
    }

    /**
     * What is to be sent to a target now, oldest first; nothing while it is not to be tried. What somebody knows already is
     * not sent any more.
     */
    List<News> due(String target, Instant now, int most) {
        return warehouse.transact(connection -> {
            execute(connection, KNOWN);
            boolean isQuiet = AlertStore.quietHours(connection)
                    .map(hours -> hours.contain(now))
                    .orElse(false);
            try (PreparedStatement select = connection.prepareStatement(DUE)) {
                select.setString(1, target);
                select.setObject(2, time(now));
                select.setBoolean(3, isQuiet);
                select.setObject(4, time(now.minus(AlertLedger.SOON)));
                select.setInt(5, most);
                List<News> due = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        due.add(new News(
                                AlertRows.alert(row), row.getString("news").equals("resolved")));
                    }
                }
                return due;
            }
        });
    }

    /** The target has taken these. */
    void sent(String target, List<News> news, Instant now) {
        warehouse.transact(connection -> {
            note(connection, "sent", "sent", target, news, now);
            return execute(connection, REACHED, time(now), target);
        });
    }

    /** The target has not taken these; it is tried again later, ever more seldom up to twice an hour. */
    void missed(String target, List<News> news, String failure, Instant now) {
        warehouse.transact(connection -> {
            note(connection, "waiting", failure, target, news, now);
            return execute(
                    connection,
                    MISSED,
                    time(now),
                    failure,
                    time(now),
                    FIRST_PAUSE.toString(),
                    LONGEST_PAUSE.toString(),
                    target);
        });
    }

    private static void note(
            Connection connection, String state, String result, String target, List<News> news, Instant now)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(NOTE)) {
            update.setString(1, state);
            update.setObject(2, time(now));
            update.setString(3, result);
            update.setString(4, target);
            update.setArray(
                    5,
                    connection.createArrayOf(
                            "bigint",
                            news.stream().map(one -> one.alert().number()).toArray()));
            update.setArray(
                    6,
                    connection.createArrayOf(
                            "text", news.stream().map(News::word).toArray()));
            update.executeUpdate();
        }
    }

    private static int execute(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(1 + i, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
