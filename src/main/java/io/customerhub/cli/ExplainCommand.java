package io.customerhub.cli;

import io.customerhub.explain.Explanations;
import io.customerhub.explain.RuleCatalog;
import io.customerhub.explain.Tongue;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
            "         hub explain HUB-MAP-007 --language zh",
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

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            description =
                    "The language of the explanations of codes, en or zh; without it that of LC_ALL, LC_MESSAGES or"
                            + " LANG. Rules and types are told in English.")
    private @Nullable String language;

    ExplainCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandLine commandLine() {
        return new CommandLine(this).addSubcommand(new ExplainRecordCommand(terminal));
    }

    @Override
    public Integer call() {
        Tongue tongue = tongue();
        ExplainSearch search = new ExplainSearch(Explanations.load(tongue), new RuleCatalog());
        if (codes.isEmpty()) {
            print(search.all(), false, tongue);
        } else {
            boolean isFamily = false;
            for (String code : codes) {
                isFamily |= search.find(code);
            }
            print(search.found(), !isFamily, tongue);
        }
        return ExitCode.GOOD.number();
    }

    private Tongue tongue() {
        if (language == null) {
            return Tongue.ofShell(terminal.environment());
        }
        Tongue tongue = Tongue.of(language);
        if (tongue == null) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-EXP-003  --language: expected en or zh, found '" + language + "'; write --language zh");
        }
        return tongue;
    }

    private void print(ExplainReport found, boolean whole, Tongue tongue) {
        if (json) {
            terminal.out().println(found.document());
        } else {
            terminal.out().print(whole ? found.whole(tongue) : found.table(tongue));
        }
    }
}
