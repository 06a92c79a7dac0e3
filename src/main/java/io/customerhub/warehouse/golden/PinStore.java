package io.customerhub.warehouse.golden;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.golden.Pin;
import io.customerhub.golden.RecordKey;
import io.customerhub.warehouse.Warehouse;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps what stewards pin; a pin is never taken away, only ended. Safe for use by several threads. */
public final class PinStore {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String OF_CUSTOMER =
            """
            SELECT p.id, p.system, p.stream, p.key, p.attribute, p.value, p.reason, p.pinned_by, p.pinned_at, p.until
            FROM hub.golden_pin p JOIN golden.crosswalk x ON x.system = p.system AND x.stream = p.stream AND x.key = p.key
            WHERE x.customer_id = ? AND """
                    + " " + PinRows.COUNTING + " ORDER BY p.pinned_at DESC, p.id DESC";

    private static final String END =
            """
            UPDATE hub.golden_pin p SET ended_at = now(), ended_by = ? FROM golden.crosswalk x
            WHERE x.system = p.system AND x.stream = p.stream AND x.key = p.key AND x.customer_id = ? AND p.attribute = ?
                AND """
                    + " " + PinRows.COUNTING;

    /** The provenance of a customer names the pin of each attribute, so those that ended long ago are not found again. */
    private static final String EXPIRED =
            """
            SELECT p.system, p.stream, p.key, x.customer_id, p.attribute, p.until FROM hub.golden_pin p
            JOIN golden.crosswalk x ON x.system = p.system AND x.stream = p.stream AND x.key = p.key
            JOIN golden.customer g ON g.id = x.customer_id
            WHERE p.ended_at IS NULL AND p.until <= ?
                AND (g.provenance -> 'pins' -> p.attribute ->> 'id')::bigint = p.id
            ORDER BY p.until, p.id""";

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public PinStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A pin whose term has ended, or will have, and which still tells a value of a customer.
     *
     * @param record the record it hangs on
     * @param customer the customer to be derived anew
     * @param until when the term ends
     */
    public record Expired(RecordKey record, UUID customer, String attribute, Instant until) {}

    /**
     * Adds a pin, which counts from the next derivation on.
     *
     * @param attribute one of {@link Pin#attributes()}
     * @param value columns and texts
     * @param until null for ever
     */
    public void add(
            RecordKey record,
            String attribute,
            Map<String, String> value,
            String reason,
            String by,
            @Nullable Instant until) {
        warehouse.transact(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO hub.golden_pin (system, stream, key,"
                            + " attribute, value, reason, pinned_by, pinned_at, until)"
                            + " VALUES (?, ?, ?, ?, ?::json, ?, ?, now(), ?)")) {
                CustomerRecordStore.set(insert, 1, record);
                insert.setString(4, attribute);
                insert.setString(5, json(value));
                insert.setString(6, reason);
                insert.setString(7, by);
                insert.setObject(8, until == null ? null : until.atOffset(ZoneOffset.UTC));
                return insert.executeUpdate();
            }
        });
    }

    /**
     * Ends all pins of an attribute that count for a customer.
     *
     * @return how many there were
     */
    public int end(UUID customer, String attribute, String by) {
        return warehouse.transact(connection -> {
            try (PreparedStatement update = connection.prepareStatement(END)) {
                update.setString(1, by);
                update.setObject(2, customer);
                update.setString(3, attribute);
                return update.executeUpdate();
            }
        });
    }

    /** The pins that count for a customer, the latest first. */
    public List<Pin> of(UUID customer) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(OF_CUSTOMER)) {
                select.setObject(1, customer);
                List<Pin> pins = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        pins.add(pin(row));
                    }
                }
                return pins;
            }
        });
    }

    /**
     * The pins that expire by a time and whose customers have not been derived since, the earliest first. A pin that a later
     * one overrules is not among them, since nothing changes when it goes.
     */
    public List<Expired> expiring(Instant by) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(EXPIRED)) {
                select.setObject(1, by.atOffset(ZoneOffset.UTC));
                List<Expired> expired = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        expired.add(new Expired(
                                new RecordKey(row.getString(1), row.getString(2), row.getString(3)),
                                row.getObject(4, UUID.class),
                                row.getString(5),
                                row.getObject(6, OffsetDateTime.class).toInstant()));
                    }
                }
                return expired;
            }
        });
    }

    private static Pin pin(ResultSet row) throws SQLException {
        try {
            return new Pin(
                    row.getLong(1),
                    new RecordKey(row.getString(2), row.getString(3), row.getString(4)),
                    row.getString(5),
                    PinRows.value(JSON.readTree(row.getString(6))),
                    row.getString(7),
                    row.getString(8),
                    Objects.requireNonNull(PinRows.instant(row.getObject(9, OffsetDateTime.class))),
                    PinRows.instant(row.getObject(10, OffsetDateTime.class)));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL holds valid JSON", impossible);
        }
    }

    private static String json(Map<String, String> value) {
        ObjectNode node = JSON.createObjectNode();
        value.forEach(node::put);
        return node.toString();
    }
}
