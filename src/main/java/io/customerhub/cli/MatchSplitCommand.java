package io.customerhub.cli;

import io.customerhub.service.match.CustomerParts;
import io.customerhub.service.match.CustomerParts.Part;
import io.customerhub.service.match.SplitCustomer;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub match split}: takes records out of a customer. */
@Command(
        name = "split",
        description = {
            "Takes source records out of a golden customer into one new customer. Their orders and cases go with them.",
            "Stored as decisions: different between each record taken and each that stays, same among those taken. hub"
                    + " match undo takes all of them back by the id that is printed."
        },
        footer = {
            "",
            "Example: hub match split 0199b2a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b desk/tickets/88 desk/tickets/91 --reason \"the"
                    + " neighbour\""
        },
        mixinStandardHelpOptions = true)
final class MatchSplitCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            index = "0",
            paramLabel = "CUSTOMER",
            description = "The id of a customer, or any of its source records.")
    private String customer = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "RECORD",
            description = "The source records to be taken out, such as crm/contacts/1001.")
    private List<String> records = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for those who come after.")
    private String reason = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Mixin
    private final AfterDecision after = new AfterDecision();

    MatchSplitCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        CustomerParts answer =
                ShellAction.perform(terminal, new SplitCustomer(customer, records, reason, after.isLater()));
        CustomerArgument.tellSuccessor(terminal, customer, answer.customer());
        if (json) {
            terminal.out().println(AnswerPrinter.document(answer).toPrettyString());
            after.tell(terminal, answer.note());
            return ExitCode.GOOD.number();
        }
        terminal.out()
                .println("Split " + answer.id() + ": " + count(answer.taken()) + " taken out of " + answer.customer()
                        + ", " + count(answer.staying()) + " stay");
        after.tell(terminal, answer.note());
        if (answer.followed()) {
            terminal.out().println(line("Taken out", answer.taken().customers()));
            terminal.out().println(line("Staying", answer.staying().customers()));
        }
        terminal.say("To take it back: hub match undo " + answer.id());
        return ExitCode.GOOD.number();
    }

    /** Records may stay behind that only those taken out had held together. */
    private static String line(String which, List<UUID> customers) {
        return which + ": "
                + (customers.size() == 1
                        ? "customer " + customers.get(0)
                        : customers.size()
                                + " customers, because nothing else joins them (hub match decide A B same does): "
                                + customers.stream().map(UUID::toString).collect(Collectors.joining(", ")));
    }

    private static String count(Part part) {
        return part.records().size() == 1 ? "1 record" : part.records().size() + " records";
    }
}
