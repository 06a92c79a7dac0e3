package io.customerhub.service.match;

import io.customerhub.access.Request;
import io.customerhub.service.customer.NamedCustomer;
import java.util.List;

/**
 * Takes records out of a customer into one new customer. It is stored as decisions: different between each record taken and
 * each that stays, same among those taken.
 *
 * @param customer its id, one of its former ids, or any of its source records
 * @param records the records to be taken out, as {@code system/stream/key}
 * @param reason why, for those who come after; 1 to 500 characters
 * @param later true to have it count from the next matching on, and not at once
 */
public record SplitCustomer(String customer, List<String> records, String reason, boolean later)
        implements Request<CustomerParts> {

    /** Copies the list. */
    public SplitCustomer {
        records = List.copyOf(records);
    }

    @Override
    public String subject() {
        return NamedCustomer.subject(customer) + ": " + records.size() + " records out";
    }

    @Override
    public String purpose() {
        return reason;
    }
}
