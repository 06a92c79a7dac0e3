package io.customerhub;

import io.customerhub.config.HubSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A hub in a process of its own that dies, as by kill -9, right after the warehouse has committed its n-th batch. */
final class KilledHub {

    /** The exit code of a process that was killed. */
    static final int KILLED = 137;

    private KilledHub() {}

    /** Arguments: the project folder, the JDBC URL of the warehouse, the number of the batch. */
    public static void main(String[] arguments) throws InterruptedException {
        int last = Integer.parseInt(arguments[2]);
        AtomicInteger committed = new AtomicInteger();
        HubSettings settings = HubSettings.from(Map.of(
                "HUB_HOME",
                Path.of(arguments[0]).toString(),
                "HUB_WAREHOUSE_URL",
                arguments[1],
                "HUB_PORT",
                "0",
                "HUB_CONSOLE_PORT",
                "0"));
        RunningHub.start(settings, Map.of(), step -> {
            if (step.equals("committed") && committed.incrementAndGet() == last) {
                Runtime.getRuntime().halt(KILLED);
            }
        });
        new CountDownLatch(1).await();
    }
}
