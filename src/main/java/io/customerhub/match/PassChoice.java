package io.customerhub.match;

import io.customerhub.match.block.Blocks;
import io.customerhub.match.block.CappedPass;
import io.customerhub.match.block.PassReport;
import io.customerhub.match.block.SharedNumbers;
import io.customerhub.match.cluster.Edges;
import io.customerhub.match.table.MatchTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Chooses the passes that a lasting model keeps. Each costs every record a key for ever, and most find what others have
 * found: so they are taken one after another, each time the one that finds most of the likely pairs that are still
 * missing (the greedy cover of Chvátal 1979), until the next would find hardly any.
 */
final class PassChoice {

    /** A pass that adds a smaller share of the pairs is not worth its keys. */
    private static final double LEAST_SHARE = 0.0005;

    private static final int FEWEST = 2;

    /** More records than any one customer has. */
    private static final int MOST_OF_A_NUMBER = 100;

    private PassChoice() {}

    /** The passes that are worth their keys, in the order of the blocks; what says who a customer is stays in any case. */
    static List<CappedPass> of(MatchTable table, Blocks blocks, Edges edges, double same) {
        int[] likely = edges.strongestFirst(same);
        List<CappedPass> passes = blocks.cappedPasses();
        BitSet[] finds = finds(blocks, edges, likely);
        BitSet chosen = new BitSet();
        BitSet missing = new BitSet();
        missing.set(0, likely.length);
        for (int pass = 0; pass < passes.size(); pass++) {
            if (SharedNumbers.isDemoting(passes.get(pass).pass(), table)) {
                chosen.set(pass);
                missing.andNot(finds[pass]);
            }
        }
        double least = Math.max(FEWEST, likely.length * LEAST_SHARE);
        for (int best = best(finds, missing, least); best >= 0; best = best(finds, missing, least)) {
            chosen.set(best);
            missing.andNot(finds[best]);
        }
        List<CappedPass> kept = new ArrayList<>();
        chosen.stream().forEach(pass -> kept.add(capped(table, passes.get(pass))));
        for (PassReport report : blocks.reports()) {
            if (report.cap() <= 1 && SharedNumbers.isDemoting(report.pass(), table)) {
                kept.add(new CappedPass(report.pass(), MOST_OF_A_NUMBER));
            }
        }
        return kept;
    }

    /** A number that many records share is nobody's own, though the work that it makes could be borne. */
    private static CappedPass capped(MatchTable table, CappedPass pass) {
        return SharedNumbers.isDemoting(pass.pass(), table)
                ? new CappedPass(pass.pass(), Math.min(pass.cap(), MOST_OF_A_NUMBER))
                : pass;
    }

    private static BitSet[] finds(Blocks blocks, Edges edges, int[] likely) {
        List<Integer> numbers = new ArrayList<>();
        for (int pass = 0; pass < blocks.passes(); pass++) {
            if (blocks.reports().get(pass).cap() > 1) {
                numbers.add(pass);
            }
        }
        BitSet[] finds = new BitSet[numbers.size()];
        for (int i = 0; i < finds.length; i++) {
            finds[i] = new BitSet(likely.length);
            for (int edge = 0; edge < likely.length; edge++) {
                finds[i].set(
                        edge, blocks.isTogether(numbers.get(i), edges.left(likely[edge]), edges.right(likely[edge])));
            }
        }
        return finds;
    }

    /** The pass that finds most of what is missing, the first of equals; -1 when none finds enough. */
    private static int best(BitSet[] finds, BitSet missing, double least) {
        int best = -1;
        int most = 0;
        for (int pass = 0; pass < finds.length; pass++) {
            BitSet found = (BitSet) finds[pass].clone();
            found.and(missing);
            int count = found.cardinality();
            if (count >= least && count > most) {
                best = pass;
                most = count;
            }
        }
        return best;
    }
}
