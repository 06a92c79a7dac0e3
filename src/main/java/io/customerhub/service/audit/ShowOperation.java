package io.customerhub.service.audit;

import io.customerhub.access.Request;
import io.customerhub.audit.Operation;

/**
 * Asks for one operation.
 *
 * @param number its number
 */
public record ShowOperation(long number) implements Request<Operation> {

    @Override
    public String subject() {
        return "operation " + number;
    }
}
