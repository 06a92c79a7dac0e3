package io.customerhub.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.access.AuditTrail.Entry;
import io.customerhub.access.AuditTrail.Result;
import io.customerhub.access.Caller;
import io.customerhub.access.Role;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever somebody with all rights in the database but without the key does to the log, it is found. */
final class TamperingTest {

    private static final int ENTRIES = 20;
    private static final int ROUNDS = 80;

    @TempDir
    private Path data;

    private final String url = TestDatabase.fresh();

    @Test
    void everyRandomTamperingIsFoundAtItsFirstEntryAndAnUntouchedLogIsSound() throws Exception {
        try (Warehouse warehouse = Warehouse.open(url);
                Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            AuditStore store = new AuditStore(warehouse, AuditKeys.in(data));
            for (int i = 1; i <= ENTRIES; i++) {
                Caller caller = Caller.person("user" + i % 3, Set.of(Role.OPERATOR), "10.0.0." + i);
                store.note(new Entry(caller, "letters.look", "letter " + i, "to see", Result.DONE, i, null));
            }
            Path heads = data.resolve("heads");
            AuditHeads.start(store, heads).close();
            AuditVerifier verifier = new AuditVerifier(store, heads);
            statement.execute("ALTER TABLE hub.audit DISABLE TRIGGER audit_append_only");
            statement.execute("CREATE TABLE kept AS SELECT * FROM hub.audit");
            for (int seed = 0; seed < ROUNDS; seed++) {
                long first = tamper(statement, new Random(seed));
                AuditVerification found = verifier.verify();
                assertThat(found.isSound()).as("seed " + seed).isFalse();
                assertThat(found.findings().get(0).sequence())
                        .as("seed " + seed)
                        .isEqualTo(first);
                assertThat(found.entries()).as("seed " + seed).isEqualTo(first - 1);
                statement.execute("DELETE FROM hub.audit");
                statement.execute("INSERT INTO hub.audit SELECT * FROM kept");
            }
            assertThat(verifier.verify().isSound()).isTrue();
        }
    }

    /** Changes something; gives the first entry that does not fit any more. */
    private static long tamper(Statement statement, Random random) throws SQLException {
        int entry = 1 + random.nextInt(ENTRIES);
        int other = 1 + random.nextInt(ENTRIES - 1);
        other = other >= entry ? other + 1 : other;
        switch (random.nextInt(6)) {
            case 0 -> statement.execute("DELETE FROM hub.audit WHERE sequence = " + entry);
            case 1 -> statement.execute("DELETE FROM hub.audit WHERE sequence >= " + entry);
            case 2 -> statement.execute("UPDATE hub.audit SET actor = 'mallory' WHERE sequence = " + entry);
            case 3 ->
                statement.execute("UPDATE hub.audit SET hash = set_byte(hash, 7, 255 - get_byte(hash, 7))"
                        + " WHERE sequence = " + entry);
            case 4 -> {
                swap(statement, entry, other);
                return Math.min(entry, other);
            }
            default -> {
                statement.execute("DELETE FROM hub.audit WHERE sequence = " + entry);
                statement.execute("UPDATE hub.audit SET sequence = -sequence WHERE sequence > " + entry);
                statement.execute("UPDATE hub.audit SET sequence = -sequence - 1 WHERE sequence < 0");
            }
        }
        return entry;
    }

    private static void swap(Statement statement, int one, int other) throws SQLException {
        statement.execute("UPDATE hub.audit SET sequence = -1 WHERE sequence = " + one);
        statement.execute("UPDATE hub.audit SET sequence = " + one + " WHERE sequence = " + other);
        statement.execute("UPDATE hub.audit SET sequence = " + other + " WHERE sequence = -1");
    }
}
