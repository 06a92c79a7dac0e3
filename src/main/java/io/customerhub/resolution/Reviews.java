package io.customerhub.resolution;

import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.ReviewPair;
import io.customerhub.golden.ReviewPair.Cause;
import io.customerhub.golden.Verdict;
import io.customerhub.match.cluster.Cut;
import io.customerhub.match.cluster.Edges;
import io.customerhub.match.cluster.Partition;
import io.customerhub.match.model.Thresholds;
import io.customerhub.match.table.MatchTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses the pairs that a steward should look at: of each two customers the likeliest pair, unless they are decided. */
final class Reviews {

    /** Nobody looks at more; the likeliest come first. */
    private static final int MOST = 10_000;

    private static final int HALF = 32;

    private final MatchTable table;
    private final Partition partition;
    private final Thresholds thresholds;
    private final Set<Long> decided = new HashSet<>();
    private final Set<Long> withIdentifiers = new HashSet<>();

    Reviews(MatchTable table, Partition partition, Thresholds thresholds, List<MatchDecision> decisions) {
        this.table = table;
        this.partition = partition;
        this.thresholds = thresholds;
        for (MatchDecision decision : decisions) {
            int left = table.rowOf(decision.left().toString());
            int right = table.rowOf(decision.right().toString());
            if (left >= 0 && right >= 0 && decision.verdict() != Verdict.SAME) {
                decided.add(customers(left, right));
            }
        }
        for (Cut cut : partition.cuts()) {
            if (cut.reason() == Cut.Reason.IDENTIFIER) {
                withIdentifiers.add(customers(cut.left(), cut.right()));
            }
        }
    }

    List<ReviewPair> of(Edges edges) {
        Map<Long, Integer> best = new HashMap<>();
        for (int edge = 0; edge < edges.size(); edge++) {
            int left = partition.customerOf(edges.left(edge));
            int right = partition.customerOf(edges.right(edge));
            if (left != right && edges.bits(edge) >= thresholds.review()) {
                long pair = customers(edges.left(edge), edges.right(edge));
                Integer known = best.get(pair);
                if (!decided.contains(pair) && (known == null || edges.bits(edge) > edges.bits(known))) {
                    best.put(pair, edge);
                }
            }
        }
        List<ReviewPair> reviews = new ArrayList<>();
        best.forEach((customers, edge) -> reviews.add(new ReviewPair(
                RecordKey.parse(table.recordId(edges.left(edge))),
                RecordKey.parse(table.recordId(edges.right(edge))),
                edges.bits(edge),
                cause(customers, edges.bits(edge)))));
        reviews.sort(Comparator.comparingDouble(ReviewPair::bits)
                .reversed()
                .thenComparing(ReviewPair::left)
                .thenComparing(ReviewPair::right));
        return reviews.size() > MOST ? List.copyOf(reviews.subList(0, MOST)) : reviews;
    }

    private Cause cause(long customers, double bits) {
        if (withIdentifiers.contains(customers)) {
            return Cause.IDENTIFIER;
        }
        return bits >= thresholds.same() ? Cause.EVIDENCE : Cause.ZONE;
    }

    /** The two customers of two records as one number, whatever their order. */
    private long customers(int left, int right) {
        int a = partition.customerOf(left);
        int b = partition.customerOf(right);
        return (long) Math.min(a, b) << HALF | Math.max(a, b);
    }
}
