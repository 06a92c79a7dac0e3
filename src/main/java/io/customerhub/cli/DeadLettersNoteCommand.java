package io.customerhub.cli;

import io.customerhub.access.Outcome;
import io.customerhub.service.letter.NoteLetters;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub dead-letters note}: writes a note. */
@Command(
        name = "note",
        description = "Writes a note to a group or to a letter; it stays when they are finished.",
        footer = {
            "",
            "Example: hub dead-letters note --group 9f86d081884c7d65 \"the CRM sends a new code since Monday\""
        },
        mixinStandardHelpOptions = true)
final class DeadLettersNoteCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "NOTE", description = "The words.")
    private String note = "";

    @Option(names = "--group", paramLabel = "FINGERPRINT", description = "The group.")
    private @Nullable String group;

    @Option(names = "--letter", paramLabel = "ID", description = "The letter.")
    private @Nullable Long letter;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    DeadLettersNoteCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (LetterSession session = new LetterSession(terminal)) {
            Outcome outcome = session.perform(new NoteLetters(group, letter, note));
            terminal.say("Noted.");
            if (json) {
                session.print(outcome);
            }
            return ExitCode.GOOD.number();
        }
    }
}
