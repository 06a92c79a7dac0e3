package io.customerhub.cli;

import io.customerhub.access.Outcome;
import io.customerhub.service.letter.EditLetter;
import io.customerhub.service.letter.ShowLetter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub dead-letters edit}: a new version of one record. */
@Command(
        name = "edit",
        description = {
            "Makes a new version of the record of one letter: fields by --set, or the whole record from a file with one JSON"
                    + " object. The new version is a letter of its own; the old one is superseded.",
            "Values on a command line may be seen by others on the machine; a file is not."
        },
        footer = {
            "",
            "Example: hub dead-letters edit 12 --set status=A",
            "         hub dead-letters edit 12 --file mended.json"
        },
        mixinStandardHelpOptions = true)
final class DeadLettersEditCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "Its number.")
    private long id;

    @Option(names = "--set", paramLabel = "FIELD=VALUE", description = "A field and its new value; may be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--file", description = "A file with the whole record as one JSON object.")
    private @Nullable Path file;

    @Option(
            names = "--edition",
            description =
                    "The edition that the edit was made from; when somebody edited meanwhile it is refused. Without it:"
                            + " the one of now.")
    private @Nullable Integer edition;

    @Option(names = "--change-key", description = "The key may become another one, which makes it another record.")
    private boolean changeKey;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    DeadLettersEditCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String payload = file == null ? null : Files.readString(file);
        try (LetterSession session = new LetterSession(terminal)) {
            int seen = edition == null
                    ? session.perform(new ShowLetter(id)).letter().edition()
                    : edition;
            Outcome outcome = session.perform(new EditLetter(id, seen, payload, set, changeKey));
            Long letter = outcome.figures().get("letter");
            terminal.say(
                    letter == null
                            ? "Another letter holds the same record already; letter " + id + " is superseded."
                            : "Letter " + letter + " is edition "
                                    + outcome.figures().get("edition")
                                    + " of it; ./hub dead-letters replay " + letter);
            if (json) {
                session.print(outcome);
            }
            return ExitCode.GOOD.number();
        }
    }
}
