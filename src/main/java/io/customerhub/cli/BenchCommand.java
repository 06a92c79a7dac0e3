package io.customerhub.cli;

import io.customerhub.bench.IngestBenchmark;
import io.customerhub.bench.IngestResult;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub bench}: measures the hub on this machine. */
@Command(
        name = "bench",
        description = "Measures the hub on this machine, as ratios to floors that are measured in the same run.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class BenchCommand {

    private final Terminal terminal;

    BenchCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    CommandLine commandLine() {
        return new CommandLine(this);
    }

    @Command(
            name = "ingest",
            description =
                    "CSV to clean rows in the warehouse, against a bare COPY of the same rows and against the same work"
                            + " without Camel; each repeated in turn, medians, processor time of the hub and PostgreSQL together.",
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
}
