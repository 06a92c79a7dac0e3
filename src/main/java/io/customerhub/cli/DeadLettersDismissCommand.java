package io.customerhub.cli;

import io.customerhub.access.Outcome;
import io.customerhub.service.letter.DismissLetters;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub dead-letters dismiss}: closes letters by decision. */
@Command(
        name = "dismiss",
        description = "Closes letters by decision; they stay in the history and can be restored.",
        footer = {"", "Example: hub dead-letters dismiss 12 13 --reason \"test accounts\""},
        mixinStandardHelpOptions = true)
final class DeadLettersDismissCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Letters; none: all that the options choose.")
    private @Nullable List<Long> ids;

    @Mixin
    private WhichLetters which = new WhichLetters();

    @Option(names = "--all", description = "All open letters.")
    private boolean all;

    @Option(names = "--reason", required = true, description = "Why.")
    private String reason = "";

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    DeadLettersDismissCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (LetterSession session = new LetterSession(terminal)) {
            Outcome outcome =
                    session.perform(new DismissLetters(which.choice(ids, all, session.latest(), false), reason));
            long done = outcome.figures().getOrDefault("dismissed", 0L);
            long left = outcome.figures().getOrDefault("left", 0L);
            terminal.say("%,d of %,d letters dismissed; restore takes that back".formatted(done, done + left));
            if (json) {
                session.print(outcome);
            }
            return ExitCode.GOOD.number();
        }
    }
}
