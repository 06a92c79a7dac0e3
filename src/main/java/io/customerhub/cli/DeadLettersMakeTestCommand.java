package io.customerhub.cli;

import io.customerhub.service.letter.MakeTest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub dead-letters make-test}: a test beside the route. */
@Command(
        name = "make-test",
        description =
                "Writes a test beside the route from one letter: its record with invented values of the same shape, refused"
                        + " as it is today.",
        footer = {"", "Example: hub dead-letters make-test 12"},
        mixinStandardHelpOptions = true)
final class DeadLettersMakeTestCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "Its number.")
    private long id;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    DeadLettersMakeTestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (LetterSession session = new LetterSession(terminal)) {
            MakeTest.Made made = session.perform(new MakeTest(id));
            if (json) {
                session.print(made);
            } else {
                made.files().forEach(terminal.out()::println);
            }
            terminal.say("Read them before you commit them; ./" + made.run());
            return ExitCode.GOOD.number();
        }
    }
}
