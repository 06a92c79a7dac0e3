package io.customerhub.service.customer;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.golden.RecordKey;
import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.CustomerStore.Whole;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The customer that a request names by its id, one of its former ids, or one of its source records. */
public final class NamedCustomer {

    private NamedCustomer() {}

    /** What is written into the audit log: the id, or the stream of the record without its key, which may be personal. */
    public static String subject(String text) {
        return CustomerName.subject(text);
    }

    /**
     * The id that the text is, or that of the customer of the record that it names.
     *
     * @throws RequestException (HUB-GOLDEN-004) when it is none, and no matched record
     */
    static UUID id(CustomerStore customers, String text) {
        String wanted = text.strip();
        UUID id = CustomerName.id(wanted);
        RecordKey record = id == null ? CustomerName.record(wanted) : null;
        if (record != null) {
            id = customers.customerOf(record);
        }
        if (id == null) {
            throw unknown();
        }
        return id;
    }

    /**
     * The customer of today.
     *
     * @throws RequestException (HUB-GOLDEN-004) when there is none
     */
    public static Whole today(CustomerStore customers, String text) {
        Whole customer = customers.find(id(customers, text));
        if (customer == null) {
            throw unknown();
        }
        return customer;
    }

    /**
     * The record that a text names.
     *
     * @throws RequestException (HUB-GOLDEN-003) when it is no name of a record
     */
    public static RecordKey record(String text) {
        @Nullable RecordKey record = CustomerName.record(text);
        if (record == null) {
            throw new RequestException(
                    Reason.INVALID,
                    "HUB-GOLDEN-003",
                    "expected a source record as system/stream/key, such as crm/contacts/1001");
        }
        return record;
    }

    static RequestException unknown() {
        return new RequestException(
                Reason.UNKNOWN,
                "HUB-GOLDEN-004",
                "there is no such golden customer; search for one by name, phone, e-mail, identifier or record");
    }
}
