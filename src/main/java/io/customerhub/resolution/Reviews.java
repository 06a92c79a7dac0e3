package io.customerhub.resolution;

import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.ReviewPair;
import io.customerhub.golden.ReviewPair.Cause;
import io.customerhub.golden.Verdict;
import io.customerhub.match.cluster.Cut;
import io.customerhub.match.cluster.Edges;
import io.customerhub.match.model.Thresholds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses the pairs that a steward should look at: of each two customers the likeliest pair, unless they are decided. */
final class Reviews {

    private static final int HALF = 32;

    private static final Comparator<ReviewPair> LIKELIEST_FIRST = Comparator.comparingDouble(ReviewPair::bits)
            .reversed()
            .thenComparing(ReviewPair::left)
            .thenComparing(ReviewPair::right);

    private final Records records;
    private final Thresholds thresholds;
    private final Set<Long> decided = new HashSet<>();
    private final Set<Long> withIdentifiers = new HashSet<>();

    /** Records by numbers from 0, and the numbers of their customers. */
    interface Records {

        /** The number of a record, negative when it is not here. */
        int number(RecordKey key);

        /** The record of a number. */
        RecordKey key(int number);

        /** The customer of a record. */
        int customer(int number);
    }

    Reviews(Records records, List<Cut> cuts, Thresholds thresholds, List<MatchDecision> decisions) {
        this.records = records;
        this.thresholds = thresholds;
        for (MatchDecision decision : decisions) {
            int left = records.number(decision.left());
            int right = records.number(decision.right());
            if (left >= 0 && right >= 0 && decision.verdict() != Verdict.SAME) {
                decided.add(customers(left, right));
            }
        }
        for (Cut cut : cuts) {
            if (cut.reason() == Cut.Reason.IDENTIFIER) {
                withIdentifiers.add(customers(cut.left(), cut.right()));
            }
        }
    }

    /** The pairs among these, the likeliest first. */
    List<ReviewPair> of(Edges edges) {
        Map<Long, ReviewPair> best = new HashMap<>();
        for (int edge = 0; edge < edges.size(); edge++) {
            int left = edges.left(edge);
            int right = edges.right(edge);
            double bits = edges.bits(edge);
            if (records.customer(left) == records.customer(right) || bits < thresholds.review()) {
                continue;
            }
            long customers = customers(left, right);
            if (!decided.contains(customers)) {
                ReviewPair known = best.get(customers);
                if (known == null || bits >= known.bits()) {
                    ReviewPair pair =
                            new ReviewPair(records.key(left), records.key(right), bits, cause(customers, bits));
                    best.merge(customers, pair, (a, b) -> LIKELIEST_FIRST.compare(a, b) <= 0 ? a : b);
                }
            }
        }
        List<ReviewPair> reviews = new ArrayList<>(best.values());
        reviews.sort(LIKELIEST_FIRST);
        return reviews;
    }

    private Cause cause(long customers, double bits) {
        if (withIdentifiers.contains(customers)) {
            return Cause.IDENTIFIER;
        }
        return bits >= thresholds.same() ? Cause.EVIDENCE : Cause.ZONE;
    }

    /** The two customers of two records as one number, whatever their order. */
    private long customers(int left, int right) {
        int a = records.customer(left);
        int b = records.customer(right);
        return (long) Math.min(a, b) << HALF | Math.max(a, b);
    }
}
