package io.customerhub.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.service.customer.CustomerView;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hub customer history}: what happened to a customer. */
@Command(
        name = "history",
        description =
                "Tells what happened to a golden customer, the newest first: when it began, which values changed, which"
                        + " customers went into it or came out of it, which records came or left, and why as far as it is known."
                        + " The id of a customer that was merged tells where it went, and both lives.",
        footer = {"", "Example: hub customer history 0199b2a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b --json"},
        mixinStandardHelpOptions = true)
final class CustomerHistoryCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "The id of a customer, or a source record such as crm/contacts/1001.")
    private String wanted = "";

    @Mixin
    private AskedCustomer asked = new AskedCustomer();

    CustomerHistoryCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CustomerView view = asked.ask(terminal, wanted, null);
        if (asked.isJson()) {
            ObjectNode document = AskedCustomer.document(view).retain("schemaVersion", "id", "asked", "lives");
            terminal.out().println(document.toPrettyString());
            return ExitCode.GOOD.number();
        }
        if (!view.id().equals(view.asked())) {
            terminal.say(view.asked() + " went into " + view.id() + ".");
        }
        view.lives().forEach(life -> terminal.out().print(new HistoryText(life).text()));
        return ExitCode.GOOD.number();
    }
}
