package io.customerhub.cli;

import io.customerhub.access.Outcome;
import io.customerhub.service.letter.AssignLetters;
import io.customerhub.service.letter.LetterChoice;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub dead-letters assign}: gives a group or letters into somebody's care. */
@Command(
        name = "assign",
        description = "Gives a group, or letters, into somebody's care; without --to into nobody's.",
        footer = {"", "Example: hub dead-letters assign --group 9f86d081884c7d65 --to alice"},
        mixinStandardHelpOptions = true)
final class DeadLettersAssignCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "Letters; none: the group.")
    private @Nullable List<Long> ids;

    @Option(names = "--group", paramLabel = "FINGERPRINT", description = "The group.")
    private @Nullable String group;

    @Option(names = "--to", paramLabel = "USER", description = "Who looks after it from now on.")
    private @Nullable String assignee;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    DeadLettersAssignCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (LetterSession session = new LetterSession(terminal)) {
            LetterChoice choice = ids == null ? null : LetterChoice.of(ids.toArray(Long[]::new));
            Outcome outcome = session.perform(new AssignLetters(group, choice, assignee));
            terminal.say("In the care of " + (assignee == null ? "nobody" : assignee) + ": "
                    + (group == null ? outcome.figures().get("assigned") + " letters" : "group " + group));
            if (json) {
                session.print(outcome);
            }
            return ExitCode.GOOD.number();
        }
    }
}
