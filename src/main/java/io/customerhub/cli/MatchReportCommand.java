package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.config.MatchingRules;
import io.customerhub.config.NearestName;
import io.customerhub.golden.PartyType;
import io.customerhub.report.MatchReportJson;
import io.customerhub.report.ReportedMatch;
import io.customerhub.resolution.WarehouseReport;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code hub match report}: the figures by which people judge the matching. */
@Command(
        name = "report",
        description = {
            "Writes one HTML page on the matching of the warehouse: match weights, common and rare values, records that say"
                    + " too little, blocking passes, scores, thresholds with expected precision and recall, customers and"
                    + " cuts. The page needs no network and no script, and holds no value of any record.",
            "All candidate pairs are weighed for it, and clustered for each threshold, which takes up to three times as long as"
                    + " hub match --all; nothing is written to the warehouse."
        },
        footer = {
            "",
            "Example: hub match report --out match-report.html",
            "         hub match report --type person --json"
        },
        mixinStandardHelpOptions = true)
final class MatchReportCommand implements Callable<Integer> {

    private static final Path USUAL = Path.of("match-report.html");

    private final Terminal terminal;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Where to write the page; what the file held before is replaced. match-report.html when nothing is"
                            + " said; with --json no page then.")
    private @Nullable Path out;

    @Option(names = "--type", paramLabel = "TYPE", description = "person or organization alone.")
    private @Nullable String type;

    @Option(names = "--json", description = "Print the figures as one JSON document.")
    private boolean json;

    MatchReportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Set<PartyType> types = types();
        HubSettings settings = HubCommand.settings(terminal);
        MatchingRules rules = MatchCommand.rules(settings);
        List<ReportedMatch> reported;
        try (OpenWarehouse open = OpenWarehouse.of(settings)) {
            reported = new WarehouseReport(open.warehouse(), rules).of(types, terminal::say);
        }
        if (json) {
            terminal.out().println(MatchReportJson.of(reported).toPrettyString());
        }
        if (out != null || !json) {
            ReportFile.write(terminal, out == null ? USUAL : out, reported);
        }
        return ExitCode.GOOD.number();
    }

    private Set<PartyType> types() {
        if (type == null) {
            return EnumSet.allOf(PartyType.class);
        }
        List<String> texts =
                Arrays.stream(PartyType.values()).map(PartyType::text).toList();
        int named = texts.indexOf(type);
        if (named < 0) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "HUB-REPORT-002  found the type '" + type + "', expected one of " + String.join(", ", texts)
                            + NearestName.hint(type, texts));
        }
        return EnumSet.of(PartyType.values()[named]);
    }
}
