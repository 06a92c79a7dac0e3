package io.customerhub.cli;

import io.customerhub.explain.Explanations;
import io.customerhub.explain.RuleCatalog;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub explain}: what a code means, with an example and the way out, and what a rule or a type does. */
@Command(
        name = "explain",
        description = "Explains a code, a rule or a type of the hub, or a loaded record; without a code it lists all.",
        footer = {
            "",
            "Example: hub explain HUB-MAP-007",
            "         hub explain name.case",
            "         hub explain record crm/contacts/42"
        },
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            paramLabel = "CODE",
            arity = "0..*",
            description =
                    "A code, such as HUB-MAP-007, MAP-7 or a family, HUB-MAP; a rule, such as name.case, or a family,"
                            + " name; a type, such as phone.")
    private List<String> codes = List.of();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandLine commandLine() {
        return new CommandLine(this).addSubcommand(new ExplainRecordCommand(terminal));
    }

    @Override
    public Integer call() {
        ExplainSearch search = new ExplainSearch(Explanations.load(), new RuleCatalog());
        if (codes.isEmpty()) {
            print(search.all(), false);
        } else {
            boolean isFamily = false;
            for (String code : codes) {
                isFamily |= search.find(code);
            }
            print(search.found(), !isFamily);
        }
        return ExitCode.GOOD.number();
    }

    private void print(ExplainReport found, boolean whole) {
        if (json) {
            terminal.out().println(found.document());
        } else {
            terminal.out().print(whole ? found.whole() : found.table());
        }
    }
}
