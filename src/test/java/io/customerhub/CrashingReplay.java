package io.customerhub;

import io.customerhub.config.HubSettings;
import io.customerhub.deadletter.replay.PlanStore;
import io.customerhub.deadletter.replay.ReplayPlan;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseServer;
import io.customerhub.warehouse.WriteObserver;
import java.nio.file.Path;
import java.util.Map;

/**
 * Started by {@link ReplayCrashPointTest} as a process of its own: works the first unfinished plan of several warehouses
 * through, until each has come to a step that was counted out; then the process dies.
 */
final class CrashingReplay {

    private CrashingReplay() {}

    /** Arguments: {@link PowerCut.Order}s. */
    public static void main(String[] arguments) throws Exception {
        PowerCut.during((root, url, observer) -> work(Path.of(root), url, observer), arguments);
    }

    /** Works on the plan 1 until it is over. */
    static ReplayPlan work(Path root, String url, WriteObserver observer) throws InterruptedException {
        HubSettings settings = HubSettings.from(Map.of(
                "HUB_HOME", root.toString(), "HUB_WAREHOUSE_URL", url, "HUB_PORT", "0", "HUB_CONSOLE_PORT", "0"));
        try (WarehouseServer server = WarehouseServer.open(settings, line -> {});
                Warehouse warehouse = Warehouse.open(url);
                HubReplay replay =
                        new HubReplay(settings, server::revive, warehouse, "tester", () -> false, observer)) {
            PlanStore plans = new PlanStore(warehouse);
            replay.work(plans.find(1).orElseThrow());
            return plans.find(1).orElseThrow();
        }
    }
}
