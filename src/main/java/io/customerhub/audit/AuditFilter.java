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
 */
public record AuditFilter(
        @Nullable String actor,
        List<String> actorKinds,
        @Nullable String action,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** All entries. */
    public static final AuditFilter ALL = new AuditFilter(null, List.of(), null, null, null, null);

    /** Copies the list. */
    public AuditFilter {
        actorKinds = List.copyOf(actorKinds);
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
