package io.customerhub.service.customer;

import io.customerhub.access.Request;

/**
 * Takes the pins of an attribute off a customer, all that hang on its records: survivorship decides again.
 *
 * @param customer its id, one of its former ids, or one of its source records
 * @param attribute such as {@code name} or {@code phone}
 * @param reason why, for those who look later; may be empty
 */
public record UnpinValue(String customer, String attribute, String reason) implements Request<UnpinnedAttribute> {

    @Override
    public String subject() {
        return NamedCustomer.subject(customer) + ", " + Pinning.known(attribute);
    }

    @Override
    public String purpose() {
        return reason;
    }
}
