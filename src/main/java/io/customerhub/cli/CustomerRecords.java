package io.customerhub.cli;

import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.RecordKey;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerRecordStore;

/** The customer records that arguments of commands name. */
final class CustomerRecords {

    private CustomerRecords() {}

    /** The name of a record, such as {@code crm/contacts/1001}; another text ends the command. */
    static RecordKey key(String text) {
        try {
            return RecordKey.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailure(ExitCode.USAGE, wrong.getMessage());
        }
    }

    /** The record; one that is not loaded ends the command. */
    static CustomerRecord load(Warehouse warehouse, String text) {
        RecordKey key = key(text);
        CustomerRecord record = new CustomerRecordStore(warehouse).find(key);
        if (record == null) {
            throw new CommandFailure(
                    ExitCode.FAILED,
                    "HUB-GOLDEN-001  no customer record " + key
                            + " is loaded; records are named system/stream/key, and hub"
                            + " customer show ID lists those of a customer");
        }
        return record;
    }
}
