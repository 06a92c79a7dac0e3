package io.customerhub.match.block;

import io.customerhub.match.table.MatchTable;
import java.util.ArrayList;
import java.util.List;

/**
 * A table in blocks: for each pass the records that share a key. A pair that agrees in several passes belongs to the
 * first one, so no pair is compared twice and no list of pairs is kept. Immutable, safe for use by several threads.
 */
public final class Blocks {

    private final int passes;
    private final int[] blockOf;
    private final int[][] rows;
    private final int[][] ends;
    private final List<PassReport> reports;

    private Blocks(int passes, int[] blockOf, int[][] rows, int[][] ends, List<PassReport> reports) {
        this.passes = passes;
        this.blockOf = blockOf;
        this.rows = rows;
        this.ends = ends;
        this.reports = List.copyOf(reports);
    }

    /** Puts a table into blocks, with caps that keep within the limits. */
    public static Blocks of(MatchTable table, List<BlockingPass> passes, BlockLimits limits) {
        return of(table, passes, (pass, groups) -> groups.capWithin(limits));
    }

    /** Puts a table into blocks with these caps. */
    public static Blocks of(MatchTable table, List<CappedPass> passes) {
        return of(table, passes.stream().map(CappedPass::pass).toList(), (pass, groups) -> passes.get(pass)
                .cap());
    }

    private interface Caps {
        int of(int pass, KeyGroups groups);
    }

    private static Blocks of(MatchTable table, List<BlockingPass> passes, Caps caps) {
        int count = passes.size();
        int[] blockOf = new int[Math.multiplyExact(table.size(), count)];
        int[][] rows = new int[count][];
        int[][] ends = new int[count][];
        List<PassReport> reports = new ArrayList<>();
        KeyGroups groups = new KeyGroups(table.size());
        KeyHashes hashes = new KeyHashes(table);
        for (int pass = 0; pass < count; pass++) {
            groups.group(hashes.of(passes.get(pass)));
            reports.add(groups.cut(passes.get(pass), caps.of(pass, groups)));
            ends[pass] = groups.ends();
            rows[pass] = groups.rows(blockOf, count, pass);
        }
        return new Blocks(count, blockOf, rows, ends, reports);
    }

    /** How many passes there are. */
    public int passes() {
        return passes;
    }

    /** The passes that are not left out, with their caps. */
    public List<CappedPass> cappedPasses() {
        return reports.stream()
                .filter(report -> report.cap() > 1)
                .map(report -> new CappedPass(report.pass(), report.cap()))
                .toList();
    }

    /** True when both records are in one block of the pass. */
    public boolean isTogether(int pass, int left, int right) {
        int block = blockOf[left * passes + pass];
        return block != 0 && block == blockOf[right * passes + pass];
    }

    /** What each pass does, in the order of the passes. */
    public List<PassReport> reports() {
        return reports;
    }

    /** Hands on each pair of a pass that no earlier pass has; in an order that only the records decide. */
    public void newPairs(int pass, PairSink sink) {
        int[] sorted = rows[pass];
        int from = 0;
        for (int end : ends[pass]) {
            for (int i = from; i < end; i++) {
                int left = sorted[i];
                for (int j = i + 1; j < end; j++) {
                    if (firstPass(left, sorted[j]) == pass) {
                        sink.pair(left, sorted[j]);
                    }
                }
            }
            from = end;
        }
    }

    /**
     * Hands on pairs of a pass, whether an earlier one has them or not.
     *
     * @param most about how many; when there are more, whole blocks are left out, evenly
     */
    public void samplePairs(int pass, long most, PairSink sink) {
        long all = reports.get(pass).pairs();
        double share = all <= most ? 1 : (double) most / all;
        int[] sorted = rows[pass];
        int from = 0;
        for (int block = 0; block < ends[pass].length; block++) {
            int end = ends[pass][block];
            if ((long) ((block + 1) * share) > (long) (block * share)) {
                for (int i = from; i < end; i++) {
                    for (int j = i + 1; j < end; j++) {
                        sink.pair(sorted[i], sorted[j]);
                    }
                }
            }
            from = end;
        }
    }

    /** The first pass in which both records are in one block, or -1. */
    public int firstPass(int left, int right) {
        int a = left * passes;
        int b = right * passes;
        for (int pass = 0; pass < passes; pass++) {
            int block = blockOf[a + pass];
            if (block != 0 && block == blockOf[b + pass]) {
                return pass;
            }
        }
        return -1;
    }
}
