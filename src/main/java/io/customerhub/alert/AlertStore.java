package io.customerhub.alert;

import static io.customerhub.alert.AlertRows.time;
import static io.customerhub.alert.AlertRows.word;

import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The alerts as people see them. Safe for use by several threads. */
public final class AlertStore {

    /** Nulls choose all; what is open comes first, then the newest. */
    private static final String LIST =
            """
            SELECT * FROM hub.alert
            WHERE (?::text IS NULL OR state = ?) AND (?::text IS NULL OR kind = ?) AND (?::text IS NULL OR stream = ?)
                AND (?::boolean IS NOT TRUE OR state <> 'resolved') AND id < ?
            ORDER BY id DESC LIMIT ?""";

    private static final String ACKNOWLEDGE =
            """
            UPDATE hub.alert SET state = 'acknowledged', acknowledged_by = ?, acknowledged_at = ?, note = ?
            WHERE id = ? AND state = 'raised'""";

    private static final String SET_QUIET =
            """
            INSERT INTO hub.alert_quiet_hours (from_time, until_time, zone, set_by, set_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (single) DO UPDATE SET from_time = excluded.from_time, until_time = excluded.until_time,
                zone = excluded.zone, set_by = excluded.set_by, set_at = excluded.set_at""";

    private final Warehouse warehouse;

    /** The alerts of a warehouse. */
    public AlertStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Which alerts are meant; what is null is not looked at.
     *
     * @param state their state
     * @param kind their kind
     * @param stream system/stream that they concern
     * @param isUnresolved only raised and acknowledged ones
     */
    public record Filter(
            Alert.@Nullable State state, @Nullable AlertKind kind, @Nullable String stream, boolean isUnresolved) {

        /** Those whose cause is still there. */
        public static final Filter UNRESOLVED = new Filter(null, null, null, true);
    }

    /**
     * A page of alerts, newest first.
     *
     * @param before the last number of the page before; {@code Long.MAX_VALUE} for the first page
     */
    public List<Alert> list(Filter filter, int limit, long before) {
        String state = filter.state() == null ? null : word(filter.state());
        String kind = filter.kind() == null ? null : filter.kind().word();
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(LIST)) {
                select.setString(1, state);
                select.setString(2, state);
                select.setString(3, kind);
                select.setString(4, kind);
                select.setString(5, filter.stream());
                select.setString(6, filter.stream());
                select.setBoolean(7, filter.isUnresolved());
                select.setLong(8, before);
                select.setInt(9, limit);
                return alerts(select);
            }
        });
    }

    /** The alert of that number; empty when there is none. */
    public Optional<Alert> find(long number) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT * FROM hub.alert WHERE id = ?")) {
                select.setLong(1, number);
                return alerts(select).stream().findFirst();
            }
        });
    }

    /** Where an alert was or will be sent, by target. */
    public List<Alert.Delivery> deliveries(long number) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT * FROM hub.alert_delivery WHERE alert = ? ORDER BY target, news")) {
                select.setLong(1, number);
                List<Alert.Delivery> deliveries = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        deliveries.add(new Alert.Delivery(
                                row.getString("target"),
                                row.getString("news"),
                                row.getString("state"),
                                row.getInt("attempts"),
                                AlertRows.instant(row, "at"),
                                row.getString("result")));
                    }
                }
                return deliveries;
            }
        });
    }

    /**
     * Notes that somebody knows of an alert.
     *
     * @return false when it is not raised: another was faster, or the cause is gone
     */
    public boolean acknowledge(long number, Alert.Acknowledgement by) {
        return warehouse.transact(connection -> {
            try (PreparedStatement update = connection.prepareStatement(ACKNOWLEDGE)) {
                update.setString(1, by.by());
                update.setObject(2, time(by.at()));
                update.setString(3, by.note());
                update.setLong(4, number);
                return update.executeUpdate() > 0;
            }
        });
    }

    /** The quiet hours; empty when there are none. */
    public Optional<QuietHours> quietHours() {
        return warehouse.transact(AlertStore::quietHours);
    }

    static Optional<QuietHours> quietHours(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM hub.alert_quiet_hours");
                ResultSet row = select.executeQuery()) {
            return row.next()
                    ? Optional.of(new QuietHours(
                            row.getObject("from_time", LocalTime.class),
                            row.getObject("until_time", LocalTime.class),
                            ZoneId.of(row.getString("zone")),
                            row.getString("set_by"),
                            row.getTimestamp("set_at").toInstant()))
                    : Optional.empty();
        }
    }

    /** Sets the quiet hours; null takes them away. */
    public void setQuietHours(@Nullable QuietHours hours) {
        warehouse.transact(connection -> {
            try (PreparedStatement write =
                    connection.prepareStatement(hours == null ? "DELETE FROM hub.alert_quiet_hours" : SET_QUIET)) {
                if (hours != null) {
                    write.setObject(1, hours.from());
                    write.setObject(2, hours.until());
                    write.setString(3, hours.zone().getId());
                    write.setString(4, hours.setBy());
                    write.setObject(5, time(hours.setAt()));
                }
                return write.executeUpdate();
            }
        });
    }

    /** Where alerts are sent, and how that goes, by name; empty when nothing is configured or no hub has run. */
    public List<AlertTarget> targets() {
        return warehouse.transact(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT * FROM hub.alert_target ORDER BY target");
                    ResultSet row = select.executeQuery()) {
                List<AlertTarget> targets = new ArrayList<>();
                while (row.next()) {
                    targets.add(new AlertTarget(
                            row.getString("target"),
                            row.getInt("failures"),
                            AlertRows.instant(row, "next_try_at"),
                            AlertRows.instant(row, "last_sent_at"),
                            AlertRows.instant(row, "last_failed_at"),
                            row.getString("failure")));
                }
                return targets;
            }
        });
    }

    private static List<Alert> alerts(PreparedStatement select) throws SQLException {
        List<Alert> alerts = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                alerts.add(AlertRows.alert(row));
            }
        }
        return alerts;
    }

    /**
     * Has a test alert sent to all targets by the running hub, also to those that are not to be tried again yet. It is
     * resolved from the start, and each is one of its own.
     *
     * @param sentence what it says
     * @return its number
     */
    public long raiseTest(String sentence, Instant now) {
        return warehouse.transact(connection -> {
            AlertLedger ledger = new AlertLedger(connection);
            Finding.Subject subject = new Finding.Subject(
                    Finding.Subject.Kind.HUB, "hub", UUID.randomUUID().toString(), null);
            long number = ledger.raise(new Finding(AlertKind.TEST, subject, null, sentence, Map.of()), now);
            ledger.resolve(number, now);
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE hub.alert_target SET next_try_at = NULL")) {
                update.executeUpdate();
            }
            return number;
        });
    }
}
