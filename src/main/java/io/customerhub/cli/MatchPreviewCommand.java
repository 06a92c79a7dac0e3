package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.config.MatchingReader;
import io.customerhub.config.MatchingRules;
import io.customerhub.config.Place;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.resolution.MatchPreview;
import io.customerhub.warehouse.golden.GoldenDifference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub match preview}: what other rules would change. */
@Command(
        name = "preview",
        description = {
            "Tells what hub match --all would merge, split, create, remove and change if this file were matching.yaml, against"
                    + " the golden customers that there are now. Nothing is written, and the running hub does not wait.",
            "Examples are told by the ids of customers and the names of records and attributes; --values shows the values,"
                    + " which are personal data."
        },
        footer = {
            "",
            "Example: hub match preview --config matching.new.yaml",
            "         hub match preview --config matching.new.yaml --limit 20 --values"
        },
        mixinStandardHelpOptions = true)
final class MatchPreviewCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            required = true,
            description = "The rules to try, in the form of matching.yaml.")
    private Path config = Path.of("");

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "5",
            description = "How many examples of each kind of change [${DEFAULT-VALUE}].")
    private int limit;

    @Option(names = "--values", description = "Show values now and then, too.")
    private boolean values;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    MatchPreviewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        MatchingRules rules = rules();
        HubSettings settings = HubCommand.settings(terminal);
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            GoldenDifference difference =
                    new MatchPreview(open.warehouse(), rules).of(Math.max(0, limit), terminal::say);
            DifferenceDocument document = new DifferenceDocument(difference, values);
            if (json) {
                terminal.out().println(document.json().toPrettyString());
            } else {
                terminal.out().print(document.text());
            }
        }
        return ExitCode.GOOD.number();
    }

    private MatchingRules rules() {
        Problems problems = new Problems();
        MatchingRules rules = MatchingRules.DEFAULT;
        try {
            rules = MatchingReader.read(config.toString(), Files.readAllBytes(config), problems);
        } catch (IOException unreadable) {
            problems.add(
                    new Place(config.toString(), 1, 1),
                    ProblemCode.FILE_UNREADABLE,
                    "the file could not be read (" + unreadable.getClass().getSimpleName()
                            + "); --config takes the path of rules in the form of matching.yaml");
        }
        if (!problems.isEmpty()) {
            throw new CommandFailure(ExitCode.CONFIGURATION, problems.toString().strip());
        }
        return rules;
    }
}
