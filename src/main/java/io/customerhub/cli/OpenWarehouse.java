package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseException;
import io.customerhub.warehouse.WarehouseServer;
import io.customerhub.warehouse.embedded.EmbeddedPostgresException;

/** The warehouse for one command: attached to the running hub's server, or started for the command and ended with it. */
final class OpenWarehouse implements AutoCloseable {

    private final WarehouseServer server;
    private final Warehouse warehouse;

    private OpenWarehouse(WarehouseServer server, Warehouse warehouse) {
        this.server = server;
        this.warehouse = warehouse;
    }

    static OpenWarehouse of(HubSettings settings) {
        if (!WarehouseServer.exists(settings)) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "HUB-DB-020  there is no warehouse in " + settings.data()
                            + " yet; start ./hub demo or ./hub run first, or set HUB_DATA to where it is");
        }
        WarehouseServer server = null;
        try {
            server = WarehouseServer.open(settings, line -> {});
            return new OpenWarehouse(server, Warehouse.open(server.settings()));
        } catch (WarehouseException | EmbeddedPostgresException away) {
            if (server != null) {
                server.close();
            }
            throw away;
        }
    }

    Warehouse warehouse() {
        return warehouse;
    }

    WarehouseServer server() {
        return server;
    }

    @Override
    public void close() {
        warehouse.close();
        server.close();
    }
}
