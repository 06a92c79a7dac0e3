package io.customerhub.cli;

import io.customerhub.service.customer.UnpinValue;
import io.customerhub.service.customer.UnpinnedAttribute;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub customer unpin}: the records decide again. */
@Command(
        name = "unpin",
        description = "Takes the pins of an attribute off a golden customer, all that hang on its records: survivorship"
                + " decides again. That there were pins, and who took them off, stays known.",
        footer = {"", "Example: hub customer unpin 0199b2a0-1c2d-7e3f-8a4b-5c6d7e8f9a0b phone"},
        mixinStandardHelpOptions = true)
final class CustomerUnpinCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "ID", description = "The id of a customer, or one of its source records.")
    private String wanted = "";

    @Parameters(index = "1", paramLabel = "ATTRIBUTE", description = "What is pinned, such as name or phone.")
    private String attribute = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for those who look later.")
    private String reason = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    CustomerUnpinCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        UnpinnedAttribute unpinned = ShellAction.perform(terminal, new UnpinValue(wanted, attribute, reason.strip()));
        CustomerArgument.tellSuccessor(terminal, wanted, unpinned.customer());
        terminal.out()
                .println(
                        json
                                ? AnswerPrinter.document(unpinned).toPrettyString()
                                : unpinned.customer() + " " + attribute + ": " + unpinned.pins()
                                        + (unpinned.pins() == 1 ? " pin" : " pins") + " taken off");
        return ExitCode.GOOD.number();
    }
}
