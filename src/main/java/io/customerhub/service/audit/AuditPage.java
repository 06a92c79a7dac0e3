package io.customerhub.service.audit;

import io.customerhub.audit.AuditRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the audit log.
 *
 * @param entries the newest first
 * @param next what to ask for as {@code before} to go on; null at the end
 */
public record AuditPage(List<AuditRow> entries, @Nullable Long next) {

    /** Copies the list. */
    public AuditPage {
        entries = List.copyOf(entries);
    }
}
