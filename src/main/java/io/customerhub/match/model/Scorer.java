package io.customerhub.match.model;

import io.customerhub.match.compare.Comparison;
import io.customerhub.match.compare.Comparisons;
import io.customerhub.match.table.MatchColumn;
import io.customerhub.match.table.MatchKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Weighs pairs of records by a model. Not safe for use by several threads, as its comparisons are not. */
public final class Scorer {

    /** What a pair is worth that was given up because it could not reach the limit. */
    public static final double BELOW = Double.NEGATIVE_INFINITY;

    /** Less than so many bits beside the names is nothing that agrees. */
    private static final double BEYOND_NAMES = 1;

    /** How many bits below the threshold namesakes stay, for a steward to look at. */
    private static final double ONLY_NAMES = 1;

    private static final double NONE = 0;

    private final Comparison[] comparisons;
    private final double[][] bits;
    private final ColumnModel[] models;
    private final float[][] exactBits;
    private final double[] bestRest;
    private final double[][] dependentBits;
    private final int[] parents;
    private final int[] levels;
    private final double prior;
    private final double household;
    private final double onlyNames;
    private final double[] mostPersonal;
    private final boolean[] beyondNames;
    private final boolean namesDoNotSuffice;
    private final int[] order;

    /**
     * A scorer.
     *
     * @throws IllegalArgumentException when the model is not of these columns
     */
    public Scorer(MatchModel model, Comparisons all) {
        int size = all.size();
        if (model.columns().size() != size) {
            throw new IllegalArgumentException(
                    "the model has " + model.columns().size() + " columns and the table " + size);
        }
        prior = model.prior();
        household = model.household();
        onlyNames = model.thresholds().same() - ONLY_NAMES;
        mostPersonal = new double[size];
        beyondNames = new boolean[size];
        comparisons = new Comparison[size];
        bits = new double[size][Comparison.MOST_LEVELS + 1];
        models = new ColumnModel[size];
        exactBits = new float[size][];
        bestRest = new double[size + 1];
        order = parentsFirst(model, mostTellingFirst(model, all));
        dependentBits = new double[size][Comparison.MOST_LEVELS + 1];
        parents = new int[size];
        levels = new int[size];
        for (int i = 0; i < size; i++) {
            Comparison comparison = all.get(order[i]);
            ColumnModel column = model.columns().get(order[i]);
            if (!column.column().equals(comparison.column().name())
                    || column.m().size() != comparison.levels()) {
                throw new IllegalArgumentException("the model's column '" + column.column()
                        + "' is not the table's column '" + comparison.column().name() + "'");
            }
            comparisons[i] = comparison;
            for (int level = 1; level <= comparison.levels(); level++) {
                bits[i][level] = column.bits(level);
                dependentBits[i][level] = column.dependentBits(level);
            }
            parents[i] = place(model, order, column.dependsOn());
            models[i] = column;
            exactBits[i] = new float[comparison.column().distinct()];
            Arrays.fill(exactBits[i], Float.NaN);
            mostPersonal[i] = Household.shares(column.kind())
                    ? NONE
                    : column.kind().isIdentifier() ? Double.MAX_VALUE : Household.KIN_ALIKE;
            beyondNames[i] = !column.kind().isName() && (parents[i] < 0 || beyondNames[parents[i]]);
        }
        List<MatchKind> kinds = model.columns().stream().map(ColumnModel::kind).toList();
        namesDoNotSuffice = Household.appliesTo(kinds) && kinds.stream().anyMatch(MatchKind::isNumber);
        for (int i = size - 1; i >= 0; i--) {
            bestRest[i] = bestRest[i + 1] + best(i);
        }
    }

    /**
     * The weight of equal values. The rarer the value that two records share, the more it says: the frequency stands in
     * the place of u. Worked out when it is asked for, because most values are nobody else's.
     */
    private double exact(int i, int value) {
        float known = exactBits[i][value];
        if (Float.isNaN(known)) {
            known = exactOf(i, models[i].common().count(comparisons[i].column(), value));
            exactBits[i][value] = known;
        }
        return known;
    }

    private float exactOf(int i, int count) {
        ColumnModel model = models[i];
        double frequency =
                UsualChance.frequency(model.kind(), count, model.common().present());
        double m = model.m().get(comparisons[i].exact() - 1);
        return (float) Bits.log2(m / Math.max(frequency, model.rarest()));
    }

    private double best(int i) {
        // no value is rarer than one that a single record has
        double best = Math.max(0, exactOf(i, 1));
        for (int level = 1; level <= comparisons[i].levels(); level++) {
            best = level == comparisons[i].exact() ? best : Math.max(best, bits[i][level]);
        }
        return best;
    }

    /** The odds in bits that two records are of one customer. */
    public double bits(int left, int right) {
        return bitsFrom(left, right, BELOW);
    }

