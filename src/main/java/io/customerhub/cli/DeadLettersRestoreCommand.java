package io.customerhub.cli;

import io.customerhub.access.Outcome;
import io.customerhub.service.letter.RestoreLetters;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub dead-letters restore}: takes a decision back. */
@Command(
        name = "restore",
        aliases = "reopen",
        description = "Opens dismissed and quarantined letters again.",
        footer = {"", "Example: hub dead-letters restore 12"},
        mixinStandardHelpOptions = true)
final class DeadLettersRestoreCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Letters; none: all that the options choose.")
    private @Nullable List<Long> ids;

    @Mixin
    private WhichLetters which = new WhichLetters();

    @Option(names = "--all", description = "All dismissed and quarantined letters.")
    private boolean all;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    DeadLettersRestoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (LetterSession session = new LetterSession(terminal)) {
            Outcome outcome = session.perform(new RestoreLetters(which.choice(ids, all, session.latest(), true)));
            long done = outcome.figures().getOrDefault("restored", 0L);
            long left = outcome.figures().getOrDefault("left", 0L);
            terminal.say("%,d of %,d letters open again".formatted(done, done + left));
            if (json) {
                session.print(outcome);
            }
            return ExitCode.GOOD.number();
        }
    }
}
