package io.customerhub.match;

import io.customerhub.match.block.BlockLimits;
import io.customerhub.match.block.BlockingPass;
import io.customerhub.match.block.Blocks;
import io.customerhub.match.block.CappedPass;
import io.customerhub.match.block.DefaultPasses;
import io.customerhub.match.block.PairSink;
import io.customerhub.match.block.SharedNumbers;
import io.customerhub.match.cluster.Clustering;
import io.customerhub.match.cluster.Decisions;
import io.customerhub.match.cluster.Edges;
import io.customerhub.match.cluster.Partition;
import io.customerhub.match.compare.Comparisons;
import io.customerhub.match.compare.Nicknames;
import io.customerhub.match.model.MatchModel;
import io.customerhub.match.model.ModelTrainer;
import io.customerhub.match.model.PriorEstimate;
import io.customerhub.match.model.Scorer;
import io.customerhub.match.model.Thresholds;
import io.customerhub.match.table.MatchTable;
import java.util.List;

/** One run over a table, from blocks to customers: what each part made, for reports and for the next part. */
public final class MatchRun {

    private final MatchTable table;
    private final Blocks blocks;
    private final MatchModel model;
    private final Comparisons comparisons;
    private final Edges edges;
    private final long candidates;
    private final Partition partition;

    private MatchRun(MatchTable table, Blocks blocks, Comparisons comparisons, Search search, Decisions decisions) {
        this(table, table, blocks, comparisons, search, decisions);
    }

    /** @param weighed the table without the values that say nothing */
    private MatchRun(
            MatchTable table,
            MatchTable weighed,
            Blocks blocks,
            Comparisons comparisons,
            Search search,
            Decisions decisions) {
        this.table = table;
        this.blocks = blocks;
        this.comparisons = comparisons;
        this.model = search.model();
        this.edges = search.edges();
        this.candidates = search.candidates();
        this.partition = new Clustering(weighed, scorer(), model.thresholds()).partition(edges, decisions);
    }

    /** The pairs that a search over blocks found, and the model by which they weigh what they weigh. */
    private record Search(MatchModel model, Edges edges, long candidates) {}

    /** Matches a table with the default passes and a model that the table trains. */
    public static MatchRun untrained(MatchTable table, Decisions decisions) {
        return untrained(table, DefaultPasses.of(table), BlockLimits.of(table.size()), decisions);
    }

    /** Matches a table with these passes and a model that the table trains. */
    public static MatchRun untrained(
            MatchTable table, List<BlockingPass> passes, BlockLimits limits, Decisions decisions) {
        Blocks blocks = Blocks.of(table, passes, limits);
        Comparisons comparisons = Comparisons.of(table, Nicknames.load());
        Search search = training(table, blocks, comparisons, Thresholds.DEFAULT);
        return new MatchRun(table, blocks, comparisons, search, decisions);
    }

    /**
     * Trains a model that lasts: one that keeps only the passes that are worth their keys, see {@link PassChoice}; and
     * matches the table by it, as {@link #by} would.
     */
    public static MatchRun learning(MatchTable table, Thresholds thresholds, Decisions decisions) {
        Blocks all = Blocks.of(table, DefaultPasses.of(table), BlockLimits.of(table.size()));
        Comparisons comparisons = Comparisons.of(table, Nicknames.load());
        Search search = training(table, all, comparisons, thresholds);
        List<CappedPass> chosen = PassChoice.of(table, all, search.edges(), thresholds.same());
        MatchModel lasting = search.model().withPasses(chosen);
        if (SharedNumbers.without(table, chosen) != table) {
            return by(lasting, table, decisions);
        }
        Blocks blocks = Blocks.of(table, chosen);
        Edges kept = new Edges();
        for (int edge = 0; edge < search.edges().size(); edge++) {
            int left = search.edges().left(edge);
            int right = search.edges().right(edge);
            if (blocks.firstPass(left, right) >= 0) {
                kept.add(left, right, search.edges().bits(edge));
            }
        }
        return new MatchRun(table, blocks, comparisons, new Search(lasting, kept, search.candidates()), decisions);
    }

    /**
     * Matches a table by a model that is trained. A pair weighs what it weighed in the table that trained the model.
     *
     * @param table of the model's {@link MatchModel#headings()}
     */
    public static MatchRun by(MatchModel model, MatchTable table, Decisions decisions) {
        Blocks blocks = Blocks.of(table, model.passes());
        MatchTable weighed = SharedNumbers.without(table, model.passes());
        Comparisons comparisons = Comparisons.of(weighed, Nicknames.load());
        Scorer scorer = new Scorer(model, comparisons);
        Edges found = new Edges();
        double limit = model.thresholds().review();
        long candidates = eachPair(blocks, (left, right) -> {
            double bits = scorer.bitsFrom(left, right, limit);
            if (bits >= limit) {
                found.add(left, right, bits);
            }
        });
        return new MatchRun(table, weighed, blocks, comparisons, new Search(model, found, candidates), decisions);
    }

    private static Search training(MatchTable table, Blocks blocks, Comparisons comparisons, Thresholds thresholds) {
        MatchModel trained =
                new ModelTrainer(table, comparisons, blocks).train().withThresholds(thresholds);
        PriorEstimate prior = new PriorEstimate(trained.prior(), table.size());
        Scorer first = new Scorer(trained, comparisons);
        Edges near = new Edges();
        double limit = thresholds.review() - PriorEstimate.MOST_CHANGE;
        long candidates = eachPair(blocks, (left, right) -> {
            double bits = first.bitsFrom(left, right, limit);
            if (bits >= limit) {
                prior.add(bits);
                near.add(left, right, bits);
            }
        });
        MatchModel model = trained.withPrior(trained.prior() + prior.change());
        // weighed once more rather than shifted: so a run by the model gives the same bits to the last digit
        Scorer scorer = new Scorer(model, comparisons);
        Edges edges = new Edges();
        for (int edge = 0; edge < near.size(); edge++) {
            double bits = scorer.bits(near.left(edge), near.right(edge));
            if (bits >= thresholds.review()) {
                edges.add(near.left(edge), near.right(edge), bits);
            }
        }
        return new Search(model, edges, candidates);
    }

    private static long eachPair(Blocks blocks, PairSink sink) {
        long[] pairs = new long[1];
        for (int pass = 0; pass < blocks.passes(); pass++) {
            blocks.newPairs(pass, (left, right) -> {
                pairs[0]++;
                sink.pair(left, right);
            });
        }
        return pairs[0];
    }

    /** The table. */
    public MatchTable table() {
        return table;
    }

    /** The blocks, with what each pass did. */
    public Blocks blocks() {
        return blocks;
    }

    /** The model by which the pairs were weighed. */
    public MatchModel model() {
        return model;
    }

    /** The comparisons, which one thread at a time may use. */
    public Comparisons comparisons() {
        return comparisons;
    }

    /** A scorer for single pairs, which one thread at a time may use. */
    public Scorer scorer() {
        return new Scorer(model, comparisons);
    }

    /** The pairs that weigh enough for a review or more. */
    public Edges edges() {
        return edges;
    }

    /** How many pairs were compared. */
    public long candidates() {
        return candidates;
    }

    /** The customers. */
    public Partition partition() {
        return partition;
    }
}
