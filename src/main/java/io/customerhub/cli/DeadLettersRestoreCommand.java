package io.customerhub.cli;

import io.customerhub.access.Outcome;
import io.customerhub.service.letter.RestoreLetters;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub dead-letters restore}: takes a decision back. */
@Command(
        name = "restore",
        aliases = "reopen",
        description = "Opens dismissed and quarantined letters again.",
        footer = {"", "Example: hub dead-letters restore 12"},
        mixinStandardHelpOptions = true)
final class DeadLettersRestoreCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private ChosenLetters letters = new ChosenLetters();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    DeadLettersRestoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (LetterSession session = new LetterSession(terminal)) {
            Outcome outcome = session.perform(new RestoreLetters(letters.fitting(session.latest())));
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
