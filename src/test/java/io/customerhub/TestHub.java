package io.customerhub;

import io.customerhub.pipeline.IntakeListener;
import io.customerhub.warehouse.WarehouseServer;
import io.customerhub.warehouse.WriteObserver;
import java.util.Map;
import java.util.Set;

/** Starts the hub itself, in this process, on a project of a test. */
final class TestHub implements AutoCloseable {

    private final WarehouseServer server;
    private final HubRuntime hub;

    private TestHub(WarehouseServer server, HubRuntime hub) {
        this.server = server;
        this.hub = hub;
    }

    /** Starts on the warehouse at a URL. */
    static TestHub start(HubProject project, String url, WriteObserver observer) throws InterruptedException {
        WarehouseServer server = WarehouseServer.open(project.settings(url), line -> {});
        return start(project, server, IntakeListener.SILENT, observer);
    }

    /** Starts on a server, which ends with the hub. */
    static TestHub start(HubProject project, WarehouseServer server, IntakeListener listener, WriteObserver observer)
            throws InterruptedException {
        boolean done = false;
        try {
            HubRuntime hub = HubRuntime.start(new HubRuntime.Options(
                    server, project.settings(null), Map.of(), Set.of(), listener, line -> {}, () -> false, observer));
            done = true;
            if (!hub.problems().isEmpty()) {
                hub.close();
                throw new IllegalStateException("the project is wrong: " + hub.problems());
            }
            return new TestHub(server, hub);
        } finally {
            if (!done) {
                server.close();
            }
        }
    }

    HubRuntime runtime() {
        return hub;
    }

    @Override
    public void close() {
        hub.close();
        server.close();
    }
}
