package io.customerhub.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which operations; null leaves a condition out.
 *
 * @param state how far it came
 * @param actor the whole name of who asked
 * @param action the name of an action, or an area with a dot such as {@code dead-letters.}
 * @param from not before
 * @param until before
 */
public record OperationFilter(
        Operation.@Nullable State state,
        @Nullable String actor,
        @Nullable String action,
        @Nullable Instant from,
        @Nullable Instant until) {

    /** All operations. */
    public static final OperationFilter ALL = new OperationFilter(null, null, null);

    /** At any time. */
    public OperationFilter(Operation.@Nullable State state, @Nullable String actor, @Nullable String action) {
        this(state, actor, action, null, null);
    }
}
