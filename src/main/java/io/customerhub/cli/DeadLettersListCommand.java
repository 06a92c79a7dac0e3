package io.customerhub.cli;

import io.customerhub.service.letter.ListLetters;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub dead-letters list}: a page of letters. */
@Command(
        name = "list",
        description = "Letters, newest first.",
        footer = {"", "Example: hub dead-letters list --code HUB-VAL-001 --limit 20"},
        mixinStandardHelpOptions = true)
final class DeadLettersListCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private WhichLetters which = new WhichLetters();

    @Option(names = "--limit", defaultValue = "50", description = "How many at most [${DEFAULT-VALUE}].")
    private int limit;

    @Option(names = "--before", paramLabel = "ID", description = "Only letters older than this one: the next page.")
    private @Nullable Long before;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    DeadLettersListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (LetterSession session = new LetterSession(terminal)) {
            ListLetters.Page page = session.perform(new ListLetters(which.filter(), before, limit));
            if (json) {
                session.print(page);
            } else {
                terminal.out().print(DeadLetterTables.rows(page.letters()));
            }
            if (page.next() != null) {
                terminal.say("More: --before " + page.next());
            }
            return ExitCode.GOOD.number();
        }
    }
}
