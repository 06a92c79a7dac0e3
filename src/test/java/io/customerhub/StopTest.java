package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub that is started as a person starts it and told to end by SIGTERM. */
class StopTest {

    private static final int ROWS = 60_000;
    private static final int BATCH = 100;

    @TempDir
    Path directory;

    @Test
    void aHubThatIsToldToEndUnderLoadEndsAtABatchBorderAndTheNextOneRepeatsNothing() throws Exception {
        HubProject project = HubProject.create(directory.resolve("project"), BATCH);
        project.drop("customers", "a.csv", HubProject.customers(0, ROWS));
        String url = TestDatabase.fresh();
        long committed;
        try (ChildProcess hub = start(project, url, "first.log", "run")) {
            HubProject.await(() -> !hub.isAlive() || read(url) >= 10 * BATCH);
            long asked = System.nanoTime();
            hub.terminate();

            assertThat(hub.await(60)).as(hub.said()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(30));
            committed = read(url);
            assertThat(committed).as(hub.said()).isBetween(10L * BATCH, ROWS - 1L);
            assertThat(committed % BATCH).isZero();
        }
        assertThat(WarehouseContent.query(url, "SELECT position::json ->> 'records' FROM hub.position"))
                .containsExactly(String.valueOf(committed));
        assertThat(WarehouseContent.query(url, "SELECT state FROM hub.run")).containsExactly("interrupted");
        assertThat(project.files("customers", ".")).containsExactly("a.csv");

        try (ChildProcess hub = start(project, url, "second.log", "run", "--once")) {
            assertThat(hub.await(120)).as(hub.said()).isZero();
        }
        long rows = ROWS;
        assertThat(WarehouseContent.totals(url)).containsExactly(rows, rows, 0L, 0L, 0L, 0L);
        assertThat(WarehouseContent.query(url, "SELECT read FROM hub.run ORDER BY run"))
                .containsExactly(String.valueOf(committed), String.valueOf(rows - committed));
        assertThat(WarehouseContent.wrongRuns(url)).isEmpty();
        assertThat(WarehouseContent.query(url, "SELECT count(*) FROM standard.customer"))
                .containsExactly(String.valueOf(rows));
        assertThat(project.files("customers", ".done")).containsExactly("a.csv");
    }

    private ChildProcess start(HubProject project, String url, String log, String... arguments) throws Exception {
        return ChildProcess.start(Hub.class, directory.resolve(log), project.environment(url), List.of(arguments));
    }

    /** How many rows have been committed; 0 while there is no warehouse. */
    private static long read(String url) {
        if (WarehouseContent.query(url, "SELECT 1 WHERE to_regclass('hub.run') IS NOT NULL")
                .isEmpty()) {
            return 0;
        }
        return WarehouseContent.query(url, "SELECT coalesce(sum(read), 0) FROM hub.run").stream()
                .mapToLong(Long::parseLong)
                .sum();
    }
}
