package io.customerhub.alert;

import static io.customerhub.alert.AlertRows.time;
import static io.customerhub.alert.AlertRows.word;

import io.customerhub.alert.Finding.Subject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Raises and resolves alerts, in the transaction of whoever calls. */
final class AlertLedger {

    /** A cause that is back so soon had hardly gone: it is the same alert, and nobody is told again. */
    static final Duration SOON = Duration.ofMinutes(10);

    /** A cause that stays is noted as seen this often, so that an alert is not written at every look. */
    private static final Duration SEEN = Duration.ofMinutes(1);

    private static final String UNRESOLVED = "SELECT * FROM hub.alert WHERE state <> 'resolved'";

    private static final String SEE_AGAIN =
            "UPDATE hub.alert SET last_seen = ?, sentence = ?, facts = ?::jsonb, code = ? WHERE id = ?";

    private static final String COME_BACK =
            """
            UPDATE hub.alert SET state = CASE WHEN acknowledged_by IS NULL THEN 'raised' ELSE 'acknowledged' END,
                times = times + 1, resolved_at = NULL, last_seen = ?, sentence = ?, facts = ?::jsonb, code = ?
            WHERE id = (SELECT id FROM hub.alert WHERE kind = ? AND subject = ? AND part = ? ORDER BY id DESC LIMIT 1)
                AND state = 'resolved' AND resolved_at > ?
            RETURNING id""";

    private static final String RAISE =
            """
            INSERT INTO hub.alert (kind, subject_kind, subject, part, stream, code, severity, sentence, facts, state,
                first_raised, last_seen)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, 'raised', ?, ?)
            ON CONFLICT (kind, subject, part) WHERE state <> 'resolved' DO UPDATE SET last_seen = excluded.last_seen
            RETURNING id, xmax = 0 AS is_new""";

    private static final String DELIVER =
            """
            INSERT INTO hub.alert_delivery (alert, target, created_at)
            SELECT ?, target, ? FROM hub.alert_target ON CONFLICT DO NOTHING""";

    /** Who has not been told yet hears of both at once. */
    private static final String DELIVER_END =
            """
            INSERT INTO hub.alert_delivery (alert, target, news, created_at)
            SELECT alert, target, 'resolved', ? FROM hub.alert_delivery
            WHERE alert = ? AND news = 'raised' AND state = 'sent' ON CONFLICT DO NOTHING""";

    private static final String WITHDRAW_END =
            "DELETE FROM hub.alert_delivery WHERE alert = ? AND news = 'resolved' AND state = 'waiting'";

    private static final String RESOLVE = "UPDATE hub.alert SET state = 'resolved', resolved_at = ? WHERE id = ?";

    private final Connection connection;

    AlertLedger(Connection connection) {
        this.connection = connection;
    }

    /** What makes two findings one alert. */
    private record Cause(AlertKind kind, String subject, String part) {

        static Cause of(Finding finding) {
            Subject subject = finding.subject();
            return new Cause(finding.kind(), subject.name(), subject.part());
        }
    }

    /**
     * Brings the alerts in line with what is the matter now.
     *
     * @param looked the kinds that were looked for; alerts of others stay as they are
     * @param findings all of those kinds
     */
    void settle(Set<AlertKind> looked, Collection<Finding> findings, Instant now) throws SQLException {
        Map<Cause, Alert> open = unresolved();
        Set<Cause> found = new HashSet<>();
        for (Finding finding : findings) {
            Cause cause = Cause.of(finding);
            if (found.add(cause)) {
                Alert known = open.get(cause);
                if (known == null) {
                    raise(finding, now);
                } else if (!known.finding().equals(finding)
                        || known.lastSeen().plus(SEEN).isBefore(now)) {
                    seeAgain(known.number(), finding, now);
                }
            }
        }
        for (Map.Entry<Cause, Alert> entry : open.entrySet()) {
            AlertKind kind = entry.getKey().kind();
            boolean isGone = looked.contains(kind)
                    && !found.contains(entry.getKey())
                    && !entry.getValue().lastSeen().plus(kind.hold()).isAfter(now);
            if (isGone) {
                resolve(entry.getValue().number(), now);
                if (kind.isToldWhenGone()) {
                    deliverEnd(entry.getValue().number(), now);
                }
            }
        }
    }

    private Map<Cause, Alert> unresolved() throws SQLException {
        Map<Cause, Alert> open = new HashMap<>();
        try (PreparedStatement select = connection.prepareStatement(UNRESOLVED);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Alert alert = AlertRows.alert(row);
                open.put(Cause.of(alert.finding()), alert);
            }
        }
        return open;
    }

    /** Raises an alert and has it sent, unless the same had gone just before; its number. */
    long raise(Finding finding, Instant now) throws SQLException {
        Long back = comeBack(finding, now);
        if (back != null) {
            withdrawEnd(back);
            return back;
        }
        Subject subject = finding.subject();
        try (PreparedStatement insert = connection.prepareStatement(RAISE)) {
            insert.setString(1, finding.kind().word());
            insert.setString(2, word(subject.kind()));
            insert.setString(3, subject.name());
            insert.setString(4, subject.part());
            insert.setString(5, subject.stream());
            insert.setString(6, finding.cause());
            insert.setString(7, word(finding.kind().severity()));
            insert.setString(8, finding.sentence());
            insert.setString(9, AlertRows.json(finding.facts()));
            insert.setObject(10, time(now));
            insert.setObject(11, time(now));
            try (ResultSet raised = insert.executeQuery()) {
                raised.next();
                long number = raised.getLong(1);
                if (raised.getBoolean(2)) {
                    deliver(number, now);
                }
                return number;
            }
        }
    }

    private @Nullable Long comeBack(Finding finding, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(COME_BACK)) {
            update.setObject(1, time(now));
            update.setString(2, finding.sentence());
            update.setString(3, AlertRows.json(finding.facts()));
            update.setString(4, finding.cause());
            update.setString(5, finding.kind().word());
            update.setString(6, finding.subject().name());
            update.setString(7, finding.subject().part());
            update.setObject(8, time(now.minus(SOON)));
            try (ResultSet back = update.executeQuery()) {
                return back.next() ? back.getLong(1) : null;
            }
        }
    }

    /** Has an alert sent to every target that there is. */
    void deliver(long number, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(DELIVER)) {
            insert.setLong(1, number);
            insert.setObject(2, time(now));
            insert.executeUpdate();
        }
    }

    /** Tells those who were told that the cause is gone, as soon as it has been gone for {@link #SOON}. */
    private void deliverEnd(long number, Instant now) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(DELIVER_END)) {
            insert.setObject(1, time(now));
            insert.setLong(2, number);
            insert.executeUpdate();
        }
    }

    /** The cause is back, so that it is not over. */
    private void withdrawEnd(long number) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(WITHDRAW_END)) {
            delete.setLong(1, number);
            delete.executeUpdate();
        }
    }

    private void seeAgain(long number, Finding finding, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(SEE_AGAIN)) {
            update.setObject(1, time(now));
            update.setString(2, finding.sentence());
            update.setString(3, AlertRows.json(finding.facts()));
            update.setString(4, finding.cause());
            update.setLong(5, number);
            update.executeUpdate();
        }
    }

    /** The cause is gone. */
    void resolve(long number, Instant now) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(RESOLVE)) {
            update.setObject(1, time(now));
            update.setLong(2, number);
            update.executeUpdate();
        }
    }
}
