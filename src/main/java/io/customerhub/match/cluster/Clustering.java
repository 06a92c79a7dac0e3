package io.customerhub.match.cluster;

import io.customerhub.match.model.Scorer;
import io.customerhub.match.model.Thresholds;
import io.customerhub.match.table.MatchTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Joins records into customers, the strongest pair first. Two groups are joined only when no conflict stands between them
 * and the pairs between them speak for it on the whole, so that a chain of likely pairs does not make one customer of
 * many. The result depends on the records alone, not on their order.
 */
public final class Clustering {

    /** How many cuts are told, so that hopeless data do not fill the memory. */
    public static final int MOST_CUTS = 1_000_000;

    /** Of large groups some rows stand for all, so that the work for a pair is bounded. */
    private static final int WITNESSES = 8;

    /** When groups have grown, pairs that were refused may be joined after all. */
    private static final int ROUNDS = 3;

    private final MatchTable table;
    private final Scorer scorer;
    private final Thresholds thresholds;

    /** Clustering of a table by a scorer of it. */
    public Clustering(MatchTable table, Scorer scorer, Thresholds thresholds) {
        this.table = table;
        this.scorer = scorer;
        this.thresholds = thresholds;
    }

    /** The customers. */
    public Partition partition(Edges edges, Decisions decisions) {
        Groups groups = new Groups(table.size());
        Conflicts conflicts = new Conflicts(table, decisions.different());
        List<Cut> cuts = new ArrayList<>();
        for (Decisions.Pair pair : sorted(decisions.same())) {
            int left = table.rowOf(pair.left());
            int right = table.rowOf(pair.right());
            if (left >= 0 && right >= 0) {
                decide(groups, conflicts, left, right, cuts);
            }
        }
        int[] sorted = edges.strongestFirst(thresholds.same());
        boolean changed = true;
        for (int round = 0; round < ROUNDS && changed; round++) {
            changed = false;
            List<Cut> refused = new ArrayList<>();
            for (int edge : sorted) {
                changed |= join(groups, conflicts, edges, edge, refused);
            }
            if (!changed || round == ROUNDS - 1) {
                cuts.addAll(refused);
            }
        }
        return new Partition(groups.representatives(), cuts);
    }

    /** One customer wherever a chain of likely pairs leads, whatever stands against it: what others do, to compare with. */
    public static Partition connectedComponents(int rows, Edges edges, double atLeast) {
        Groups groups = new Groups(rows);
        for (int edge = 0; edge < edges.size(); edge++) {
            int a = groups.of(edges.left(edge));
            int b = groups.of(edges.right(edge));
            if (a != b && edges.bits(edge) >= atLeast) {
                groups.join(a, b);
            }
        }
        return new Partition(groups.representatives(), List.of());
    }

    private static List<Decisions.Pair> sorted(List<Decisions.Pair> pairs) {
        return pairs.stream()
                .sorted(Comparator.comparing(Decisions.Pair::left).thenComparing(Decisions.Pair::right))
                .toList();
    }

    private static void decide(Groups groups, Conflicts conflicts, int left, int right, List<Cut> cuts) {
        int a = groups.of(left);
        int b = groups.of(right);
        if (a == b) {
            return;
        }
        Cut.Reason conflict = conflicts.between(a, b);
        if (conflict != null) {
            cuts.add(new Cut(left, right, Double.POSITIVE_INFINITY, conflict, 0));
            return;
        }
        int kept = groups.join(a, b);
        conflicts.joined(kept, kept == a ? b : a);
    }

    private boolean join(Groups groups, Conflicts conflicts, Edges edges, int edge, List<Cut> refused) {
        int left = edges.left(edge);
        int right = edges.right(edge);
        int a = groups.of(left);
        int b = groups.of(right);
        if (a == b) {
            return false;
        }
        Cut.Reason conflict = conflicts.between(a, b);
        double evidence = 0;
        if (conflict == null && (groups.size(a) > 1 || groups.size(b) > 1)) {
            evidence = evidence(groups.rows(a), groups.rows(b));
            conflict = evidence < thresholds.cohesionFor(edges.bits(edge)) ? Cut.Reason.EVIDENCE : null;
        }
        if (conflict != null) {
            if (refused.size() < MOST_CUTS) {
                refused.add(new Cut(left, right, edges.bits(edge), conflict, evidence));
            }
            return false;
        }
        int kept = groups.join(a, b);
        conflicts.joined(kept, kept == a ? b : a);
        return true;
    }

    /** The mean weight of the pairs between two groups. */
    private double evidence(int[] a, int[] b) {
        double sum = 0;
        int stepA = Math.max(1, a.length / WITNESSES);
        int stepB = Math.max(1, b.length / WITNESSES);
        int pairs = 0;
        for (int i = 0; i < a.length; i += stepA) {
            for (int j = 0; j < b.length; j += stepB) {
                double bits = scorer.bits(Math.min(a[i], b[j]), Math.max(a[i], b[j]));
                sum += Math.max(-Thresholds.STRONGEST, Math.min(Thresholds.STRONGEST, bits));
                pairs++;
            }
        }
        return sum / pairs;
    }
}
