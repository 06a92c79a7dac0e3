package io.customerhub.service.customer;

import io.customerhub.access.Request;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One customer with masked values.
 *
 * @param customer its id, one of its former ids, or a source record of it as {@code system/stream/key}
 * @param asOf as it was served at this time; null for now
 */
public record ShowCustomer(String customer, @Nullable Instant asOf) implements Request<CustomerView> {

    /** A request that names nobody is refused later, with words. */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public ShowCustomer {
        customer = customer == null ? "" : customer;
    }

    @Override
    public String subject() {
        return CustomerName.subject(customer);
    }
}