    /** As {@link #bits}, but {@link #BELOW} as soon as it is clear that the pair stays below the limit. */
    public double bitsFrom(int left, int right, double limit) {
        double sum = prior;
        double personal = 0;
        double beyond = 0;
        for (int i = 0; i < comparisons.length; i++) {
            if (sum + bestRest[i] < limit) {
                return BELOW;
            }
            levels[i] = comparisons[i].level(left, right);
            double weight = weight(i, left);
            sum += weight;
            personal += personal(i, weight);
            beyond += beyond(i, weight);
        }
        return held(sum, personal, beyond);
    }

    /** What a column says for a match that the names do not say already. */
    private double beyond(int i, double weight) {
        return beyondNames[i] && comparisons[i].tellsNamesakesApart(levels[i]) ? Math.max(0, weight) : 0;
    }

    /** What a column says against kin. */
    private double personal(int i, double weight) {
        return mostPersonal[i] == NONE ? 0 : Math.min(weight, mostPersonal[i]);
    }

    /** The weight of a pair, held back where it might be kin, or namesakes of whom nothing else is known to agree. */
    private double held(double sum, double personal, double beyond) {
        double kin = Math.min(sum, household + personal);
        return beyond < BEYOND_NAMES && namesDoNotSuffice ? Math.min(kin, onlyNames) : kin;
    }

    /**
     * What two records tell, in two parts that add up to the odds without the prior.
     *
     * @param shared what the columns tell that a household shares
     * @param personal what the others tell against kin
     */
    record Parts(double shared, double personal) {}

    /** Both parts of a pair. */
    Parts parts(int left, int right) {
        double shared = 0;
        double personal = 0;
        for (int i = 0; i < comparisons.length; i++) {
            levels[i] = comparisons[i].level(left, right);
            double weight = weight(i, left);
            shared += mostPersonal[i] == NONE ? weight : 0;
            personal += personal(i, weight);
        }
        return new Parts(shared, personal);
    }

    /** What a comparison adds whose level is known, as are those before it. */
    private double weight(int i, int left) {
        Comparison comparison = comparisons[i];
        int level = levels[i];
        double weight =
                level == comparison.exact() ? exact(i, comparison.column().value(left)) : bits[i][level];
        int parent = parents[i];
        boolean dependent = parent >= 0 && weight > 0 && comparisons[parent].agrees(levels[parent]);
        return dependent ? Math.max(0, weight + dependentBits[i][level]) : weight;
    }

    /** The columns that tell most for their cost first, so that the pairs that cannot match are given up soon. */
    private static int[] mostTellingFirst(MatchModel model, Comparisons all) {
        double[] price = new double[all.size()];
        for (int column = 0; column < price.length; column++) {
            double most = Bits.log2(1 / model.columns().get(column).rarest());
            double exact = model.columns().get(column).bits(all.get(column).exact());
            price[column] = (all.get(column).cost() + 0.5) / Math.max(0.1, Math.min(most, exact));
        }
        return IntStream.range(0, price.length)
                .boxed()
                .sorted(Comparator.comparingDouble(column -> price[column]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** The order with each column behind the one that it depends on. */
    private static int[] parentsFirst(MatchModel model, int[] order) {
        List<Integer> placed = new ArrayList<>();
        while (placed.size() < order.length) {
            int before = placed.size();
            for (int column : order) {
                String parent = model.columns().get(column).dependsOn();
                if (!placed.contains(column)
                        && (parent == null
                                || placed.stream().anyMatch(one -> model.columns()
                                        .get(one)
                                        .column()
                                        .equals(parent)))) {
                    placed.add(column);
                }
            }
            if (placed.size() == before) {
                throw new IllegalArgumentException("columns of the model depend on one another in a circle");
            }
        }
        return placed.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int place(MatchModel model, int[] order, @Nullable String column) {
        for (int i = 0; i < order.length; i++) {
            if (model.columns().get(order[i]).column().equals(column)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * What it is worth that two records share a value, leaving out dependence.
     *
     * @param column the number of the column in its table
     * @param value the id of the value in its column
     */
    public double equalityBits(int column, int value) {
        int i = 0;
        while (order[i] != column) {
            i++;
        }
        return exact(i, value);
    }

    /** What each column adds to the weight of a pair. */
    public PairEvidence explain(int left, int right) {
        PairEvidence.Step[] steps = new PairEvidence.Step[comparisons.length];
        double sum = prior;
        double personal = 0;
        double beyond = 0;
        for (int i = 0; i < comparisons.length; i++) {
            Comparison comparison = comparisons[i];
            MatchColumn column = comparison.column();
            levels[i] = comparison.level(left, right);
            double weight = weight(i, left);
            sum += weight;
            personal += personal(i, weight);
            beyond += beyond(i, weight);
            steps[order[i]] = new PairEvidence.Step(
                    column.name(), text(column, left), text(column, right), comparison.label(levels[i]), weight);
        }
        return new PairEvidence(prior, List.of(steps), held(sum, personal, beyond) - sum);
    }

    private static @Nullable String text(MatchColumn column, int row) {
        int value = column.value(row);
        return value < 0 ? null : column.string(value);
    }
}
