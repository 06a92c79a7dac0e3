package io.customerhub.service.customer;

import io.customerhub.access.Outcome;
import io.customerhub.access.Told;
import java.util.UUID;

/**
 * An attribute that survivorship decides again.
 *
 * @param customer the customer of today
 * @param pins how many pins were taken off, at least one
 */
public record UnpinnedAttribute(UUID customer, String attribute, int pins, String by) implements Told {

    @Override
    public Outcome outcome() {
        return Outcome.of("pins", pins);
    }
}
