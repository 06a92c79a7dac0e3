package io.customerhub.cli;

import io.customerhub.bench.IngestBenchmark;
import io.customerhub.bench.IngestResult;
import io.customerhub.bench.match.MatchBenchmark;
import io.customerhub.bench.match.MatchResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub bench}: measures the hub on this machine. */
@Command(
        name = "bench",
        description = "Measures the hub on this machine, as ratios to floors that are measured in the same run.",
        footer = {"", "Example: hub bench match --records 100000"},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class BenchCommand {

    private final Terminal terminal;

    BenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandLine commandLine() {
        return new CommandLine(this).addSubcommand(new BenchConsoleCommand(terminal));
    }

    @Command(
            name = "ingest",
            description =
                    "CSV to clean rows in the warehouse, against a bare COPY of the same rows and against the same work"
                            + " without Camel; each repeated in turn, medians, processor time of the hub and PostgreSQL together.",
            footer = {"", "Example: hub bench ingest --rows 100000 --repeat 3"},
            mixinStandardHelpOptions = true)
    int ingest(
            @Option(names = "--rows", defaultValue = "1000000", description = "Rows of the file [${DEFAULT-VALUE}].")
                    long rows,
            @Option(names = "--repeat", defaultValue = "5", description = "Repetitions of each way [${DEFAULT-VALUE}].")
                    int repeat,
            @Option(names = "--json", description = "Print one JSON document.") boolean json)
            throws Exception {
        try (IngestBenchmark benchmark = new IngestBenchmark(HubCommand.settings(terminal), rows, terminal::say)) {
            if (!benchmark.seesPostgres()) {
                terminal.say("The processor time of PostgreSQL is known on Linux only; the ratios below leave it out.");
            }
            terminal.say("measuring, %d repetitions".formatted(repeat));
            IngestResult result = IngestResult.run(benchmark, rows, repeat, terminal::say);
            terminal.out().print(json ? result.json() + "\n" : result.text());
            return ExitCode.GOOD.number();
        }
    }

    @Command(
            name = "match",
            description = "Matching of people that are made up with errors, so that it is known who is who: the core in"
                    + " memory, and all of hub match --all with an embedded PostgreSQL of its own; processor time of"
                    + " both together.",
            footer = {"", "Example:", "  hub bench match --records 1000000 --only core --curve"},
            mixinStandardHelpOptions = true)
    int match(
            @Option(names = "--records", defaultValue = "1000000", description = "Records to match [${DEFAULT-VALUE}].")
                    int records,
            @Option(names = "--only", description = "Measure one part only: ${COMPLETION-CANDIDATES}.") @Nullable
                    MatchPart only,
            @Option(
                            names = "--arriving",
                            defaultValue = "30000",
                            description = "How many records arrive at once after all others were matched"
                                    + " [${DEFAULT-VALUE}]; then come 100 a second for a minute.")
                    int arriving,
            @Option(names = "--curve", description = "The core at growing sizes, too, with the exponent of the growth.")
                    boolean curve,
            @Option(
                            names = "--shared-phone",
                            defaultValue = "0",
                            paramLabel = "PEOPLE",
                            description = "The core with so many people on one phone number, too; with half and a"
                                    + " quarter of them as well.")
                    int sharedPhone,
            @Option(names = "--json", description = "Print one JSON document.") boolean json)
            throws Exception {
        MatchBenchmark.Plan plan = new MatchBenchmark.Plan(
                records,
                only == null || only == MatchPart.core,
                only == null || only == MatchPart.whole,
                only == null || only == MatchPart.incremental ? arriving : 0,
                curve,
                sharedPhone);
        MatchResult result = new MatchBenchmark(HubCommand.settings(terminal), terminal::say).run(plan);
        terminal.out().print(json ? result.json() + "\n" : result.text());
        return ExitCode.GOOD.number();
    }

    /** The parts of {@code hub bench match}, as they are written. */
    enum MatchPart {
        /** The core in memory. */
        core,
        /** All of {@code hub match --all}. */
        whole,
        /** Records that arrive when all others have been matched. */
        incremental
    }
}
