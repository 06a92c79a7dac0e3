package io.customerhub;

import io.customerhub.warehouse.IntakeLease;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The beginning of a hub, which waits for what is not there yet: a database that is away, a lease that another has. */
final class PatientStart {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final HubRuntime.Options options;
    private final HubStanding standing;

    /** @param standing is told what is waited for */
    PatientStart(HubRuntime.Options options, HubStanding standing) {
        this.options = options;
        this.standing = standing;
    }

    /** Opens the warehouse as soon as it answers; null when the hub is told to stop before. */
    @Nullable
    Warehouse openWarehouse() throws InterruptedException {
        Duration wait = FIRST_WAIT;
        while (!options.stop().getAsBoolean()) {
            try {
                Warehouse opened = Warehouse.open(options.server().settings());
                standing.goesOn();
                return opened;
            } catch (WarehouseUnavailableException away) {
                if (wait.equals(FIRST_WAIT)) {
                    options.talk().accept(away.getMessage());
                }
                standing.waitsForWarehouse();
                options.listener().warehouseAway(away.getMessage());
                sleep(wait);
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
            }
        }
        return null;
    }

    /** Waits for the lease, through restarts of the database; null when the hub is told to stop before. */
    @Nullable
    IntakeLease acquireLease(Warehouse opened) throws InterruptedException {
        Consumer<String> waiting = holder -> {
            standing.waitsFor(holder);
            options.talk()
                    .accept("Another hub holds the intake (" + holder
                            + "); this one waits, touches no source, and takes over when that one ends.");
        };
        while (!options.stop().getAsBoolean()) {
            try {
                IntakeLease acquired = IntakeLease.acquire(opened, holder(), waiting, options.stop());
                if (acquired != null) {
                    standing.goesOn();
                }
                return acquired;
            } catch (WarehouseUnavailableException away) {
                standing.waitsForWarehouse();
                options.listener().warehouseAway(away.getMessage());
                sleep(FIRST_WAIT);
            }
        }
        return null;
    }

    /** Sleeps in short naps, so that a stop is not kept waiting. */
    private void sleep(Duration wait) throws InterruptedException {
        long until = System.nanoTime() + wait.toNanos();
        while (System.nanoTime() < until && !options.stop().getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    /** This process, for people. */
    static String holder() {
        String host = System.getenv().getOrDefault("HOSTNAME", "this machine");
        return "process " + ProcessHandle.current().pid() + " on " + host + " since " + Instant.now();
    }
}
