package io.customerhub.service.audit;

import io.customerhub.access.Request;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the caller's own entries of the audit log, those of the own tokens among them, the newest first.
 *
 * @param before only entries with a smaller sequence, the {@code next} of the page before; null for the newest
 * @param limit at most so many, 1 to 500; null: 50
 */
public record OwnAuditQuery(@Nullable Long before, @Nullable Integer limit) implements Request<AuditPage> {

    @Override
    public String subject() {
        return "own entries";
    }
}
