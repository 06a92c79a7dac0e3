package io.customerhub.cli;

import io.customerhub.service.customer.CustomerView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The id of a customer, or a source record such as crm/contacts/1001.")
    private String wanted = "";

    @Mixin
    private AskedCustomer asked = new AskedCustomer();

    CustomerShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CustomerView view = asked.ask(terminal, wanted, null);
        if (!view.present()) {
            throw CustomerArgument.unknown(wanted);
        }
        if (!view.id().equals(view.asked())) {
            terminal.say(view.asked() + " went into " + view.id() + ".");
        }
        terminal.out()
                .print(
                        asked.isJson()
                                ? AskedCustomer.document(view).toPrettyString() + "\n"
                                : new CustomerText(view).text());
        return ExitCode.GOOD.number();
    }
}
