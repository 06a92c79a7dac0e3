package io.customerhub.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.service.customer.CustomerView;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code hub customer as-of}: a customer as it was served at a time. */
@Command(
        name = "as-of",
        description = {
            "Shows a golden customer as it was served at a time: its values with their evidence, and its records.",
            "Orders and cases hang on source records: it counts those of the records that belonged to the customer then,"
                    + " as they stand today."
        },
        footer = {
            "",
            "Example: hub customer as-of 0199b2a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b 2026-03-01",
            "         hub customer as-of 0199b2a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b 2026-03-01T17:30+08:00 --json"
        },
        mixinStandardHelpOptions = true)
final class CustomerAsOfCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ID", description = "The id of a customer, or a source record of it.")
    private String wanted = "";

    @Parameters(
            index = "1",
            paramLabel = "TIME",
            description = "ISO 8601 with a zone, or a date, which means the end of that day in UTC.")
    private String time = "";

    @Mixin
    private AskedCustomer asked = new AskedCustomer();

    CustomerAsOfCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Instant at = TimeArgument.past(time, Instant.now());
        CustomerView view = asked.ask(terminal, wanted, at);
        if (asked.isJson()) {
            ObjectNode document = AskedCustomer.document(view)
                    .put("asOf", at.toString())
                    .put("validFrom", Objects.toString(view.since(), null))
                    .put("validTo", Objects.toString(view.until(), null))
                    .put("ordersAndCases", "of the records of that time, as they stand today");
            terminal.out().println(document.toPrettyString());
        } else {
            terminal.say(
                    "As it was served at " + at + ", " + (view.until() == null ? "and is" : "until " + view.until())
                            + ". Orders and cases are those of the records of that time, as they stand today.");
            terminal.out().print(new CustomerText(view).text());
        }
        return ExitCode.GOOD.number();
    }
}
