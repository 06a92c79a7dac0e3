package io.customerhub.cli;

import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.CustomerStore.Whole;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The customer that an argument of a command names: an id, or one of its source records. */
final class CustomerArgument {

    private CustomerArgument() {}

    /** The id; null when the text is none and no matched record. */
    static @Nullable UUID id(CustomerStore store, String text) {
        if (text.indexOf('/') > 0) {
            return store.customerOf(CustomerRecords.key(text));
        }
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    /** The customer of today that the text names; when there is none, the command ends. */
    static Whole today(CustomerStore store, String text, Terminal terminal) {
        UUID id = id(store, text);
        Whole customer = id == null ? null : store.find(id);
        if (customer == null) {
            throw unknown(text);
        }
        if (!customer.id().equals(id)) {
            terminal.say(id + " went into " + customer.id() + ".");
        }
        return customer;
    }

    /** Says so when another customer answers than the id that was named. */
    static void tellSuccessor(Terminal terminal, String wanted, UUID customer) {
        if (wanted.indexOf('/') < 0 && !wanted.strip().equalsIgnoreCase(customer.toString())) {
            terminal.say(wanted.strip() + " went into " + customer + ".");
        }
    }

    static CommandFailure unknown(String text) {
        return new CommandFailure(
                ExitCode.FAILED,
                "HUB-GOLDEN-004  there is no golden customer '" + text
                        + "'; hub customer search TEXT finds one by name, phone, e-mail, identifier or record");
    }
}
