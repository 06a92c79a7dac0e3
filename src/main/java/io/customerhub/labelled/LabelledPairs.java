package io.customerhub.labelled;

import io.customerhub.config.Place;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.labelled.ColumnMap.Truth;
import io.customerhub.match.block.Blocks;
import io.customerhub.match.cluster.Partition;
import io.customerhub.match.table.MatchTable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The truth where only some pairs are known: figures count these pairs and no others. */
final class LabelledPairs implements KnownTruth {

    private final int[] lefts;
    private final int[] rights;
    private final boolean[] same;

    private LabelledPairs(int count) {
        lefts = new int[count];
        rights = new int[count];
        same = new boolean[count];
    }

    /** The pairs of a file, or null with a problem. */
    static @Nullable LabelledPairs read(Truth.Pairs from, Path mapFile, MatchTable table, Problems problems) {
        LabelledFile file = LabelledFile.read(mapFile.resolveSibling(from.file().column()), problems);
        if (file == null) {
            return null;
        }
        int before = problems.count();
        int left = file.column(from.left(), problems);
        int right = file.column(from.right(), problems);
        int score = from.score() == null ? -1 : file.column(from.score(), problems);
        if (problems.count() > before) {
            return null;
        }
        List<LabelledFile.Row> rows = file.rows();
        LabelledPairs pairs = new LabelledPairs(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            LabelledFile.Row row = rows.get(i);
            pairs.lefts[i] = rowOf(row.text(left), table);
            pairs.rights[i] = rowOf(row.text(right), table);
            Double sure = score < 0 ? Double.valueOf(1) : number(row.text(score));
            if (pairs.lefts[i] < 0 || pairs.rights[i] < 0 || sure == null) {
                problems.add(
                        new Place(file.name(), (int) row.line(), 1),
                        ProblemCode.COLUMNS_RECORD,
                        "found a pair with "
                                + (sure == null ? "a score that is no number" : "a record id that no record has")
                                + ", expected two record ids and a score");
                continue;
            }
            pairs.same[i] = sure >= from.from();
        }
        return problems.count() > before ? null : pairs;
    }

    private static int rowOf(@Nullable String recordId, MatchTable table) {
        return recordId == null ? -1 : table.rowOf(recordId);
    }

    private static @Nullable Double number(@Nullable String text) {
        try {
            return text == null ? null : Double.valueOf(text);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    @Override
    public long pairs() {
        long count = 0;
        for (boolean one : same) {
            count += one ? 1 : 0;
        }
        return count;
    }

    @Override
    public Figures figures(Partition partition) {
        long right = 0;
        long joined = 0;
        for (int i = 0; i < same.length; i++) {
            boolean together = partition.customerOf(lefts[i]) == partition.customerOf(rights[i]);
            joined += together ? 1 : 0;
            right += together && same[i] ? 1 : 0;
        }
        int[] sizes = new int[partition.count()];
        Arrays.stream(partition.customers()).forEach(customer -> sizes[customer]++);
        return new Figures(
                joined == 0 ? 1 : (double) right / joined,
                pairs() == 0 ? 1 : (double) right / pairs(),
                Double.NaN,
                Double.NaN,
                partition.count(),
                Arrays.stream(sizes).max().orElse(0));
    }

    @Override
    public double blockingRecall(Blocks blocks) {
        long found = 0;
        for (int i = 0; i < same.length; i++) {
            found += same[i] && blocks.firstPass(lefts[i], rights[i]) >= 0 ? 1 : 0;
        }
        return pairs() == 0 ? 1 : (double) found / pairs();
    }
}
