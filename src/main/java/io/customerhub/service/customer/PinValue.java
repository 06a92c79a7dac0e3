package io.customerhub.service.customer;

import io.customerhub.access.Request;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Fixes an attribute of a customer, whatever its records say.
 *
 * @param customer its id, one of its former ids, or one of its source records
 * @param attribute such as {@code name} or {@code phone}
 * @param value the value, standardized as that of a source is; it appears in no log and no audit entry
 * @param reason why, for those who come after; 1 to 500 characters
 * @param until until when it counts, in the future; null for ever
 */
public record PinValue(String customer, String attribute, String value, String reason, @Nullable Instant until)
        implements Request<PinnedAttribute> {

    @Override
    public String subject() {
        return NamedCustomer.subject(customer) + ", " + Pinning.known(attribute);
    }

    @Override
    public String purpose() {
        return reason;
    }
}
