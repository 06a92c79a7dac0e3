package io.customerhub;

import io.customerhub.config.HubSettings;
import io.customerhub.deadletter.replay.PlanStore;
import io.customerhub.deadletter.replay.ReplayPlan;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseServer;
import io.customerhub.warehouse.WriteObserver;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Started by {@link ReplayCrashPointTest} as a process of its own: works the first unfinished plan through and ends, or dies
 * at a step that was counted out, as by {@code kill -9}: no hook and no finally block runs.
 */
final class CrashingReplay {

    private CrashingReplay() {}

    /** Arguments: the project folder, the JDBC URL of the warehouse, the number of the last step. */
    public static void main(String[] arguments) throws Exception {
        int last = Integer.parseInt(arguments[2]);
        AtomicInteger steps = new AtomicInteger();
        work(Path.of(arguments[0]), arguments[1], step -> {
            if (steps.incrementAndGet() == last) {
                Runtime.getRuntime().halt(CrashingHub.CRASHED);
            }
        });
        Runtime.getRuntime().halt(CrashingHub.ENDED);
    }

    /** Works on the plan 1 until it is over. */
    static ReplayPlan work(Path root, String url, WriteObserver observer) throws InterruptedException {
        HubSettings settings = HubSettings.from(Map.of(
                "HUB_HOME", root.toString(), "HUB_WAREHOUSE_URL", url, "HUB_PORT", "0", "HUB_CONSOLE_PORT", "0"));
        try (WarehouseServer server = WarehouseServer.open(settings, line -> {});
                Warehouse warehouse = Warehouse.open(url);
                HubReplay replay = new HubReplay(settings, server, warehouse, "tester", () -> false, observer)) {
            PlanStore plans = new PlanStore(warehouse);
            replay.work(plans.find(1).orElseThrow());
            return plans.find(1).orElseThrow();
        }
    }
}
