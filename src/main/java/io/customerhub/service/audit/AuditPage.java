package io.customerhub.service.audit;

import io.customerhub.audit.AuditRow;
import java.util.List;

/**
 * Entries of the audit log.
 *
 * @param entries the newest first
 * @param next what to ask for as {@code before} to go on; 0 at the end
 */
public record AuditPage(List<AuditRow> entries, long next) {

    /** Copies the list. */
    public AuditPage {
        entries = List.copyOf(entries);
    }
}
