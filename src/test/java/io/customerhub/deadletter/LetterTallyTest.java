package io.customerhub.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Rejection;
import io.customerhub.record.Rejection.PayloadKind;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LetterTallyTest {

    private static final StreamName CONTACTS = new StreamName("crm", "contacts");

    private final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());
    private final DeadLetterStore store = new DeadLetterStore(warehouse);
    private final LetterDecisions decisions = new LetterDecisions(warehouse);
    private final TallyCompaction compaction = new TallyCompaction(warehouse);

    @AfterEach
    void close() {
        warehouse.close();
    }

    @Test
    void theTallyCountsWhatIsThereWhateverHappens() {
        for (long seed = 1; seed <= 5; seed++) {
            Random random = new Random(seed);
            for (int step = 0; step < 60; step++) {
                operate(random);
                if (step % 10 == 0) {
                    assertThat(counted("SELECT fingerprint || ' ' || state, letters FROM hub.dead_letter_count"))
                            .as("seed %d, step %d", seed, step)
                            .isEqualTo(counted("SELECT fingerprint || ' ' || state, count(*) FROM hub.dead_letter"
                                    + " GROUP BY fingerprint, state"));
                }
            }
        }
        compaction.compact();
        assertThat(counted("SELECT 'rows', count(*) FROM hub.dead_letter_tally").get("rows"))
                .isEqualTo(counted("SELECT 'rows', count(*) FROM (SELECT DISTINCT fingerprint,"
                                + " CASE WHEN first_seen < now() - interval '8 days' THEN date_trunc('month', first_seen, 'UTC')"
                                + " ELSE date_trunc('hour', first_seen, 'UTC') END, state FROM hub.dead_letter) AS d")
                        .get("rows"));
        assertThat(compaction.compact()).isZero();
    }

    @Test
    void onlyADeliveryIsADelivery() {
        long letter = record(1, 1);
        run(
                "UPDATE hub.dead_letter SET first_seen = first_seen - interval '1 day', last_seen = last_seen - interval '1 day'");
        run("UPDATE hub.dead_letter_tally SET delivered = delivered - interval '1 day'");
        compaction.compact();
        run(
                "UPDATE hub.dead_letter_group SET first_seen = first_seen - interval '1 day', last_seen = last_seen - interval '1 day'");
        Instant before = Instant.now().minusSeconds(3600);
        decisions.dismiss(LetterScope.of(List.of(letter)), "for a test", "alice");
        decisions.restore(LetterScope.of(List.of(letter)), "alice");
        run("UPDATE hub.dead_letter SET attempts = attempts + 1, last_seen = now()");
        assertThat(lastSeen()).isBefore(before);
        record(1, 1);
        assertThat(lastSeen()).isAfter(before);
        compaction.compact();
        assertThat(lastSeen()).isAfter(before);
    }

    @Test
    void aGroupFailsAgainWhenAnotherDeliveryThanItsFirstBringsMoreOfIt() {
        for (int key = 0; key < 300; key++) {
            delivered(key, "contacts.csv", 7L);
        }
        assertThat(again()).as("one delivery, however many batches").isNull();
        decisions.dismiss(LetterScope.of(List.of(1L, 2L)), "for a test", "alice");
        decisions.restore(LetterScope.of(List.of(1L)), "alice");
        run("UPDATE hub.dead_letter SET attempts = attempts + 1, state = 'open'");
        compaction.compact();
        assertThat(again()).as("decisions and attempts are no delivery").isNull();
        delivered(3, "contacts.csv", 8L);
        assertThat(again()).as("the same record in a later poll").isNotNull();
        Instant seen = again();
        compaction.compact();
        assertThat(again()).isEqualTo(seen);
        delivered(999, "contacts.csv", 9L);
        assertThat(again()).as("a new record in a later poll").isAfter(seen);
    }

    @Test
    void aDeliveryThatGoesOnFailingForMoreThanTenMinutesFailsAgain() {
        delivered(1, "queue", 7L);
        run("UPDATE hub.dead_letter_group SET first_seen = first_seen - interval '9 minutes'");
        delivered(2, "queue", 7L);
        assertThat(again()).isNull();
        run("UPDATE hub.dead_letter_group SET first_seen = first_seen - interval '2 minutes'");
        delivered(3, "queue", 7L);
        assertThat(again()).isNotNull();
    }

    @Test
    void twoFilesThatCannotBeReadAreTwoDeliveries() {
        delivered(1, "a.csv", null);
        delivered(1, "a.csv", null);
        assertThat(again()).isNull();
        delivered(2, "b.csv", null);
        assertThat(again()).isNotNull();
    }

    private @Nullable Instant again() {
        return new LetterGroups(warehouse).list(DeadLetterFilter.ALL, 1).get(0).again();
    }

    private void delivered(int key, String origin, @Nullable Long run) {
        Instant now = Instant.now();
        store.insert(new BatchOrigin(CONTACTS, "route", origin, now, now), rejection(key, 1), run);
    }

    private Instant lastSeen() {
        return new LetterGroups(warehouse).list(DeadLetterFilter.ALL, 1).get(0).lastSeen();
    }

    private void operate(Random random) {
        long some = 1 + random.nextInt(60);
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> record(random.nextInt(40), random.nextInt(4));
            case 3 -> decisions.dismiss(LetterScope.of(List.of(some, some + 1)), "for a test", "alice");
            case 4 -> decisions.restore(LetterScope.of(List.of(some, some + 2)), "alice");
            case 5 ->
                run("DELETE FROM hub.dead_letter WHERE id % 17 = " + random.nextInt(17) + " AND state = 'dismissed'");
            case 6 ->
                run("UPDATE hub.dead_letter SET first_seen = first_seen - interval '" + random.nextInt(40)
                        + " days' WHERE id = " + some);
            case 7 ->
                run("UPDATE hub.dead_letter SET fingerprint = 'x' || fingerprint, code = 'HUB-X-' || id WHERE id = "
                        + some + " AND length(fingerprint) < 20");
            default -> compaction.compact();
        }
    }

    private void run(String sql) {
        warehouse.transact(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate(sql);
            }
        });
    }

    private TreeMap<String, Long> counted(String sql) {
        return warehouse.transact(connection -> {
            TreeMap<String, Long> counts = new TreeMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                while (row.next()) {
                    counts.put(row.getString(1), row.getLong(2));
                }
            }
            return counts;
        });
    }

    private long record(int key, int cause) {
        Instant now = Instant.now();
        return store.insert(new BatchOrigin(CONTACTS, "route", "contacts.csv", now, now), rejection(key, cause), null);
    }

    private static Rejection rejection(int key, int cause) {
        return new Rejection(
                1,
                "validate",
                "HUB-VAL-00" + cause,
                "email",
                "an e-mail address was expected",
                PayloadKind.RECORD,
                ("{\"id\":\"" + key + "\"}").getBytes(StandardCharsets.UTF_8),
                SourceRecord.Delivery.PLAIN,
                new SourceRecord.Identity("" + key, 7, 1),
                0,
                null);
    }
}
