package io.customerhub;

import io.customerhub.alert.AlertKind;
import io.customerhub.alert.Finding;
import io.customerhub.console.Standby;
import io.customerhub.console.Standby.Reason;
import io.customerhub.console.Standing;
import io.customerhub.warehouse.RunLedger;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this hub waits for, as people have to know it: its database, or another hub that reads the sources. Safe for use by
 * several threads.
 */
final class HubStanding implements Standing {

    /** So long it is told that this hub has taken over from another one. */
    private static final Duration TOLD = Duration.ofHours(1);

    private final Clock clock;
    private volatile @Nullable Standby waiting;
    private volatile @Nullable Instant awaySince;
    private volatile @Nullable TakenOver takenOver;

    HubStanding(Clock clock) {
        this.clock = clock;
    }

    /** From whom this hub has taken over the sources, and when. */
    private record TakenOver(String holder, Instant at) {}

    /** The database does not answer at the start. */
    void waitsForWarehouse() {
        Standby before = waiting;
        if (before == null || before.reason() != Reason.WAREHOUSE_AWAY) {
            waiting = new Standby(Reason.WAREHOUSE_AWAY, clock.instant(), null);
        }
    }

    /** Another hub reads the sources. */
    void waitsFor(String holder) {
        waiting = new Standby(Reason.ANOTHER_HUB, clock.instant(), holder);
    }

    /** Nothing is waited for any more. */
    void goesOn() {
        Standby before = waiting;
        String holder = before == null ? null : before.holder();
        if (holder != null) {
            takenOver = new TakenOver(holder, clock.instant());
        }
        waiting = null;
    }

    /** Asks the database whether it answers; done every second, so that whoever looks need not wait for it. */
    void look(Warehouse warehouse) {
        try {
            new RunLedger(warehouse).now();
            awaySince = null;
        } catch (WarehouseUnavailableException away) {
            if (awaySince == null) {
                awaySince = clock.instant();
            }
        }
    }

    @Override
    public @Nullable Standby now() {
        Standby known = waiting;
        Instant since = awaySince;
        return since != null && (known == null || known.reason() != Reason.ANOTHER_HUB)
                ? new Standby(Reason.WAREHOUSE_AWAY, since, null)
                : known;
    }

    @Override
    public @Nullable Standby after(Exception failure) {
        if (!(failure instanceof WarehouseUnavailableException)) {
            return null;
        }
        Standby known = now();
        return known != null ? known : new Standby(Reason.WAREHOUSE_AWAY, clock.instant(), null);
    }

    /** That this hub has taken over the sources from another one a short while ago. */
    List<Finding> findings() {
        TakenOver taken = takenOver;
        if (taken == null || taken.at().isBefore(clock.instant().minus(TOLD))) {
            return List.of();
        }
        return List.of(new Finding(
                AlertKind.INTAKE,
                Finding.Subject.HUB,
                "HUB-LEASE-001",
                "this hub reads the sources since " + taken.at().truncatedTo(ChronoUnit.SECONDS)
                        + ", because another one has ended or lost the database (" + taken.holder()
                        + "); nothing is lost, look whether that one should run again",
                Map.of()));
    }
}
