package io.customerhub.cli;

import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.CustomerStore.Whole;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The golden customer that an argument of a command names. */
final class NamedCustomer {

    private NamedCustomer() {}

    /**
     * The customer of this id, or of this source record; one that is not known ends the command. An id that went into
     * another one leads there, which is told.
     */
    static Whole load(Terminal terminal, Warehouse warehouse, String wanted) {
        CustomerStore store = new CustomerStore(warehouse);
        UUID id = wanted.indexOf('/') > 0 ? store.customerOf(CustomerRecords.key(wanted)) : id(wanted);
        Whole customer = id == null ? null : store.find(id);
        if (customer == null) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "HUB-GOLDEN-004  there is no golden customer '" + wanted
                            + "'; hub customer search TEXT finds one by name, phone, e-mail, identifier or record");
        }
        if (!customer.id().equals(id)) {
            terminal.say(id + " went into " + customer.id() + ".");
        }
        return customer;
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }
}
