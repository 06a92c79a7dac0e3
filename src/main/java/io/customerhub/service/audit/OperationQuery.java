package io.customerhub.service.audit;

import io.customerhub.access.Request;
import io.customerhub.audit.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Asks for operations, the newest first; null leaves a condition out.
 *
 * @param state how far it came
 * @param actor the whole name of who asked
 * @param action the name of an action, or an area with a dot such as {@code dead-letters.}
 * @param from not before
 * @param until before
 * @param before only operations with a smaller number, the {@code next} of the page before; null for the newest
 * @param limit at most so many, 1 to 500; null: 50
 */
public record OperationQuery(
        Operation.@Nullable State state,
        @Nullable String actor,
        @Nullable String action,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Long before,
        @Nullable Integer limit)
        implements Request<OperationPage> {

    /** At any time. */
    public OperationQuery(
            Operation.@Nullable State state,
            @Nullable String actor,
            @Nullable String action,
            @Nullable Long before,
            @Nullable Integer limit) {
        this(state, actor, action, null, null, before, limit);
    }

    /** The newest operations of all. */
    public static OperationQuery newest(int limit) {
        return new OperationQuery(null, null, null, null, limit);
    }

    @Override
    public String subject() {
        return "operations";
    }
}
