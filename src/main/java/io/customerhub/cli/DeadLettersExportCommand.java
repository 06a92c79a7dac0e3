package io.customerhub.cli;

import io.customerhub.access.Request;
import io.customerhub.service.letter.ExportFormat;
import io.customerhub.service.letter.ExportLetters;
import io.customerhub.service.letter.ExportPage;
import io.customerhub.service.letter.ExportRevealed;
import io.customerhub.service.letter.LetterFilter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hub dead-letters export}: letters as a file. */
@Command(
        name = "export",
        description =
                "Writes letters to stdout, oldest first; payloads are masked unless they are revealed for a purpose.",
        footer = {"", "Example: hub dead-letters export --state any --format csv > letters.csv"},
        mixinStandardHelpOptions = true)
final class DeadLettersExportCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private WhichLetters which = new WhichLetters();

    @Mixin
    private RevealOptions reveal = new RevealOptions();

    @Option(
            names = "--format",
            defaultValue = "json-lines",
            description =
                    "json-lines; csv, in which a spreadsheet finds no formula (an apostrophe stands before what could be"
                            + " one); or csv-as-is for programs [${DEFAULT-VALUE}].")
    private String format = "json-lines";

    DeadLettersExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (LetterSession session = new LetterSession(terminal)) {
            long written = 0;
            ExportPage page = session.perform(request(0, null));
            if (page.header() != null) {
                terminal.out().println(page.header());
            }
            while (true) {
                page.lines().forEach(terminal.out()::println);
                written += page.lines().size();
                Long next = page.next();
                if (next == null) {
                    break;
                }
                page = session.perform(request(next, page.upTo()));
            }
            terminal.out().flush();
            terminal.say("%,d letters".formatted(written));
            return ExitCode.GOOD.number();
        }
    }

    private Request<ExportPage> request(long after, @Nullable Long upTo) {
        LetterFilter filter = which.filter();
        return reveal.isWanted()
                ? new ExportRevealed(filter, format(), after, upTo, reveal.purpose(), reveal.caseNumber())
                : new ExportLetters(filter, format(), after, upTo);
    }

    private ExportFormat format() {
        try {
            return ExportFormat.valueOf(format.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new CommandFailure(ExitCode.USAGE, "HUB-DL-003  --format expects json-lines, csv or csv-as-is");
        }
    }
}
