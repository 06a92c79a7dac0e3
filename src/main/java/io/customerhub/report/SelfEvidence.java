package io.customerhub.report;

import io.customerhub.match.MatchRun;
import io.customerhub.match.model.Scorer;
import io.customerhub.report.MatchReport.UnlinkablePoint;
import io.customerhub.report.MatchReport.Unlinkables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Weighs each record with itself. */
final class SelfEvidence {

    private SelfEvidence() {}

    static Unlinkables of(MatchRun run, double same) {
        Scorer scorer = run.scorer();
        double[] bits = new double[run.table().size()];
        Arrays.setAll(bits, row -> scorer.bits(row, row));
        Arrays.sort(bits);
        List<UnlinkablePoint> curve = new ArrayList<>();
        long below = bits.length == 0 ? 0 : -1;
        for (int threshold = MatchReport.LOWEST; below < bits.length; threshold++) {
            below = below(bits, threshold);
            curve.add(new UnlinkablePoint(threshold, below, share(below, bits.length)));
        }
        long inForce = below(bits, same);
        return new Unlinkables(inForce, share(inForce, bits.length), curve);
    }

    /** How many of the sorted weights are less. */
    private static long below(double[] sorted, double threshold) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = low + high >>> 1;
            if (sorted[middle] < threshold) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static double share(long part, int all) {
        return all == 0 ? 0 : (double) part / all;
    }
}
