package io.customerhub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.CustomerStore.Orders;
import io.customerhub.warehouse.golden.CustomerStore.Whole;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub customer show}: one customer with the evidence for each value. */
@Command(
        name = "show",
        description =
                "Shows a golden customer: each value with the record it comes from, the rule that chose it, how far it"
                        + " is trusted, and the values that lost; its source records, orders and cases. The id of a customer that"
                        + " was merged leads to the one it went into.",
        footer = {"", "Example: hub customer show 0199b2a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b --json"},
        mixinStandardHelpOptions = true)
final class CustomerShowCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The id of a customer, or a source record such as crm/contacts/1001.")
    private String wanted = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    CustomerShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        try (OpenWarehouse open = OpenWarehouse.of(HubCommand.settings(terminal))) {
            CustomerStore store = new CustomerStore(open.warehouse());
            UUID id = wanted.indexOf('/') > 0 ? store.customerOf(CustomerRecords.key(wanted)) : id(wanted);
            Whole customer = id == null ? null : store.find(id);
            if (customer == null) {
                throw new CommandFailure(
                        ExitCode.FAILED,
                        "HUB-GOLDEN-004  there is no golden customer '" + wanted
                                + "'; hub customer search TEXT finds one by name, phone, e-mail, identifier or record");
            }
            ObjectNode row = (ObjectNode) JSON.readTree(customer.row());
            if (json) {
                terminal.out().println(document(customer, row).toPrettyString());
            } else {
                if (!customer.id().equals(id)) {
                    terminal.say(id + " went into " + customer.id() + ".");
                }
                terminal.out().print(new CustomerText(customer, row).text());
            }
        }
        return ExitCode.GOOD.number();
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    private static ObjectNode document(Whole customer, ObjectNode row) {
        ObjectNode document = JSON.createObjectNode().put("schemaVersion", 1);
        document.set("customer", row.without("hash"));
        ArrayNode records = document.putArray("records");
        customer.records().forEach(record -> records.addObject()
                .put("record", record.key().toString())
                .put("since", record.since().toString()));
        ArrayNode ids = document.putArray("formerIds");
        customer.formerIds().forEach(id -> ids.add(id.toString()));
        ArrayNode orders = document.putArray("orders");
        for (Orders one : customer.orders()) {
            orders.addObject()
                    .put("currency", one.currency())
                    .put("count", one.count())
                    .put("total", one.total());
        }
        return document.put("cases", customer.cases());
    }
}
