package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.observe.Health;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.WriteObserver;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another hub takes the intake of a running one, whose session broke: after a network split, a pause, a fail-over. */
class LostLeaseTest {

    @TempDir
    Path directory;

    @Test
    void aHubThatLostItsLeaseTouchesNoSourceUntilItHasItBackAndThenKnowsWhatTheOtherDid() throws Exception {
        String url = TestDatabase.fresh();
        HubProject project = HubProject.create(directory.resolve("project"), 100);
        project.drop("customers", "a.csv", HubProject.customers(0, 100));
        try (TestHub hub = TestHub.start(project, url, WriteObserver.NONE)) {
            hub.runtime().awaitFirstPass();
            project.awaitEmpty("customers");
            assertThat(hub.runtime().health().ready()).isTrue();

            try (Connection other = takeLease(url)) {
                HubProject.await(() -> state(hub) == Health.StreamState.WAITING);
                assertThat(hub.runtime().health().ready()).isFalse();
                assertThat(hub.runtime().health().streams().get(0).code()).isEqualTo("HUB-LEASE-001");
                assertThat(hub.runtime().health().streams().get(0).message()).contains("the other hub of the test");
                assertThat(WarehouseContent.wrongRuns(url)).isEmpty();

                // the other hub does its work: a customer is not in the warehouse any more
                execute(other, "DELETE FROM standard.customer WHERE key = 'C000007'");
                execute(other, "DELETE FROM raw.record WHERE key = 'C000007'");
                project.drop("customers", "b.csv", HubProject.customers(0, 150));
                Thread.sleep(1_000); // five looks at the directory, were there any
                assertThat(project.files("customers", ".")).containsExactly("b.csv");
                assertThat(WarehouseContent.totals(url)).containsExactly(100L, 100L, 0L, 0L, 0L, 0L);
            }
            project.awaitEmpty("customers");
            HubProject.await(() -> hub.runtime().health().ready());
        }
        assertThat(WarehouseContent.totals(url))
                .as("50 new customers and the one that was gone are loaded")
                .containsExactly(250L, 151L, 99L, 0L, 0L, 0L);
        assertThat(WarehouseContent.query(url, "SELECT fence::text FROM hub.lease"))
                .containsExactly("3");
        assertThat(WarehouseContent.query(url, "SELECT DISTINCT fence::text FROM hub.run ORDER BY 1"))
                .containsExactly("1", "3");
        assertThat(WarehouseContent.wrongRuns(url)).isEmpty();
    }

    private static Health.StreamState state(TestHub hub) {
        return hub.runtime().health().streams().get(0).state();
    }

    /** Ends the session that holds the lease and takes the lease before its hub can take it again. */
    private static Connection takeLease(String url) throws SQLException {
        Connection other = DriverManager.getConnection(url);
        String key = first(
                other,
                "SELECT (classid::bigint << 32) | objid::bigint FROM pg_locks WHERE locktype = 'advisory' AND granted"
                        + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        do {
            execute(
                    other,
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory' AND granted"
                            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                            + " AND (classid::bigint << 32) | objid::bigint = " + key);
        } while (!first(other, "SELECT pg_try_advisory_lock(" + key + ")").equals("t"));
        execute(other, "UPDATE hub.lease SET fence = fence + 1, holder = 'the other hub of the test'");
        return other;
    }

    private static String first(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).as(sql).isTrue();
            return rows.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
