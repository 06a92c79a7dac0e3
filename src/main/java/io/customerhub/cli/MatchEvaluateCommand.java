package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.management.OperatingSystemMXBean;
import io.customerhub.config.Problems;
import io.customerhub.labelled.ColumnMap;
import io.customerhub.labelled.ColumnMapReader;
import io.customerhub.labelled.Evaluation;
import io.customerhub.labelled.Figures;
import io.customerhub.labelled.LabelledRecords;
import io.customerhub.match.MatchRun;
import io.customerhub.match.block.PassReport;
import io.customerhub.match.cluster.Decisions;
import io.customerhub.report.MatchReport;
import io.customerhub.report.ReportedMatch;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub match evaluate}: measures matching on records of which it is known who they are. */
@Command(
        name = "evaluate",
        description = {
            "Matches the records of a labelled CSV file by the default model, which trains itself and never sees the"
                    + " labels, and tells how well the customers agree with the truth, beside plain connected components.",
            "The column map is YAML: record_id, truth (a column, a pattern on the record id, or a file of pairs), columns"
                    + " (kind: column or list of columns), and where needed region and order of dates.",
            "Kinds: given_name, family_name, full_name, organization_name, birth_date, phone, email, street_address,"
                    + " street_number, locality, region, postal_code, category (few values, such as a gender), text (such as"
                    + " an occupation), identifier (may be written wrong), exclusive_identifier (two different ones are"
                    + " two customers), shared_identifier, weak_identifier."
        },
        footer = {
            "",
            "Example: hub match evaluate --labels dataset1.csv --columns febrl.yaml, with febrl.yaml:",
            "  record_id: rec_id",
            "  truth: {pattern: 'rec-(\\d+)-'}            # or {cluster: COLUMN}, or {pairs: FILE, left: COLUMN, right: COLUMN,"
                    + " score: COLUMN}",
            "  columns: {given_name: given_name, family_name: surname, birth_date: date_of_birth, street_number:"
                    + " street_number,",
            "    street_address: [address_1, address_2], locality: suburb, postal_code: postcode, region: state,"
                    + " identifier: soc_sec_id}"
        },
        mixinStandardHelpOptions = true)
final class MatchEvaluateCommand implements Callable<Integer> {

    private static final double NANOS = 1e9;

