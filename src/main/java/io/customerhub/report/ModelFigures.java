package io.customerhub.report;

import io.customerhub.match.MatchRun;
import io.customerhub.match.compare.Comparison;
import io.customerhub.match.model.ColumnModel;
import io.customerhub.match.model.Scorer;
import io.customerhub.match.table.MatchColumn;
import io.customerhub.report.MatchReport.Column;
import io.customerhub.report.MatchReport.Frequencies;
import io.customerhub.report.MatchReport.Level;
import io.customerhub.report.MatchReport.Model;
import io.customerhub.report.MatchReport.Rank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads out of a model what it believes. */
final class ModelFigures {

    /** Ranks run 1, 2, 5, 10, 20, 50 and so on: frequencies of names fall about as the rank rises (Zipf). */
    private static final int[] STEPS = {1, 2, 5};

    private static final int DECADE = 10;

    private ModelFigures() {}

    static Model model(MatchRun run) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < run.comparisons().size(); i++) {
            columns.add(column(
                    run.comparisons().get(i),
                    run.model().columns().get(i),
                    run.table().size()));
        }
        return new Model(run.model().prior(), run.model().thresholds(), columns);
    }

    private static Column column(Comparison comparison, ColumnModel model, int records) {
        List<Level> levels = new ArrayList<>();
        for (int level = 1; level <= comparison.levels(); level++) {
            levels.add(new Level(
                    comparison.label(level),
                    model.m().get(level - 1),
                    model.u().get(level - 1),
                    model.bits(level),
                    model.dependentBits(level),
                    level == comparison.exact()));
        }
        return new Column(
                model.column(),
                model.kind(),
                records == 0 ? 0 : (double) comparison.column().present() / records,
                model.dependsOn(),
                levels);
    }

    static List<Frequencies> frequencies(MatchRun run) {
        Scorer scorer = run.scorer();
        List<Frequencies> all = new ArrayList<>();
        for (int i = 0; i < run.comparisons().size(); i++) {
            MatchColumn column = run.comparisons().get(i).column();
            all.add(new Frequencies(column.name(), column.distinct(), ranks(i, column, scorer)));
        }
        return all;
    }

    private static List<Rank> ranks(int number, MatchColumn column, Scorer scorer) {
        int[] values = mostCommonFirst(column);
        List<Rank> ranks = new ArrayList<>();
        for (long decade = 1; decade <= values.length; decade *= DECADE) {
            for (int step : STEPS) {
                if (step * decade < values.length) {
                    ranks.add(rank(number, column, scorer, values, (int) (step * decade)));
                }
            }
        }
        if (values.length > 0) {
            ranks.add(rank(number, column, scorer, values, values.length));
        }
        return ranks;
    }

    private static Rank rank(int number, MatchColumn column, Scorer scorer, int[] values, int rank) {
        int value = values[rank - 1];
        return new Rank(rank, column.count(value), scorer.equalityBits(number, value));
    }

    private static int[] mostCommonFirst(MatchColumn column) {
        long[] packed = new long[column.distinct()];
        for (int value = 0; value < packed.length; value++) {
            packed[value] = -(long) column.count(value) << Integer.SIZE | value;
        }
        Arrays.sort(packed);
        int[] values = new int[packed.length];
        Arrays.setAll(values, i -> (int) packed[i]);
        return values;
    }
}
