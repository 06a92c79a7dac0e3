package io.customerhub.match.cluster;

import io.customerhub.match.table.MatchColumn;
import io.customerhub.match.table.MatchKind;
import io.customerhub.match.table.MatchTable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What groups must never be joined: those with two exclusive identifiers of one kind, and those decided different. */
final class Conflicts {

    private final List<MatchColumn> exclusive;
    private final int[][] identifiers;
    private final Map<Integer, Set<Integer>> different = new HashMap<>();

    Conflicts(MatchTable table, List<Decisions.Pair> decided) {
        exclusive = table.columns(MatchKind.EXCLUSIVE_IDENTIFIER);
        identifiers = new int[exclusive.size()][table.size()];
        for (int i = 0; i < identifiers.length; i++) {
            for (int row = 0; row < table.size(); row++) {
                identifiers[i][row] = exclusive.get(i).value(row);
            }
        }
        for (Decisions.Pair pair : decided) {
            int left = table.rowOf(pair.left());
            int right = table.rowOf(pair.right());
            if (left >= 0 && right >= 0 && left != right) {
                different.computeIfAbsent(left, row -> new HashSet<>()).add(right);
                different.computeIfAbsent(right, row -> new HashSet<>()).add(left);
            }
        }
    }

    /** Why two groups must not be joined, or null. */
    Cut.@Nullable Reason between(int a, int b) {
        Set<Integer> others = different.get(a);
        if (others != null && others.contains(b)) {
            return Cut.Reason.DECISION;
        }
        for (int[] values : identifiers) {
            if (values[a] >= 0 && values[b] >= 0 && values[a] != values[b]) {
                return Cut.Reason.IDENTIFIER;
            }
        }
        return null;
    }

    /** Tells that one group now stands for two. */
    void joined(int kept, int gone) {
        for (int[] values : identifiers) {
            values[kept] = values[kept] >= 0 ? values[kept] : values[gone];
        }
        Set<Integer> others = different.remove(gone);
        if (others != null) {
            Set<Integer> all = different.computeIfAbsent(kept, row -> new HashSet<>());
            for (int other : others) {
                all.add(other);
                Set<Integer> back = different.get(other);
                back.remove(gone);
                back.add(kept);
            }
        }
    }
}
