package io.customerhub.service.customer;

import io.customerhub.access.Request;
import io.customerhub.service.RevealPurpose;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One customer with its values as they are.
 *
 * @param customer its id, one of its former ids, or a source record of it as {@code system/stream/key}
 * @param asOf as it was served at this time; null for now
 * @param why what for
 * @param caseNumber what the case is called where it is kept; empty when there is none
 */
public record RevealCustomer(String customer, @Nullable Instant asOf, RevealPurpose why, String caseNumber)
        implements Request<CustomerView> {

    /**
     * Nothing is shown without a purpose.
     *
     * @throws io.customerhub.access.RequestException when there is none
     */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public RevealCustomer {
        if (why == null) {
            throw RevealPurpose.missing();
        }
        customer = customer == null ? "" : customer;
        caseNumber = caseNumber == null ? "" : caseNumber;
    }

    @Override
    public String subject() {
        return CustomerName.subject(customer);
    }

    @Override
    public String purpose() {
        return why.with(caseNumber);
    }
}
