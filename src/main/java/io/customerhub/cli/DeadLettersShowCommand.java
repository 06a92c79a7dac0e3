package io.customerhub.cli;

import io.customerhub.service.letter.LetterView;
import io.customerhub.service.letter.RevealLetter;
import io.customerhub.service.letter.ShowLetter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub dead-letters show}: one letter. */
@Command(
        name = "show",
        description = "All about one letter; personal values are masked unless they are revealed for a purpose.",
        footer = {"", "Example: hub dead-letters show 12 --reveal --purpose failed-record"},
        mixinStandardHelpOptions = true)
final class DeadLettersShowCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "Its number.")
    private long id;

    @Mixin
    private RevealOptions reveal = new RevealOptions();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    DeadLettersShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (LetterSession session = new LetterSession(terminal)) {
            if (reveal.isWanted()) {
                RevealLetter.Revealed revealed =
                        session.perform(new RevealLetter(id, reveal.purpose(), reveal.caseNumber()));
                if (json) {
                    session.print(revealed);
                } else {
                    terminal.out().println(revealed.payload());
                }
                return ExitCode.GOOD.number();
            }
            LetterView view = session.perform(new ShowLetter(id));
            if (json) {
                session.print(view);
            } else {
                terminal.out().print(new LetterText(view).text());
            }
            return ExitCode.GOOD.number();
        }
    }
}