    private final Terminal terminal;

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            required = true,
            description = "A CSV file of any delimiter, plain or .gz; repeated for data that come in several files.")
    private List<Path> labels = List.of();

    @Option(names = "--columns", paramLabel = "FILE", required = true, description = "The column map.")
    private Path columns = Path.of("");

    @Option(names = "--passes", description = "Show what each blocking pass does, too.")
    private boolean passes;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the report on the matching, one HTML page, as hub match report does.")
    private @Nullable Path report;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    MatchEvaluateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        double start = cpuSeconds();
        Evaluation evaluation = Evaluation.of(records());
        double seconds = cpuSeconds() - start;
        if (json) {
            terminal.out().println(document(evaluation, seconds).toPrettyString());
        } else {
            print(evaluation, seconds);
        }
        if (report != null) {
            ReportFile.write(terminal, report, List.of(reported(evaluation)));
        }
        return ExitCode.GOOD.number();
    }

    private LabelledRecords records() {
        Problems problems = new Problems();
        try {
            ColumnMap map = ColumnMapReader.read(columns.toString(), Files.readAllBytes(columns), problems);
            LabelledRecords records = map == null ? null : LabelledRecords.read(labels, columns, map, problems);
            if (records != null) {
                return records;
            }
        } catch (IOException unreadable) {
            throw new CommandFailure(
                    ExitCode.CONFIGURATION,
                    "HUB-MATCH-008  " + columns + " could not be read ("
                            + unreadable.getClass().getSimpleName()
                            + "); --columns takes the path of a column map, see hub match evaluate --help");
        }
        throw new CommandFailure(ExitCode.CONFIGURATION, problems.toString().strip());
    }

    private ReportedMatch reported(Evaluation evaluation) {
        MatchRun run = evaluation.run();
        Figures figures = evaluation.clustered();
        return new ReportedMatch(
                labels.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", ")),
                null,
                evaluation.records(),
                MatchReport.of(run, Decisions.NONE),
                "precision " + share(figures.precision()) + ", recall " + share(figures.recall()) + ", F1 "
                        + share(figures.f1()));
    }

    private static double cpuSeconds() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / NANOS;
    }

    private void print(Evaluation evaluation, double seconds) {
        terminal.out()
                .println(String.format(
                        Locale.ROOT,
                        "%,d records, %,d known pairs, %,d candidate pairs that hold %.4f of them, %,d blocks cut,"
                                + " %.1f CPU-seconds",
                        evaluation.records(),
                        evaluation.knownPairs(),
                        evaluation.candidates(),
                        evaluation.blockingRecall(),
                        evaluation.cutBlocks(),
                        seconds));
        TextTable table = new TextTable(
                "", ">precision", ">recall", ">F1", ">B3 precision", ">B3 recall", ">B3 F1", ">customers", ">largest");
        row(table, "hub", evaluation.clustered());
        row(table, "connected components", evaluation.connected());
        terminal.out().print(table.text());
        if (passes) {
            printPasses(evaluation);
        }
    }

    private static void row(TextTable table, String name, Figures figures) {
        table.row(
                name,
                share(figures.precision()),
                share(figures.recall()),
                share(figures.f1()),
                share(figures.bcubedPrecision()),
                share(figures.bcubedRecall()),
                share(figures.bcubed()),
                Integer.toString(figures.customers()),
                Integer.toString(figures.largest()));
    }

    private static String share(double value) {
        return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }

    private void printPasses(Evaluation evaluation) {
        TextTable table = new TextTable("pass", ">blocks", ">pairs", ">cap", ">cut blocks", ">cut records", ">largest");
        for (PassReport report : evaluation.run().blocks().reports()) {
            table.row(
                    report.pass().toString(),
                    Integer.toString(report.blocks()),
                    Long.toString(report.pairs()),
                    Integer.toString(report.cap()),
                    Integer.toString(report.cutBlocks()),
                    Long.toString(report.cutRecords()),
                    Integer.toString(report.largest()));
        }
        terminal.out().println();
        terminal.out().print(table.text());
    }

    private static ObjectNode document(Evaluation evaluation, double seconds) {
        ObjectNode document = new ObjectMapper().createObjectNode();
        document.put("schemaVersion", 1);
        document.put("records", evaluation.records());
        document.put("knownPairs", evaluation.knownPairs());
        document.put("candidatePairs", evaluation.candidates());
        document.put("blockingRecall", evaluation.blockingRecall());
        document.put("cutBlocks", evaluation.cutBlocks());
        document.put("cpuSeconds", seconds);
        figures(document.putObject("clustered"), evaluation.clustered());
        figures(document.putObject("connectedComponents"), evaluation.connected());
        ArrayNode list = document.putArray("passes");
        for (PassReport report : evaluation.run().blocks().reports()) {
            list.addObject()
                    .put("pass", report.pass().toString())
                    .put("blocks", report.blocks())
                    .put("pairs", report.pairs())
                    .put("cap", report.cap())
                    .put("cutBlocks", report.cutBlocks())
                    .put("cutRecords", report.cutRecords())
                    .put("largest", report.largest());
        }
        return document;
    }

    private static void figures(ObjectNode node, Figures figures) {
        node.put("precision", figures.precision())
                .put("recall", figures.recall())
                .put("f1", figures.f1());
        if (!Double.isNaN(figures.bcubedPrecision())) {
            node.putObject("bcubed")
                    .put("precision", figures.bcubedPrecision())
                    .put("recall", figures.bcubedRecall())
                    .put("f1", figures.bcubed());
        }
        node.put("customers", figures.customers()).put("largest", figures.largest());
    }
}
