package io.customerhub.service.audit;

import io.customerhub.access.Request;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for entries of the audit log, the newest first; null leaves a condition out.
 *
 * @param actor the whole name of who did it
 * @param action the name of an action, or an area with a dot such as {@code dead-letters.}
 * @param about the whole subject of the entry, such as {@code letter 12}
 * @param from not before
 * @param until before
 * @param before only entries with a smaller sequence, the {@code next} of the page before; null for the newest
 * @param limit at most so many, 1 to 500; null: 50
 */
public record AuditQuery(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String about,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long before,
        @Nullable Integer limit)
        implements Request<AuditPage> {

    /** The newest entries of all. */
    public static AuditQuery newest(int limit) {
        return new AuditQuery(null, null, null, null, null, null, limit);
    }

    @Override
    public String subject() {
        return "audit log";
    }
}
