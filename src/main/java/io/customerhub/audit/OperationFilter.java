package io.customerhub.audit;

import org.jspecify.annotations.Nullable;

/**
 * Which operations; null leaves a condition out.
 *
 * @param state how far it came
 * @param actor the whole name of who asked
 * @param action the name of an action, or an area with a dot such as {@code dead-letters.}
 */
public record OperationFilter(Operation.@Nullable State state, @Nullable String actor, @Nullable String action) {

    /** All operations. */
    public static final OperationFilter ALL = new OperationFilter(null, null, null);
}
