package io.customerhub.cli;

import io.customerhub.sample.BenchmarkFile;
import io.customerhub.sample.SampleSystems;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub sample}: writes invented customers, for trying things out and for benchmarks. */
@Command(
        name = "sample",
        description =
                "Writes invented customers with realistic dirt: with --rows one CSV file of any size, else the drop"
                        + " folders of the sample source systems with a truth file of who is who.",
        footer = {"", "Example: hub sample customers.csv --rows 100000"},
        mixinStandardHelpOptions = true)
final class SampleCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "PATH", description = "The CSV file, or the folder.")
    private Path path;

    @Option(names = "--rows", paramLabel = "N", description = "Rows of one CSV file, up to 10,000,000.")
    private Long rows;

    @Option(
            names = "--parties",
            paramLabel = "N",
            defaultValue = "5000",
            description = "People and companies of the sample world [${DEFAULT-VALUE}].")
    private int parties;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "2026",
            description = "Another seed makes another world [${DEFAULT-VALUE}].")
    private long seed;

    SampleCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (rows == null) {
            SampleSystems systems = SampleSystems.create(path, seed, parties);
            systems.counts()
                    .streams()
                    .forEach(stream -> terminal.say("  %s/%s  %,d rows, %,d of them broken"
                            .formatted(stream.system(), stream.stream(), stream.allRows(), stream.brokenRows())));
            terminal.say("Who is who: " + systems.truth());
        } else {
            BenchmarkFile.write(path, rows, seed);
            terminal.say("%,d rows in %s".formatted(rows, path));
        }
        return ExitCode.GOOD.number();
    }
}
