package io.customerhub.cli;

import io.customerhub.service.letter.MendingRule;
import io.customerhub.service.letter.SaveRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub dead-letters save-rule}: a mending rule into the mapping. */
@Command(
        name = "save-rule",
        description =
                "Writes a mending rule into the mapping of a stream: more codes, or the order of a date. The project is"
                        + " checked before and after; with a problem the file stays as it is.",
        footer = {
            "",
            "Example: hub dead-letters save-rule erp/customers status --map M=A",
            "         hub dead-letters save-rule erp/customers birth_date --date dd.MM.yyyy"
        },
        mixinStandardHelpOptions = true)
final class DeadLettersSaveRuleCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "SYSTEM/STREAM", description = "The stream.")
    private String stream = "";

    @Parameters(index = "1", paramLabel = "FIELD", description = "The source field.")
    private String field = "";

    @Option(
            names = "--map",
            paramLabel = "FROM=TO",
            description = "A value and the code, or the meaning, that it stands for.")
    private Map<String, String> map = new LinkedHashMap<>();

    @Option(names = "--date", paramLabel = "FORMAT", description = "The format of the date, such as dd.MM.yyyy.")
    private @Nullable String date;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    DeadLettersSaveRuleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (map.isEmpty() == (date == null)) {
            throw new CommandFailure(ExitCode.USAGE, "HUB-DL-003  save-rule expects either --map or --date");
        }
        MendingRule rule = date == null ? MendingRule.map(field, map) : MendingRule.date(field, date);
        try (LetterSession session = new LetterSession(terminal)) {
            SaveRule.Saved saved = session.perform(new SaveRule(Actor.stream(stream), rule));
            if (json) {
                session.print(saved);
            } else if (saved.file() != null) {
                terminal.out().println(saved.file() + ":" + saved.line());
                terminal.out().println("- " + saved.before());
                terminal.out().println("+ " + saved.after());
            }
            saved.problems().forEach(terminal::say);
            terminal.say(saved.words());
            return saved.isWritten() ? ExitCode.GOOD.number() : ExitCode.FINDINGS.number();
        }
    }
}
