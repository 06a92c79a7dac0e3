package io.customerhub.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.service.customer.CustomerView;
import io.customerhub.service.customer.ShowCustomer;
import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.CustomerStore.Whole;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub customer show}: one customer with the evidence for each value. */
@Command(
        name = "show",
        description =
                "Shows a golden customer: each value with the record and the cell it comes from, the rule that chose"
                        + " it, how far it is trusted, and the values that lost; its source records, orders and cases. The id of a customer that"
                        + " was merged leads to the one it went into. Values"
                        + " are masked unless they are revealed for a purpose.",
        footer = {
            "",
            "Example: hub customer show 0199b2a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b",
            "         hub customer show crm/contacts/1001 --reveal customer-request --case 4711 --json"
        },
        mixinStandardHelpOptions = true)
final class CustomerShowCommand implements Callable<Integer> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The id of a customer, or a source record such as crm/contacts/1001.")
    private String wanted = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private CustomerGate.Reveal reveal = new CustomerGate.Reveal();

    CustomerShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        try (OpenWarehouse open = OpenWarehouse.of(HubCommand.settings(terminal))) {
            try (ShellGate gate = ShellGate.of(terminal, HubCommand.settings(terminal), open.warehouse())) {
                if (!reveal.isAsked()) {
                    return masked(gate.perform(new ShowCustomer(wanted, null)));
                }
                reveal.note(gate, wanted, null);
            }
            Whole customer = CustomerArgument.today(new CustomerStore(open.warehouse()), wanted, terminal);
            RecordCells cells = RecordCells.of(open.warehouse(), customer.records());
            ObjectNode row = (ObjectNode) JSON.readTree(customer.row());
            if (json) {
                terminal.out()
                        .println(new CustomerDocument(customer, row, cells)
                                .document()
                                .toPrettyString());
            } else {
                terminal.out().print(new CustomerText(customer, row, cells).text());
            }
        }
        return ExitCode.GOOD.number();
    }

    private int masked(CustomerView view) {
        if (!view.present()) {
            throw CustomerArgument.unknown(wanted);
        }
        if (!view.id().equals(view.asked())) {
            terminal.say(view.asked() + " went into " + view.id() + ".");
        }
        terminal.say("Values are masked; --reveal PURPOSE shows them as they are.");
        terminal.out().print(json ? CustomerGate.json(view) + "\n" : new MaskedCustomerText(view).values());
        return ExitCode.GOOD.number();
    }
}
