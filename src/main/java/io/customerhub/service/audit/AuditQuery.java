package io.customerhub.service.audit;

import io.customerhub.access.Request;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for entries of the audit log, the newest first; null leaves a condition out.
 *
 * @param actor the whole name of who did it
 * @param action the name of an action, or an area with a dot such as {@code dead-letters.}
 * @param about the whole subject of the entry, such as {@code letter 12}
 * @param from not before
 * @param until before
 * @param actions the names of actions, any of which; empty or null for all
 * @param result {@code asked}, {@code done}, {@code failed} or {@code refused}
 * @param before only entries with a smaller sequence, the {@code next} of the page before; null for the newest
 * @param limit at most so many, 1 to 500; null: 50
 */
public record AuditQuery(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String about,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable List<String> actions,
        @Nullable String result,
        @Nullable Long before,
        @Nullable Integer limit)
        implements Request<AuditPage> {

    /** Copies the list. */
    public AuditQuery {
        actions = actions == null ? List.of() : List.copyOf(actions);
    }

    /** Of all actions and with any result. */
    public AuditQuery(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String about,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Long before,
            @Nullable Integer limit) {
        this(actor, action, about, from, until, List.of(), null, before, limit);
    }

    /** The newest entries of all. */
    public static AuditQuery newest(int limit) {
        return new AuditQuery(null, null, null, null, null, null, limit);
    }

    @Override
    public String subject() {
        return "audit log";
    }
}
