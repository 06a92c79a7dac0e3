package io.customerhub.service.customer;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Some of the customers that were looked for, in the order in which they came to be.
 *
 * @param customers empty when nobody was found
 * @param next what the next page comes after; null when this is the last one
 */
public record CustomerPage(List<FoundCustomer> customers, @Nullable UUID next) {

    /** Copies the list. */
    public CustomerPage {
        customers = List.copyOf(customers);
    }

    /**
     * A customer in a list; its values are masked.
     *
     * @param partyType person or organization
     * @param records how many source records it has
     */
    public record FoundCustomer(
            UUID id,
            String partyType,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email,
            int records) {}
}
