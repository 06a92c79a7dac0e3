package io.customerhub.service.audit;

import io.customerhub.audit.Operation;
import java.util.List;

/**
 * Operations.
 *
 * @param operations the newest first
 * @param next what to ask for as {@code before} to go on; 0 at the end
 */
public record OperationPage(List<Operation> operations, long next) {

    /** Copies the list. */
    public OperationPage {
        operations = List.copyOf(operations);
    }
}
