package io.customerhub.report;

import io.customerhub.match.MatchRun;
import io.customerhub.match.block.Blocks;
import io.customerhub.match.block.PassReport;
import io.customerhub.match.cluster.Clustering;
import io.customerhub.match.cluster.Decisions;
import io.customerhub.match.cluster.Edges;
import io.customerhub.match.cluster.Partition;
import io.customerhub.match.model.Bits;
import io.customerhub.match.model.Scorer;
import io.customerhub.match.model.Thresholds;
import io.customerhub.report.MatchReport.Bin;
import io.customerhub.report.MatchReport.Pass;
import io.customerhub.report.MatchReport.Threshold;
import java.util.ArrayList;
import java.util.List;

/** What all candidates weigh, to the end: a matching gives up a pair as soon as it cannot reach the threshold. */
final class CandidateScores {

    private static final int LOWEST_BIN = -40;
    private static final int HIGHEST_BIN = 60;
    private static final int STEPS = MatchReport.HIGHEST - MatchReport.LOWEST + 1;

    private final MatchRun run;
    private final double same;
    private final Scorer scorer;
    private final Edges edges = new Edges();
    private final long[] bins = new long[HIGHEST_BIN - LOWEST_BIN + 1];
    private final long[] pairs = new long[STEPS];
    private final double[] expected = new double[STEPS];
    private final List<Pass> passes = new ArrayList<>();
    private double expectedOfAll;
    private long newPairs;
    private long matches;

    private CandidateScores(MatchRun run, double same) {
        this.run = run;
        this.same = same;
        this.scorer = run.scorer();
    }

    /** Weighs all candidates of a run, those that no earlier pass has, pass by pass. */
    static CandidateScores of(MatchRun run, double same) {
        CandidateScores scores = new CandidateScores(run, same);
        Blocks blocks = run.blocks();
        for (int pass = 0; pass < blocks.passes(); pass++) {
            double before = scores.expectedOfAll;
            scores.newPairs = 0;
            scores.matches = 0;
            blocks.newPairs(pass, scores::add);
            scores.finish(blocks.reports().get(pass), scores.expectedOfAll - before);
        }
        return scores;
    }

    private void add(int left, int right) {
        // as exact as the clustering has it, so that both draw the line at the same place
        double bits = (float) scorer.bits(left, right);
        double probability = Bits.probability(bits);
        newPairs++;
        matches += bits >= same ? 1 : 0;
        expectedOfAll += probability;
        int floor = (int) Math.floor(bits);
        bins[Math.max(LOWEST_BIN, Math.min(HIGHEST_BIN, floor)) - LOWEST_BIN]++;
        if (floor >= MatchReport.LOWEST) {
            edges.add(left, right, bits);
            int step = Math.min(MatchReport.HIGHEST, floor) - MatchReport.LOWEST;
            pairs[step]++;
            expected[step] += probability;
        }
    }

    private void finish(PassReport report, double expectedMatches) {
        passes.add(new Pass(
                report.pass().toString(),
                report.blocks(),
                report.pairs(),
                report.cap(),
                report.cutBlocks(),
                report.cutRecords(),
                report.largest(),
                newPairs,
                expectedMatches,
                matches));
    }

    long candidates() {
        return passes.stream().mapToLong(Pass::newPairs).sum();
    }

    double expected() {
        return expectedOfAll;
    }

    List<Pass> passes() {
        return passes;
    }

    /** The bins from the first to the last that holds a pair. */
    List<Bin> bins() {
        int first = 0;
        int end = bins.length;
        while (first < end && bins[first] == 0) {
            first++;
        }
        while (end > first && bins[end - 1] == 0) {
            end--;
        }
        List<Bin> all = new ArrayList<>();
        for (int bin = first; bin < end; bin++) {
            all.add(new Bin(LOWEST_BIN + bin, bins[bin]));
        }
        return all;
    }

    /** What each threshold would make of the candidates, by the clustering of the run. */
    List<Threshold> thresholds(Thresholds inForce, Decisions decisions) {
        List<Threshold> all = new ArrayList<>();
        long reaching = 0;
        double matching = 0;
        for (int step = STEPS - 1; step >= 0; step--) {
            reaching += pairs[step];
            matching += expected[step];
            int bits = MatchReport.LOWEST + step;
            Thresholds tried = new Thresholds(bits, Math.min(bits, inForce.review()), inForce.cohesion());
            Partition partition = new Clustering(run.table(), scorer, tried).partition(edges, decisions);
            all.add(
                    0,
                    new Threshold(
                            bits,
                            reaching,
                            matching,
                            reaching == 0 ? 1 : matching / reaching,
                            expectedOfAll == 0 ? 1 : matching / expectedOfAll,
                            partition.count(),
                            ClusterFigures.largest(partition)));
        }
        return all;
    }
}
