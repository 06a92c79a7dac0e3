package io.customerhub.cli;

import io.customerhub.service.customer.PinValue;
import io.customerhub.service.customer.PinnedAttribute;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub customer pin}: a steward fixes a value of a customer. */
@Command(
        name = "pin",
        description = {
            "Fixes an attribute of a golden customer, whatever the records say: name, legal_name, trading_name,"
                    + " birth_date, gender, language, nationality, status, registered_at, phone or email. A pinned phone or"
                    + " e-mail address is listed first.",
            "A pin hangs on the record of the customer that comes first by system, stream and key, and follows it through"
                    + " merges and splits. Of several pins on a customer the latest counts. The values that lose are kept."
        },
        footer = {
            "",
            "Example: hub customer pin 0199b2a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b phone +8613800138000 --reason \"by letter\"",
            "         hub customer pin crm/contacts/1001 name \"Anna Bauer\" --reason passport --until 2027-12-31"
        },
        mixinStandardHelpOptions = true)
final class CustomerPinCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ID", description = "The id of a customer, or one of its source records.")
    private String wanted = "";

    @Parameters(index = "1", paramLabel = "ATTRIBUTE", description = "What to fix, such as name or phone.")
    private String attribute = "";

    @Parameters(
            index = "2",
            paramLabel = "VALUE",
            description = "The value; it is standardized as that of a source is.")
    private String value = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for those who come after.")
    private String reason = "";

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description =
                    "Until when it counts: a date, that day included, or a time with a zone. For ever without it.")
    private @Nullable String until;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    CustomerPinCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Instant end = until == null ? null : TimeArgument.future(until, Instant.now());
        PinnedAttribute pinned = ShellAction.perform(terminal, new PinValue(wanted, attribute, value, reason, end));
        CustomerArgument.tellSuccessor(terminal, wanted, pinned.customer());
        if (json) {
            terminal.out().println(AnswerPrinter.document(pinned).toPrettyString());
        } else {
            terminal.out()
                    .println(pinned.customer() + " " + attribute + ": "
                            + String.join(", ", pinned.value().values()));
            terminal.say("It is pinned " + (end == null ? "for ever" : "until " + end) + ", hangs on " + pinned.record()
                    + " and goes with it; hub customer unpin " + pinned.customer() + " " + attribute
                    + " takes it off.");
        }
        return ExitCode.GOOD.number();
    }
}
