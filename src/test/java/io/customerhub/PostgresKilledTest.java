package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.pipeline.IntakeListener;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.WarehouseServer;
import io.customerhub.warehouse.WriteObserver;
import io.customerhub.warehouse.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded PostgreSQL is killed with SIGKILL under the running hub. */
class PostgresKilledTest {

    private static final int ROWS = 20_000;
    private static final int BATCH = 500;

    @TempDir
    Path directory;

    @Test
    void aServerThatIsKilledInMidRunComesBackAndNothingIsLostOrDoubled() throws Exception {
        HubProject project = HubProject.create(directory, BATCH);
        project.drop("customers", "a.csv", HubProject.customers(0, ROWS));
        WarehouseServer server = WarehouseServer.open(project.settings(null), line -> {});
        Killer killer = new Killer(server.embedded().orElseThrow());
        String url = server.settings().url();
        try (TestHub hub = TestHub.start(project, server, IntakeListener.SILENT, killer)) {
            project.awaitEmpty("customers");

            assertThat(killer.plan).as("deaths that did not take place").isEmpty();
            requireUp(hub);
            requireAllRead(project, url, ROWS);
        }
    }

    @Test
    void aServerThatIsKilledWhileNothingIsReadComesBackBeforeTheNextFile() throws Exception {
        HubProject project = HubProject.create(directory, BATCH);
        project.drop("customers", "a.csv", HubProject.customers(0, BATCH));
        WarehouseServer server = WarehouseServer.open(project.settings(null), line -> {});
        String url = server.settings().url();
        AtomicInteger goodPolls = new AtomicInteger();
        IntakeListener listener = new IntakeListener() {
            @Override
            public void pollFinished(StreamName stream) {
                goodPolls.incrementAndGet();
            }
        };
        try (TestHub hub = TestHub.start(project, server, listener, WriteObserver.NONE)) {
            project.awaitEmpty("customers");
            kill(server.embedded().orElseThrow());
            int before = goodPolls.get();
            HubProject.await(() -> goodPolls.get() > before + 1);
            project.drop("customers", "b.csv", HubProject.customers(BATCH, 2 * BATCH));
            project.awaitEmpty("customers");

            requireUp(hub);
            requireAllRead(project, url, 2 * BATCH);
        }
    }

    private static void requireUp(TestHub hub) {
        HubProject.await(() -> hub.runtime().health().ready());
    }

    private static void requireAllRead(HubProject project, String url, long rows) {
        assertThat(WarehouseContent.totals(url)).containsExactly(rows, rows, 0L, 0L, 0L, 0L);
        assertThat(WarehouseContent.query(url, "SELECT count(*) FROM standard.customer"))
                .containsExactly(String.valueOf(rows));
        assertThat(WarehouseContent.query(
                        url,
                        "SELECT count(DISTINCT key) FROM raw.record UNION ALL" + " SELECT count(*) FROM raw.record"))
                .containsExactly(String.valueOf(rows), String.valueOf(rows));
        assertThat(WarehouseContent.query(url, "SELECT message FROM hub.dead_letter"))
                .isEmpty();
        assertThat(WarehouseContent.query(url, "SELECT to_jsonb(r)::text FROM hub.run r WHERE NOT balanced"))
                .isEmpty();
        assertThat(project.files("customers", ".failed")).isEmpty();
        assertThat(project.files("customers", ".done")).startsWith("a.csv");
    }

    private static void kill(EmbeddedPostgres server) {
        ProcessHandle postmaster = ProcessHandle.of(server.pid()).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    /** Kills the server before rows are written, before a commit is sent, after a commit, and before the file is noted. */
    private static final class Killer implements WriteObserver {

        private final Deque<String> plan = new ArrayDeque<>(List.of("rows", "commit", "committed", "ledger"));
        private final EmbeddedPostgres server;
        private int batches;

        private Killer(EmbeddedPostgres server) {
            this.server = server;
        }

        @Override
        public void reached(String step) {
            batches += step.equals("begin") ? 1 : 0;
            int due = ROWS / BATCH / 4 * (5 - plan.size());
            if (batches >= due && step.equals(plan.peek())) {
                plan.remove();
                kill(server);
            }
        }
    }
}
