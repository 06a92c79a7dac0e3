package io.customerhub;

import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.alert.AlertKind;
import io.customerhub.alert.Finding;
import io.customerhub.audit.AuditVerification;
import io.customerhub.audit.AuditVerifier;
import io.customerhub.audit.RevealTimes;
import io.customerhub.deadletter.retention.ExpiredFiles;
import io.customerhub.deadletter.retention.Retention;
import io.customerhub.identity.EndedRows;
import io.customerhub.pipeline.DropDirectories;
import io.customerhub.service.RevealLimit;
import io.customerhub.service.retention.SweepRetention;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a running hub does every hour: it clears away ended sessions and forgotten attempts, dates the dead letters that were
 * closed, and deletes those whose time is over with the files that they stand for, under its own name in the audit log. Then
 * it verifies that log. Used by one thread at a time.
 */
final class HubUpkeep {

    static final Duration FIRST = Duration.ofMinutes(1);
    static final Duration EVERY = Duration.ofHours(1);

    private final Retention retention;
    private final EndedRows endedRows;
    private final RevealTimes reveals;
    private final Gate gate;
    private final FileExpiry files;
    private final AuditVerifier verifier;
    private final Duration usual;
    private final Clock clock;
    private volatile List<Finding> tampering = List.of();

    /**
     * The upkeep of a warehouse.
     *
     * @param actions the actions of this hub
     * @param directories where the files are that expire with their letters
     * @param usual how long closed letters are kept where no contract says so
     */
    HubUpkeep(Warehouse warehouse, HubActions actions, DropDirectories directories, Duration usual, Clock clock) {
        this.retention = new Retention(warehouse);
        this.endedRows = new EndedRows(warehouse);
        this.reveals = new RevealTimes(warehouse);
        this.gate = actions.gate();
        this.files = new FileExpiry(new ExpiredFiles(warehouse), directories::find, actions.audit(), clock);
        this.verifier = actions.verifier();
        this.usual = usual;
        this.clock = clock;
    }

    /** Does all of it once; an operation is kept only when there is something to delete. */
    void once() {
        endedRows.remove(clock.instant());
        reveals.forget(clock.instant().minus(RevealLimit.WINDOW));
        retention.date(usual, clock.instant());
        if (!retention.expiring(clock.instant()).isEmpty()) {
            gate.perform(Caller.hub(), new SweepRetention());
        }
        files.once();
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
}
