package io.customerhub;

import io.customerhub.config.ConsoleSettings;
import io.customerhub.console.ConsoleOptions;
import io.customerhub.console.StandbyServer;
import io.customerhub.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;

/**
 * The port of the console: one page that says what the hub waits for, and afterwards the console and the REST API at the same
 * address; and the actions behind them, which the hub itself uses, too. Safe for use by several threads.
 */
final class HubPort implements AutoCloseable {

    private final HubRuntime.Options options;
    private final HubStanding standing;
    private @Nullable StandbyServer standby;
    private @Nullable HubActions actions;
    private @Nullable HubConsole console;

    HubPort(HubRuntime.Options options, HubStanding standing) {
        this.options = options;
        this.standing = standing;
    }

    /**
     * Takes the port, for the page that says what the hub waits for.
     *
     * @throws IllegalStateException when the port is taken; the message says what to set
     */
    synchronized void waitForHub() {
        ConsoleSettings settings = options.settings().console();
        standby = StandbyServer.start(
                new ConsoleOptions(settings.bind(), settings.port(), settings.url()),
                standing,
                options.clock().instant());
    }

    /** True while the page stands there that says what the hub waits for. */
    synchronized boolean isWaiting() {
        return standby != null;
    }

    /**
     * The console, opened now unless it is open.
     *
     * @throws IllegalStateException when the port is taken; the message says what to set
     */
    synchronized HubConsole open(Warehouse warehouse) {
        HubConsole open = console;
        if (open == null) {
            int port = options.settings().console().port();
            if (standby != null) {
                port = standby.port();
                standby.close();
                standby = null;
            }
            open = HubConsole.start(options.settings(), port, actions(warehouse), warehouse, options.clock(), standing);
            console = open;
        }
        return open;
    }

    /** One set of actions for the console, the API and the hub itself. */
    synchronized HubActions actions(Warehouse warehouse) {
        HubActions made = actions;
        if (made == null) {
            made = HubActions.over(options.settings(), System.getenv(), warehouse);
            actions = made;
        }
        return made;
    }

    /** Leaves the port; the actions stay until {@link #endActions}. */
    @Override
    public synchronized void close() {
        if (console != null) {
            console.close();
        }
        if (standby != null) {
            standby.close();
        }
    }

    /** The hub itself does nothing any more. */
    synchronized void endActions() {
        if (actions != null) {
            actions.close();
        }
    }
}
