package io.customerhub.resolution;

import io.customerhub.config.MatchingRules;
import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.PartyType;
import io.customerhub.match.MatchRun;
import io.customerhub.match.cluster.Decisions;
import io.customerhub.match.table.MatchTable;
import io.customerhub.report.MatchReport;
import io.customerhub.report.ReportedMatch;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.GoldenStore;
import io.customerhub.warehouse.golden.MatchDecisionStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Matches the records of a warehouse for the report on it. Nothing is written. */
public final class WarehouseReport {

    private final Warehouse warehouse;
    private final MatchingRules rules;

    /** A report on a warehouse by these rules. */
    public WarehouseReport(Warehouse warehouse, MatchingRules rules) {
        this.warehouse = warehouse;
        this.rules = rules;
    }

    /**
     * The figures of each of the types that has two records or more.
     *
     * @param progress gets a line for each step that takes a while
     */
    public List<ReportedMatch> of(Set<PartyType> types, Consumer<String> progress) {
        GoldenStore golden = new GoldenStore(warehouse);
        Models stored = Models.stored(golden, rules);
        Models models = stored.isOutgrownBy(golden.matchedByType()) ? Models.NONE : stored.within(rules);
        RecordTables tables = RecordTables.read(
                warehouse, rules, models, new Parties(), count -> progress.accept("read %,d records".formatted(count)));
        List<MatchDecision> decisions = new MatchDecisionStore(warehouse).latest();
        List<ReportedMatch> reported = new ArrayList<>();
        for (PartyType type : PartyType.values()) {
            MatchTable table = tables.table(type);
            if (types.contains(type) && table.size() > 1) {
                progress.accept("matching %,d records of the type %s".formatted(table.size(), type.text()));
                reported.add(reported(type, table, models, Resolution.decided(decisions)));
            }
        }
        return reported;
    }

    private ReportedMatch reported(PartyType type, MatchTable table, Models models, Decisions decisions) {
        boolean has = models.has(type);
        MatchRun run = has
                ? MatchRun.by(models.of(type), table, decisions)
                : MatchRun.learning(table, Models.thresholds(rules), decisions);
        return new ReportedMatch(
                type.text(),
                has ? new GoldenStore(warehouse).trainedAt(type) : null,
                has ? models.trainedOn(type) : table.size(),
                MatchReport.of(run, decisions),
                null);
    }
}
