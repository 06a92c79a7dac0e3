package io.customerhub.cli;

import io.customerhub.access.Outcome;
import io.customerhub.service.letter.DismissLetters;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub dead-letters dismiss}: closes letters by decision. */
@Command(
        name = "dismiss",
        description = "Closes letters by decision; they stay in the history and can be restored.",
        footer = {"", "Example: hub dead-letters dismiss 12 13 --reason \"test accounts\""},
        mixinStandardHelpOptions = true)
final class DeadLettersDismissCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ChosenLetters letters = new ChosenLetters();

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
            Outcome outcome = session.perform(new DismissLetters(letters.open(session.latest()), reason));
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
