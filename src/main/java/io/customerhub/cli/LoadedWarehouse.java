package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.warehouse.LoadedLook;
import io.customerhub.warehouse.WarehouseServer;

/** A read-only look into the warehouse, and the server that had to be started for it. */
record LoadedWarehouse(WarehouseServer server, LoadedLook look) implements AutoCloseable {

    /**
     * Opens it; the caller closes it.
     *
     * @throws CommandFailure (HUB-DB-020) when there is none yet
     */
    static LoadedWarehouse open(HubSettings settings) {
        if (!WarehouseServer.exists(settings)) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "HUB-DB-020  there is no warehouse in " + settings.data()
                            + " yet, so there is nothing to compare with; leave --against and --from out");
        }
        WarehouseServer server = WarehouseServer.open(settings, line -> {});
        boolean done = false;
        try {
            LoadedWarehouse loaded = new LoadedWarehouse(server, LoadedLook.open(server.settings()));
            done = true;
            return loaded;
        } finally {
            if (!done) {
                server.close();
            }
        }
    }

    @Override
    public void close() {
        look.close();
        server.close();
    }
}
