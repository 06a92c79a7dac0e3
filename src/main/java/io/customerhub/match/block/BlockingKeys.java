package io.customerhub.match.block;

import io.customerhub.match.table.MatchTable;
import io.customerhub.record.Hashes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The keys by which records find candidates: of each record one for each pass, 64 bits, of different passes different.
 * They depend on the values of the record alone, so they can be kept.
 */
public final class BlockingKeys {

    private final List<CappedPass> passes;
    private final long[][] keys;

    private BlockingKeys(List<CappedPass> passes, long[][] keys) {
        this.passes = passes;
        this.keys = keys;
    }

    /**
     * The keys of a table.
     *
     * @param name keys of tables of different names are different
     */
    public static BlockingKeys of(MatchTable table, List<CappedPass> passes, String name) {
        KeyHashes hashes = new KeyHashes(table);
        long[][] keys = new long[passes.size()][];
        for (int pass = 0; pass < keys.length; pass++) {
            long[] ofPass = hashes.of(passes.get(pass).pass()).clone();
            long salt = Hashes.of(name + ' ' + passes.get(pass).pass());
            for (int row = 0; row < ofPass.length; row++) {
                ofPass[row] = ofPass[row] == KeyFeature.NONE ? KeyFeature.NONE : Hashes.mix(ofPass[row] ^ salt) | 1;
            }
            keys[pass] = ofPass;
        }
        return new BlockingKeys(List.copyOf(passes), keys);
    }

    /** The keys of a record, in the order of the passes; those that it does not have are left out. */
    public long[] of(int row) {
        long[] some = new long[keys.length];
        int count = 0;
        for (long[] ofPass : keys) {
            if (ofPass[row] != KeyFeature.NONE) {
                some[count++] = ofPass[row];
            }
        }
        return Arrays.copyOf(some, count);
    }

    /** The key of a record in a pass, 0 when it has none. */
    public long of(int row, int pass) {
        return keys[pass][row];
    }

    /** The keys that more records share than the cap of their pass allows. */
    public List<WideKey> wide() {
        List<WideKey> wide = new ArrayList<>();
        for (int pass = 0; pass < keys.length; pass++) {
            long[] sorted = keys[pass].clone();
            Arrays.sort(sorted);
            int cap = passes.get(pass).cap();
            for (int from = 0; from < sorted.length; ) {
                int to = from + 1;
                while (to < sorted.length && sorted[to] == sorted[from]) {
                    to++;
                }
                if (to - from > cap && sorted[from] != KeyFeature.NONE) {
                    wide.add(new WideKey(sorted[from], pass));
                }
                from = to;
            }
        }
        return wide;
    }

    /**
     * A key that too many records share.
     *
     * @param key the key
     * @param pass the number of its pass
     */
    public record WideKey(long key, int pass) {}
}
