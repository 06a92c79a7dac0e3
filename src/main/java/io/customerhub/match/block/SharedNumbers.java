package io.customerhub.match.block;

import io.customerhub.match.table.MatchColumn;
import io.customerhub.match.table.MatchTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Numbers that should be one customer's own, such as a phone number, and that too many records share: a switchboard, a
 * marketplace, what clerks type to get past a field. They say nothing of who somebody is, and count as missing.
 */
public final class SharedNumbers {

    private SharedNumbers() {}

    /** True for a pass by one whole phone number, e-mail address or identifier: what it calls too common is demoted. */
    public static boolean isDemoting(BlockingPass pass, MatchTable table) {
        KeyPart first = pass.parts().get(0);
        return pass.parts().size() == 1
                && first.feature() == KeyFeature.WHOLE
                && table.columns().stream()
                        .anyMatch(column -> column.name().equals(first.column())
                                && column.kind().isNumber());
    }

    /** The table in which the values are missing that too many of its own records share. */
    public static MatchTable without(MatchTable table, List<CappedPass> passes) {
        BlockingKeys keys = BlockingKeys.of(table, demoting(table, passes), "");
        Set<Long> wide = new HashSet<>();
        keys.wide().forEach(key -> wide.add(key.key()));
        return wide.isEmpty() ? table : without(table, passes, "", wide::contains);
    }

    /**
     * The table in which the values are missing that too many records share.
     *
     * @param name the name by which the keys were made
     * @param isWide says whether too many records share a key
     */
    public static MatchTable without(MatchTable table, List<CappedPass> passes, String name, LongPredicate isWide) {
        List<CappedPass> demoting = demoting(table, passes);
        BlockingKeys keys = BlockingKeys.of(table, demoting, name);
        List<BitSet> gone = new ArrayList<>();
        for (MatchColumn column : table.columns()) {
            BitSet ofColumn = new BitSet();
            gone.add(ofColumn);
            for (int pass = 0; pass < demoting.size(); pass++) {
                if (demoting.get(pass).pass().uses(column.name())) {
                    for (int row = 0; row < table.size(); row++) {
                        long key = keys.of(row, pass);
                        if (key != KeyFeature.NONE && isWide.test(key)) {
                            ofColumn.set(column.value(row));
                        }
                    }
                }
            }
        }
        return table.without(gone);
    }

    /** The passes that demote. */
    public static List<CappedPass> demoting(MatchTable table, List<CappedPass> passes) {
        return passes.stream()
                .filter(capped -> isDemoting(capped.pass(), table))
                .toList();
    }
}
