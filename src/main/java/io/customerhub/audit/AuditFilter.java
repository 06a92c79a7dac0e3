package io.customerhub.audit;

import io.customerhub.warehouse.SqlRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of the log; null leaves a condition out.
 *
 * @param actor the whole name of who did it
 * @param actorKinds how the actor proved who it is; empty for any
 * @param action the name of an action, or an area with a dot such as {@code dead-letters.}
 * @param subject the whole subject
 * @param from not before
 * @param until before
 * @param actions any of these actions; empty for all
 * @param result {@code asked}, {@code done}, {@code failed} or {@code refused}
 */
public record AuditFilter(
        @Nullable String actor,
        List<String> actorKinds,
        @Nullable String action,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant until,
        List<String> actions,
        @Nullable String result) {

    /** All entries. */
    public static final AuditFilter ALL = new AuditFilter(null, List.of(), null, null, null, null);

    /** Copies the lists. */
    public AuditFilter {
        actorKinds = List.copyOf(actorKinds);
        actions = List.copyOf(actions);
    }

    /** Of all actions and with any result. */
    public AuditFilter(
            @Nullable String actor,
            List<String> actorKinds,
            @Nullable String action,
            @Nullable String subject,
            @Nullable Instant from,
            @Nullable Instant until) {
        this(actor, actorKinds, action, subject, from, until, List.of(), null);
    }

    /** What a person or its tokens did. */
    public static AuditFilter of(String actor, List<String> actorKinds) {
        return new AuditFilter(actor, actorKinds, null, null, null, null);
    }

    /** The conditions as SQL, each with one parameter; the values in their order are put into the list. */
    String conditions(List<Object> values) {
        List<String> conditions = new ArrayList<>();
        add(conditions, values, "actor = ?", actor);
        if (!actorKinds.isEmpty()) {
            add(conditions, values, "actor_kind = ANY (string_to_array(?, ','))", String.join(",", actorKinds));
        }
        add(
                conditions,
                values,
                action != null && action.endsWith(".") ? "starts_with(action, ?)" : "action = ?",
                action);
        add(conditions, values, "subject = ?", subject);
        if (!actions.isEmpty()) {
            add(conditions, values, "action = ANY (string_to_array(?, ','))", String.join(",", actions));
        }
        add(conditions, values, "result = ?", result);
        add(conditions, values, "at >= ?", from == null ? null : SqlRows.time(from));
        add(conditions, values, "at < ?", until == null ? null : SqlRows.time(until));
        return conditions.isEmpty() ? "" : String.join(" AND ", conditions) + " AND ";
    }

    private static void add(List<String> conditions, List<Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.add(value);
        }
    }
}
