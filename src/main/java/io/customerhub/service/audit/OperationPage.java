package io.customerhub.service.audit;

import io.customerhub.audit.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Operations.
 *
 * @param operations the newest first
 * @param next what to ask for as {@code before} to go on; null at the end
 */
public record OperationPage(List<Operation> operations, @Nullable Long next) {

    /** Copies the list. */
    public OperationPage {
        operations = List.copyOf(operations);
    }
}
