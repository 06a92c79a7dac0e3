package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.WriteObserver;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second hub is started on the warehouse of a running one, by mistake or as a standby, by the command line. */
class TwoHubsTest {

    private static final String FENCE = "SELECT fence FROM hub.lease WHERE name = 'intake'";

    @TempDir
    Path directory;

    @Test
    void aSecondHubSaysWhoReadsTouchesNoFileAndTakesOverWhenTheFirstEnds() throws Exception {
        String url = TestDatabase.fresh();
        HubProject one = HubProject.create(directory.resolve("one"), 100);
        HubProject two = HubProject.create(directory.resolve("two"), 100);
        two.drop("customers", "two.csv", HubProject.customers(200, 500));
        try (ChildProcess second = startBehind(TestHub.start(one, url, WriteObserver.NONE), one, two, url)) {
            two.awaitEmpty("customers");

            assertThat(WarehouseContent.query(url, FENCE)).containsExactly("2");
            assertThat(WarehouseContent.totals(url)).containsExactly(500L, 500L, 0L, 0L, 0L, 0L);
            second.terminate();
            assertThat(second.await(30)).as(second.said()).isZero();
        }
    }

    @Test
    void aHubThatWaitsForAnotherEndsWhenItIsToldTo() throws Exception {
        String url = TestDatabase.fresh();
        HubProject one = HubProject.create(directory.resolve("one"), 100);
        HubProject two = HubProject.create(directory.resolve("two"), 100);
        two.drop("customers", "two.csv", HubProject.customers(0, 100));
        try (TestHub first = TestHub.start(one, url, WriteObserver.NONE);
                ChildProcess second = start(two, url)) {
            first.runtime().awaitFirstPass();
            awaitWaiting(second);
            second.terminate();

            assertThat(second.await(15)).as(second.said()).isZero();
            assertThat(two.files("customers", ".")).containsExactly("two.csv");
            assertThat(WarehouseContent.query(url, FENCE)).containsExactly("1");
        }
    }

    /** A second hub that has waited, without reading, while the first one read; the first has ended on return. */
    private ChildProcess startBehind(TestHub running, HubProject one, HubProject two, String url) throws Exception {
        try (TestHub first = running) {
            first.runtime().awaitFirstPass();
            ChildProcess second = start(two, url);
            awaitWaiting(second);
            assertThat(second.said())
                    .contains("process " + ProcessHandle.current().pid());
            one.drop("customers", "a.csv", HubProject.customers(0, 100));
            one.awaitEmpty("customers");
            Thread.sleep(1_500); // long enough for the second to begin, were it to read
            one.drop("customers", "b.csv", HubProject.customers(100, 200));
            one.awaitEmpty("customers");

            assertThat(two.files("customers", ".")).containsExactly("two.csv");
            assertThat(WarehouseContent.totals(url)).containsExactly(200L, 200L, 0L, 0L, 0L, 0L);
            assertThat(WarehouseContent.query(url, FENCE)).containsExactly("1");
            return second;
        }
    }

    private static void awaitWaiting(ChildProcess second) {
        HubProject.await(() -> !second.isAlive() || second.said().contains("this one waits"));
        assertThat(second.isAlive()).as(second.said()).isTrue();
    }

    private ChildProcess start(HubProject project, String url) throws Exception {
        return ChildProcess.start(Hub.class, directory.resolve("second.log"), project.environment(url), List.of("run"));
    }
}
