package io.customerhub;

import io.customerhub.access.ActionRegistry;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.alert.AlertKind;
import io.customerhub.alert.Finding;
import io.customerhub.audit.AuditKeys;
import io.customerhub.audit.AuditStore;
import io.customerhub.audit.AuditVerification;
import io.customerhub.audit.AuditVerifier;
import io.customerhub.audit.OperationStore;
import io.customerhub.audit.RevealTimes;
import io.customerhub.config.HubSettings;
import io.customerhub.deadletter.retention.Retention;
import io.customerhub.identity.EndedRows;
import io.customerhub.service.RevealLimit;
import io.customerhub.service.retention.RetentionActions;
import io.customerhub.service.retention.SweepRetention;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a running hub does every hour: it clears away ended sessions and forgotten attempts, dates the dead letters that were closed, and deletes those whose time is over, as
 * an operation under its own name in the audit log. Then it verifies that log. Only the hub that holds the intake does so.
 */
final class HubUpkeep implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(HubUpkeep.class);
    private static final long FIRST_SECONDS = 60;
    private static final long PERIOD_SECONDS = 3_600;

    private final Retention retention;
    private final EndedRows endedRows;
    private final RevealTimes reveals;
    private final OperationStore operations;
    private final Gate gate;
    private final AuditVerifier verifier;
    private final Duration usual;
    private final Clock clock;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;
    private volatile List<Finding> tampering = List.of();

    private HubUpkeep(
            Warehouse warehouse, HubSettings settings, Duration usual, Clock clock, BooleanSupplier isInCharge) {
        this.retention = new Retention(warehouse);
        this.endedRows = new EndedRows(warehouse);
        this.reveals = new RevealTimes(warehouse);
        this.operations = new OperationStore(warehouse);
        AuditStore log = new AuditStore(warehouse, AuditKeys.in(settings.data()));
        this.gate = new Gate(new ActionRegistry(new RetentionActions(warehouse, clock).all()), log, operations);
        this.verifier = new AuditVerifier(log, settings.auditHeads());
        this.usual = usual;
        this.clock = clock;
        this.thread = new Thread(() -> repeat(isInCharge), "upkeep");
        thread.setDaemon(true);
    }

    /**
     * Begins, with the first time in a minute.
     *
     * @param settings where the keys of the audit log and its signed heads are
     * @param usual how long closed letters are kept where no contract says so
     * @param isInCharge whether this hub holds the intake now
     */
    static HubUpkeep start(
            Warehouse warehouse, HubSettings settings, Duration usual, Clock clock, BooleanSupplier isInCharge) {
        HubUpkeep upkeep = new HubUpkeep(warehouse, settings, usual, clock, isInCharge);
        upkeep.thread.start();
        return upkeep;
    }

    private void repeat(BooleanSupplier isInCharge) {
        try {
            long wait = FIRST_SECONDS;
            while (!ended.await(wait, TimeUnit.SECONDS)) {
                wait = PERIOD_SECONDS;
                if (isInCharge.getAsBoolean()) {
                    attempt();
                }
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt() {
        try {
            once();
        } catch (WarehouseException away) {
            LOGGER.debug("the warehouse is away, the upkeep is done later: {}", away.getMessage());
        } catch (RuntimeException failure) {
            LOGGER.atError()
                    .addKeyValue("cause", failure.getClass().getName())
                    .setCause(failure)
                    .log("the upkeep of the dead letters failed; it is tried again");
        }
    }

    /** Does all of it once; an operation is kept only when there is something to delete. */
    void once() {
        endedRows.remove(clock.instant());
        reveals.forget(clock.instant().minus(RevealLimit.WINDOW));
        retention.date(usual, clock.instant());
        if (!retention.expiring(clock.instant()).isEmpty()) {
            gate.perform(Caller.hub(), new SweepRetention());
        }
        tampering = tampering(verifier.verify());
    }

    /** That the audit log is not as it was written, as it was found last; empty when it is. */
    List<Finding> tampering() {
        return tampering;
    }

    /** A key that is not here shows no tampering: another hub on the same warehouse has its own. */
    private static List<Finding> tampering(AuditVerification verification) {
        return verification.findings().stream()
                .filter(found -> found.kind() != AuditVerification.Kind.KEY_MISSING)
                .limit(1)
                .map(found -> new Finding(
                        AlertKind.AUDIT,
                        Finding.Subject.HUB,
                        null,
                        "the audit log is not as the hub wrote it from entry " + found.sequence() + " on ("
                                + found.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                                + "); run ./hub audit verify and keep the warehouse as it is",
                        Map.of("entry", found.sequence())))
                .toList();
    }

    /** Ends; waits for what is under way. */
    @Override
    public void close() {
        ended.countDown();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            operations.close();
        }
    }
}
