package io.customerhub.deadletter.replay;

import io.customerhub.deadletter.DeadLetterStore;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.Warehouse;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Dead letters for tests of plans. */
final class Letters {

    static final StreamName CONTACTS = new StreamName("crm", "contacts");
    static final StreamName INVOICES = new StreamName("erp", "invoices");

    private final Warehouse warehouse;

    Letters(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** An open letter of a record with this key and version; gives its number. */
    long open(StreamName stream, String key, long version) {
        byte[] payload =
                "{\"id\":\"%s\",\"version\":%d}".formatted(key, version).getBytes(StandardCharsets.UTF_8);
        Rejection rejection = Rejection.of(
                SourceRecord.replayed(0, 1, null, payload, SourceRecord.Delivery.PLAIN)
                        .identifiedAs(new SourceRecord.Identity(key, version, 1)),
                "validate",
                "HUB-VAL-001",
                "status",
                "expected another code");
        return new DeadLetterStore(warehouse)
                .insert(new BatchOrigin(stream, "r", "a.csv", Instant.now(), Instant.now()), rejection, null);
    }

    /** An open letter that is no record. */
    long openLine(StreamName stream) {
        return new DeadLetterStore(warehouse)
                .insert(
                        new BatchOrigin(stream, "r", "a.csv", Instant.now(), Instant.now()),
                        Rejection.unreadable(
                                7, "HUB-READ-001", "no record", Rejection.PayloadKind.LINE, new byte[] {1, 2}),
                        null);
    }

    /** So many open letters of one stream, whose keys are in another order than their numbers. */
    void fill(StreamName stream, long count) {
        execute(
                """
                INSERT INTO hub.dead_letter (system, stream, key, version, row_number, route, origin, stage, code, field,
                    message, fingerprint, payload, payload_kind, payload_hash, state, attempts, occurrences, first_seen,
                    last_seen)
                SELECT '%s', '%s', 'K' || lpad((i * 7919 %% 1000003)::text, 8, '0'), 1, i, 'r', 'a.csv', 'validate',
                    'HUB-VAL-001', 'status', 'expected another code', 'one', convert_to('{"id":"' || i || '"}', 'UTF8'),
                    'record', i, 'open', 0, 1, now(), now()
                FROM generate_series(1::bigint, %d) i"""
                        .formatted(stream.system(), stream.stream(), count));
    }

    /** Carries out statements. */
    void execute(String sql) {
        warehouse.transact(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /** The rows of a query, columns joined by a space. */
    List<String> rows(String sql) {
        return warehouse.transact(connection -> {
            List<String> rows = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    StringBuilder text = new StringBuilder();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        text.append(i == 1 ? "" : " ").append(row.getString(i));
                    }
                    rows.add(text.toString());
                }
            }
            return rows;
        });
    }
}
