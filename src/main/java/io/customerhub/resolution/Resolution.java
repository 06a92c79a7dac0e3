package io.customerhub.resolution;

import io.customerhub.config.MatchingRules;
import io.customerhub.golden.Grouping.Member;
import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.ReviewPair;
import io.customerhub.golden.Verdict;
import io.customerhub.match.MatchRun;
import io.customerhub.match.cluster.Clustering;
import io.customerhub.match.cluster.Decisions;
import io.customerhub.match.cluster.Partition;
import io.customerhub.match.model.MatchModel;
import io.customerhub.match.model.Thresholds;
import io.customerhub.match.table.MatchTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which records of one party type are one customer.
 *
 * @param members the records with the numbers of their customers
 * @param reviews the pairs that wait for a steward
 * @param model the model by which pairs were weighed; null when there were too few records for one
 */
record Resolution(List<Member> members, List<ReviewPair> reviews, @Nullable MatchModel model) {

    /** Resolves a table. */
    static Resolution of(PartyType type, MatchTable table, List<MatchDecision> decisions, MatchingRules.Zones zones) {
        List<Member> members = new ArrayList<>(table.size());
        if (table.size() < 2) {
            for (int row = 0; row < table.size(); row++) {
                members.add(new Member(RecordKey.parse(table.recordId(row)), type, row));
            }
            return new Resolution(members, List.of(), null);
        }
        Decisions decided = decided(decisions);
        MatchRun run = MatchRun.untrained(table, decided);
        Thresholds thresholds = new Thresholds(zones.same(), zones.review(), zones.cohesion());
        Partition partition = thresholds.equals(run.model().thresholds())
                ? run.partition()
                : new Clustering(table, run.scorer(), thresholds).partition(run.edges(), decided);
        for (int row = 0; row < table.size(); row++) {
            members.add(new Member(RecordKey.parse(table.recordId(row)), type, partition.customerOf(row)));
        }
        MatchModel trained = run.model();
        MatchModel model = new MatchModel(trained.version(), trained.prior(), thresholds, trained.columns());
        List<ReviewPair> reviews = new Reviews(table, partition, thresholds, decisions).of(run.edges());
        return new Resolution(members, reviews, model);
    }

    private static Decisions decided(List<MatchDecision> decisions) {
        return new Decisions(pairs(decisions, Verdict.SAME), pairs(decisions, Verdict.DIFFERENT));
    }

    private static List<Decisions.Pair> pairs(List<MatchDecision> decisions, Verdict verdict) {
        return decisions.stream()
                .filter(decision -> decision.verdict() == verdict)
                .map(decision -> new Decisions.Pair(
                        decision.left().toString(), decision.right().toString()))
                .toList();
    }
}
