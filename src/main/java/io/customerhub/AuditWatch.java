package io.customerhub;

import io.customerhub.audit.AuditHeads;
import io.customerhub.audit.AuditKeys;
import io.customerhub.audit.AuditStore;
import io.customerhub.audit.AuditVerification;
import io.customerhub.audit.AuditVerifier;
import io.customerhub.config.HubSettings;
import io.customerhub.observe.HubMetrics;
import io.customerhub.warehouse.Warehouse;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the audit log of a running hub: signs its head each hour, and checks the whole of it when it is told to, once a day, as a metric
 * and, when something is wrong, as a line of the log.
 */
final class AuditWatch implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(AuditWatch.class);
    /** Late enough not to slow down a start. */
    static final Duration FIRST = Duration.ofMinutes(10);

    static final Duration EVERY = Duration.ofDays(1);

    private final AuditHeads heads;
    private final AuditVerifier verifier;
    private final HubMetrics metrics;

    private AuditWatch(AuditHeads heads, AuditVerifier verifier, HubMetrics metrics) {
        this.heads = heads;
        this.verifier = verifier;
        this.metrics = metrics;
    }

    static AuditWatch start(Warehouse warehouse, HubSettings settings, HubMetrics metrics) {
        AuditStore store = new AuditStore(warehouse, AuditKeys.in(settings.data()));
        return new AuditWatch(
                AuditHeads.start(store, settings.auditHeads()),
                new AuditVerifier(store, settings.auditHeads()),
                metrics);
    }

    /** Checks the whole log now. */
    void check() {
        try {
            AuditVerification found = verifier.verify();
            metrics.audit(found.entries(), found.findings().size());
            for (AuditVerification.Finding finding : found.findings()) {
                LOGGER.atError()
                        .addKeyValue("kind", finding.kind())
                        .addKeyValue("entry", finding.sequence())
                        .log("HUB-AUD-008  the audit log is not as it was written: {}", finding.message());
            }
        } catch (RuntimeException away) {
            LOGGER.atWarn()
                    .addKeyValue("cause", away.getClass().getSimpleName())
                    .log("the audit log could not be checked; it is tried again tomorrow");
        }
    }

    @Override
    public void close() {
        heads.close();
    }
}
