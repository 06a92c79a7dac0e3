package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.HubSettings;
import io.customerhub.config.MatchingReader;
import io.customerhub.config.MatchingRules;
import io.customerhub.config.Problems;
import io.customerhub.service.match.MatchingDone;
import io.customerhub.service.match.RunMatching;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub match}: finds the records that are one customer. */
@Command(
        name = "match",
        description = {
            "Finds the records that are one customer, and derives the golden customers: golden.customer,"
                    + " golden.crosswalk, hub.outbox. Repeated without a change it writes nothing.",
            "Thresholds, kinds of identifiers, trust in sources and survivorship stand in matching.yaml; without the file"
                    + " sensible defaults hold."
        },
        footer = {"", "Example: hub match --all", "         hub match --all --json", "         hub match --derive"},
        mixinStandardHelpOptions = true)
final class MatchCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Option(names = "--all", description = "Match all records anew.")
    private boolean all;

    @Option(
            names = "--derive",
            description =
                    "Golden values anew by today's survivorship and pins, without matching: after a change of sources,"
                            + " halfLifeDays or survivorship in matching.yaml. Nothing is loaded again.")
    private boolean derive;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    MatchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandLine commandLine() {
        return new CommandLine(this)
                .addSubcommand(new MatchStatusCommand(terminal))
                .addSubcommand(new MatchReviewCommand(terminal))
                .addSubcommand(new MatchDecideCommand(terminal))
                .addSubcommand(new MatchSplitCommand(terminal))
                .addSubcommand(new MatchUndoCommand(terminal))
                .addSubcommand(new MatchDecisionsCommand(terminal))
                .addSubcommand(new MatchExplainCommand(terminal))
                .addSubcommand(new MatchTrainCommand(terminal))
                .addSubcommand(new MatchPreviewCommand(terminal))
                .addSubcommand(new MatchReportCommand(terminal))
                .addSubcommand(new MatchEvaluateCommand(terminal));
    }

    @Override
    public Integer call() {
        if (all == derive) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-GOLDEN-005  say what to match: hub match --all, or hub match --derive without matching, or one of"
                            + " the commands of hub match --help");
        }
        rules(HubCommand.settings(terminal)); // told before a warehouse is looked for
        MatchingDone done =
                ShellAction.perform(terminal, new RunMatching(derive ? RunMatching.Work.DERIVE : RunMatching.Work.ALL));
        terminal.out().print(json ? document(done).toPrettyString() + "\n" : text(done));
        return ExitCode.GOOD.number();
    }

    /** What all records are stands at the top, as it did before there was a gate. */
    private static ObjectNode document(MatchingDone done) {
        ObjectNode answer = AnswerPrinter.document(done);
        ObjectNode document = new ObjectMapper().createObjectNode().put("schemaVersion", 1);
        if (answer.get("found") instanceof ObjectNode found) {
            document.setAll(found);
        }
        return document.set("written", answer.get("written"));
    }

    /** The rules of the project; a mistake in them ends the command. */
    static MatchingRules rules(HubSettings settings) {
        Problems problems = new Problems();
        MatchingRules rules = MatchingReader.read(settings.home(), problems);
        if (!problems.isEmpty()) {
            throw new CommandFailure(ExitCode.CONFIGURATION, problems.toString().strip());
        }
        return rules;
    }

    /** What came out, in one line. */
    static String line(long records, long customers, long reviews) {
        return String.format(
                Locale.ROOT,
                "%,d records, %,d customers, %,d merges, %,d pairs to review",
                records,
                customers,
                records - customers,
                reviews);
    }

    /** What came out and what was written, for people. */
    static String text(MatchingDone done) {
        MatchingDone.Found found = done.found();
        MatchingDone.Written written = done.written();
        return (found == null ? "" : line(found.records(), found.customers(), found.reviews()) + "\n")
                + (written == null ? "" : text(written));
    }

    private static String text(MatchingDone.Written written) {
        return written.sum() == 0
                ? "Nothing has changed, so nothing was written.\n"
                : String.format(
                        Locale.ROOT,
                        "Written: %,d customers created, %,d changed, %,d merged into others, %,d split off, %,d removed;"
                                + " %,d records have another customer%n",
                        written.created(),
                        written.changed(),
                        written.merged(),
                        written.split(),
                        written.removed(),
                        written.moved());
    }
}
