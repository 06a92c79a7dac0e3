package io.customerhub.match.model;

import io.customerhub.match.block.BlockingPass;
import io.customerhub.match.block.Blocks;
import io.customerhub.match.compare.Comparison;
import io.customerhub.match.compare.Comparisons;
import io.customerhub.match.table.MatchKind;
import io.customerhub.match.table.MatchTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learns a model from the records alone. The same records give the same model to the last digit, in whatever order they
 * came.
 */
public final class ModelTrainer {

    private static final int PAIRS_PER_PASS = 20_000;
    private static final int FEWEST_PAIRS = 30;
    private static final double FEWEST_MATCHES = 5;

    /** Estimates that tell less than this share of what full agreement tells are of something else than matches. */
    private static final double LEAST_CREDIBLE = 0.25;

    /** Where a household is all that pairs share, what people have alone differs among kin as well as by mistake. */
    private static final double KIN_TRUST = 1e-3;

    private static final double RAREST_NAME = 1e-4;
    private static final double RAREST_NUMBER = 1e-6;

    /** What is assumed of a column of which the passes tell nothing. */
    private static final double USUAL_EXACT = 0.9;

    private final MatchTable table;
    private final Comparisons comparisons;
    private final Blocks blocks;

    /** A trainer on the blocks of a table. */
    public ModelTrainer(MatchTable table, Comparisons comparisons, Blocks blocks) {
        this.table = table;
        this.comparisons = comparisons;
        this.blocks = blocks;
    }

    /** The model; of a table without pairs the one that is assumed. */
    public MatchModel train() {
        double[][] u = RandomPairs.u(table, comparisons);
        Dependence[] dependences = new DependentColumns(table, comparisons, u).find();
        double[][] sums = new double[comparisons.size()][Comparison.MOST_LEVELS + 1];
        double[] weights = new double[comparisons.size()];
        double matches = 1;
        for (int pass = 0; pass < blocks.passes(); pass++) {
            ExpectationMaximization estimate = estimate(pass, u, dependences);
            if (estimate == null || estimate.matches() < FEWEST_MATCHES) {
                continue;
            }
            double credibility = estimate.credibility();
            if (credibility < LEAST_CREDIBLE) {
                continue;
            }
            matches = Math.max(
                    matches, estimate.share() * blocks.reports().get(pass).pairs());
            double weight = Math.sqrt(estimate.matches()) * credibility * credibility;
            boolean mixesKin = findsHouseholds(blocks.reports().get(pass).pass());
            for (int column = 0; column < sums.length; column++) {
                if (estimate.estimates(column)) {
                    boolean personal =
                            !Household.shares(comparisons.get(column).column().kind());
                    double trust = mixesKin && personal ? weight * KIN_TRUST : weight;
                    weights[column] += trust;
                    double[] m = estimate.m(column);
                    for (int level = 1; level < m.length; level++) {
                        sums[column][level] += trust * m[level];
                    }
                }
            }
        }
        List<ColumnModel> columns = new ArrayList<>();
        for (int column = 0; column < sums.length; column++) {
            columns.add(column(column, sums[column], weights[column], u[column], dependences[column]));
        }
        double pairs = Math.max(1, table.size() * (table.size() - 1.0) / 2);
        double share = Math.min(0.5, matches / pairs);
        MatchModel model = new MatchModel(
                MatchModel.VERSION,
                Bits.log2(share / (1 - share)),
                Household.NONE,
                Thresholds.DEFAULT,
                columns,
                blocks.cappedPasses());
        return model.withHousehold(household(model));
    }

    /** How likely two records that share a household are of one person, by the passes that find households. */
    private double household(MatchModel model) {
        List<MatchKind> kinds = model.columns().stream().map(ColumnModel::kind).toList();
        if (!Household.appliesTo(kinds)) {
            return Household.NONE;
        }
        Scorer scorer = new Scorer(model, comparisons);
        Household household = new Household();
        for (int pass = 0; pass < blocks.passes(); pass++) {
            if (findsHouseholds(blocks.reports().get(pass).pass())) {
                blocks.samplePairs(pass, PAIRS_PER_PASS, (left, right) -> {
                    Scorer.Parts parts = scorer.parts(left, right);
                    if (model.prior() + parts.shared() >= 0) {
                        household.add(parts.personal());
                    }
                });
            }
        }
        return household.odds();
    }

    private boolean findsHouseholds(BlockingPass pass) {
        return table.columns().stream()
                .filter(column -> pass.uses(column.name()))
                .allMatch(column -> Household.shares(column.kind()));
    }

    private @Nullable ExpectationMaximization estimate(int pass, double[][] u, Dependence[] dependences) {
        PatternCounts counts = new PatternCounts();
        long[] pairs = new long[1];
        blocks.samplePairs(pass, PAIRS_PER_PASS, (left, right) -> {
            counts.add(comparisons.pattern(left, right));
            pairs[0]++;
        });
        if (pairs[0] < FEWEST_PAIRS) {
            return null;
        }
        BlockingPass used = blocks.reports().get(pass).pass();
        boolean[] leftOut = new boolean[comparisons.size()];
        for (int column = 0; column < leftOut.length; column++) {
            leftOut[column] = used.uses(comparisons.get(column).column().name());
        }
        ExpectationMaximization estimate = new ExpectationMaximization(comparisons, u, dependences, leftOut);
        estimate.run(counts);
        return estimate;
    }

    private ColumnModel column(int index, double[] sums, double weight, double[] u, Dependence dependence) {
        Comparison comparison = comparisons.get(index);
        List<Double> m = new ArrayList<>();
        List<Double> chance = new ArrayList<>();
        for (int level = 1; level <= comparison.levels(); level++) {
            double usual = level == comparison.exact() ? USUAL_EXACT : (1 - USUAL_EXACT) / (comparison.levels() - 1);
            m.add(weight > 0 ? sums[level] / weight : usual);
            chance.add(u[level]);
        }
        bound(comparison, m, chance);
        MatchKind kind = comparison.column().kind();
        return new ColumnModel(
                comparison.column().name(),
                kind,
                m,
                chance,
                rarest(kind),
                dependence.exists() ? comparisons.get(dependence.on()).column().name() : null,
                dependence.levels(comparison.levels()),
                CommonValues.of(comparison.column()));
    }

    /** No value counts as rarer than this; one that adds nothing counts as if all had it. */
    private static double rarest(MatchKind kind) {
        if (kind == MatchKind.NAME_REPEATED) {
            return 1;
        }
        return kind.isNumber() ? RAREST_NUMBER : RAREST_NAME;
    }

    /**
     * Being different never speaks for a match, and being alike never more than being equal: a level that the sample of
     * pairs has hardly seen would otherwise weigh as much as chance has it.
     */
    private static void bound(Comparison comparison, List<Double> m, List<Double> u) {
        int exact = comparison.exact() - 1;
        boolean addsNothing = comparison.column().kind() == MatchKind.NAME_REPEATED;
        double most = addsNothing ? 1 : Math.max(1, m.get(exact) / u.get(exact));
        for (int i = 0; i < m.size(); i++) {
            // a level above equality says what two columns say, as names that stand crosswise do
            double ratio = i == 0 ? 1 : i <= exact ? most : most * most;
            u.set(i, Math.min(1, Math.max(u.get(i), m.get(i) / ratio)));
        }
    }
}
