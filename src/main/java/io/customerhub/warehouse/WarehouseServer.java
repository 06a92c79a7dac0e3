package io.customerhub.warehouse;

import io.customerhub.config.HubSettings;
import io.customerhub.warehouse.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The server that holds the warehouse: the embedded one, which the hub starts and ends, or the user's own, which it only
 * uses.
 */
public final class WarehouseServer implements AutoCloseable {

    private final WarehouseSettings settings;
    private final @Nullable EmbeddedPostgres embedded;

    private WarehouseServer(WarehouseSettings settings, @Nullable EmbeddedPostgres embedded) {
        this.settings = settings;
        this.embedded = embedded;
    }

    /**
     * Starts or finds the server.
     *
     * @param talk gets a line for each step that takes a while
     * @throws EmbeddedPostgresException when the embedded server does not come up
     */
    public static WarehouseServer open(HubSettings settings, Consumer<String> talk) {
        String url = settings.warehouseUrl();
        if (url == null) {
            EmbeddedPostgres embedded = EmbeddedPostgres.start(directory(settings), talk);
            return new WarehouseServer(WarehouseSettings.of(embedded.url()), embedded);
        }
        WarehouseSettings own = WarehouseSettings.of(url);
        String user = settings.warehouseUser();
        return new WarehouseServer(user == null ? own : own.as(user, settings.warehousePassword()), null);
    }

    /** True when there is a server to look into: the user's own, or an embedded one that was made before. */
    public static boolean exists(HubSettings settings) {
        return !settings.embedded() || java.nio.file.Files.isDirectory(directory(settings));
    }

    /** How to reach the warehouse. */
    public WarehouseSettings settings() {
        return settings;
    }

    /** The embedded server, or empty. */
    public Optional<EmbeddedPostgres> embedded() {
        return Optional.ofNullable(embedded);
    }

    /** Starts the embedded server again when it has died; does nothing for the user's own. */
    public void revive() {
        if (embedded != null) {
            embedded.ensureRunning();
        }
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }

    private static Path directory(HubSettings settings) {
        return settings.data().resolve("postgres");
    }
}
