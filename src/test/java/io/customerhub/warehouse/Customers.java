package io.customerhub.warehouse;

import com.dynatrace.hash4j.hashing.Hashing;
import io.customerhub.record.AttributeLayout;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.EntityType;
import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import io.customerhub.record.StreamName;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Customers of one stream, for tests of the warehouse. */
final class Customers {

    static final StreamName STREAM = new StreamName("crm", "contacts");

    static final AttributeLayout LAYOUT = new AttributeLayout(
            EntityType.CUSTOMER,
            List.of("name", "birth_date", "phone.mobile", "email", "address.home", "status", "registered_at"),
            List.of());

    private static final Instant READ_AT = Instant.parse("2026-01-31T08:00:00Z");

    private Customers() {}

    /** A version of a customer; the status tells the versions apart. */
    static SourceRecord customer(String key, long version, String status) {
        return customer(key, version, status, 0);
    }

    /** As {@link #customer(String, long, String)}, taken out of a dead letter. */
    static SourceRecord customer(String key, long version, String status, long letter) {
        String json = "{\"id\":\"" + key + "\",\"v\":" + version + ",\"status\":\"" + status + "\"}";
        return record(key, version, json, letter)
                .with(
                        List.of(
                                value(
                                        "Li Na",
                                        StandardValue.valid("Li Na", Map.of("given_name", "Na", "family_name", "Li"))),
                                value("1990-05-06", StandardValue.valid(LocalDate.of(1990, 5, 6))),
                                value("138 0013 8000", StandardValue.valid("+8613800138000")),
                                value("nobody", StandardValue.invalid("HUB-EMAIL-001")),
                                value(
                                        "1 Nanjing Road",
                                        StandardValue.valid(
                                                "1 Nanjing Road",
                                                Map.of("street_address", "1 Nanjing Road", "address_country", "CN"))),
                                value(status, StandardValue.valid(status)),
                                value("x", StandardValue.valid(READ_AT))),
                        List.of());
    }

    /** A version that says that the customer is no more; the very bytes of the live version of that number. */
    static SourceRecord deleted(String key, long version) {
        byte[] payload = customer(key, version, "v" + version).payload();
        return SourceRecord.read(
                        1, new Content.Tree(Map.of("id", key)), payload, SourceRecord.Delivery.deleted(version))
                .identifiedAs(new SourceRecord.Identity(
                        key, version, ~Hashing.xxh3_64().hashBytesToLong(payload)))
                .with(Collections.nCopies(LAYOUT.attributes().size(), AttributeValue.ABSENT), List.of());
    }

    private static SourceRecord record(String key, long version, String json, long letter) {
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        Content content = new Content.Tree(Map.of("id", key));
        SourceRecord read = letter == 0
                ? SourceRecord.read(1, content, payload)
                : SourceRecord.replayed(letter, 1, content, payload, SourceRecord.Delivery.PLAIN);
        return read.identifiedAs(
                new SourceRecord.Identity(key, version, Hashing.xxh3_64().hashBytesToLong(payload)));
    }

    private static AttributeValue value(String raw, StandardValue standard) {
        return new AttributeValue(raw, raw, standard);
    }

    static Rejection rejected(String key, long version, String code) {
        return rejected(customer(key, version, "broken"), code);
    }

    static Rejection rejected(SourceRecord record, String code) {
        return Rejection.of(record, "validate", code, "email", "an e-mail address was expected");
    }

    static RecordBatch batch(SourceRecord... records) {
        return batch(List.of(records), List.of());
    }

    static RecordBatch batch(List<SourceRecord> records, List<Rejection> rejections) {
        return RecordBatch.read(
                        new BatchOrigin(STREAM, "crm-contacts", "contacts.csv", READ_AT, READ_AT),
                        records,
                        rejections,
                        new Position("{\"after\":\"" + records.size() + "\"}"))
                .mapped(LAYOUT, records, List.of());
    }

    /** A run under a configuration with this hash. */
    static RunReference start(Warehouse warehouse, String configurationHash) {
        int id = new ConfigurationStore(warehouse).register(STREAM, configurationHash, "entity: customer", null);
        return new RunLedger(warehouse).start(STREAM, "crm-contacts", id, null, "hub");
    }

    /** The first column of each row as text, in the order of the query. */
    static List<String> query(Warehouse warehouse, String sql) {
        return warehouse.transact(connection -> {
            List<String> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    rows.add(row.getString(1));
                }
            }
            return rows;
        });
    }

    /** Makes the warehouse as good as new. */
    static void empty(Warehouse warehouse) {
        execute(
                warehouse,
                "TRUNCATE raw.record, standard.customer, hub.run, hub.run_skip, hub.position, hub.dead_letter,"
                        + " hub.dead_letter_attempt");
    }

    static void execute(Warehouse warehouse, String sql) {
        warehouse.transact(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
