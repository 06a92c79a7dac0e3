package io.customerhub.resolution;

import io.customerhub.golden.Grouping.Member;
import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.RecordKeys;
import io.customerhub.golden.ReviewPair;
import io.customerhub.golden.Verdict;
import io.customerhub.match.MatchRun;
import io.customerhub.match.cluster.Decisions;
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
 * @param run how it came out; null when there were too few records for a model
 */
record Resolution(List<Member> members, List<ReviewPair> reviews, @Nullable MatchRun run) {

    /** Resolves a table by a model, or by one that it trains. */
    static Resolution of(
            PartyType type,
            MatchTable table,
            @Nullable MatchModel model,
            Thresholds thresholds,
            List<MatchDecision> decisions) {
        List<Member> members = new ArrayList<>(table.size());
        RecordKeys keys = new RecordKeys();
        if (model == null && table.size() < 2) {
            for (int row = 0; row < table.size(); row++) {
                members.add(new Member(keys.parse(table.recordId(row)), type, row));
            }
            return new Resolution(members, List.of(), null);
        }
        Decisions decided = decided(decisions);
        MatchRun run =
                model == null ? MatchRun.learning(table, thresholds, decided) : MatchRun.by(model, table, decided);
        for (int row = 0; row < table.size(); row++) {
            members.add(new Member(
                    keys.parse(table.recordId(row)), type, run.partition().customerOf(row)));
        }
        List<ReviewPair> reviews =
                new Reviews(records(run), run.partition().cuts(), thresholds, decisions).of(run.edges());
        return new Resolution(members, reviews, run);
    }

    private static Reviews.Records records(MatchRun run) {
        return new Reviews.Records() {
            @Override
            public int number(RecordKey key) {
                return run.table().rowOf(key.toString());
            }

            @Override
            public RecordKey key(int number) {
                return RecordKey.parse(run.table().recordId(number));
            }

            @Override
            public int customer(int number) {
                return run.partition().customerOf(number);
            }
        };
    }

    /** The decisions as the core takes them; those that are unsure say nothing. */
    static Decisions decided(List<MatchDecision> decisions) {
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
