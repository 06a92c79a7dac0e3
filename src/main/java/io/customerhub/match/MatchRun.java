package io.customerhub.match;

import io.customerhub.match.block.BlockLimits;
import io.customerhub.match.block.BlockingPass;
import io.customerhub.match.block.Blocks;
import io.customerhub.match.block.DefaultPasses;
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

    private MatchRun(
            MatchTable table, Blocks blocks, Comparisons comparisons, MatchModel trained, Decisions decisions) {
        this.table = table;
        this.blocks = blocks;
        this.comparisons = comparisons;
        PriorEstimate prior = new PriorEstimate(trained.prior(), table.size());
        Scorer first = new Scorer(trained, comparisons);
        Edges found = new Edges();
        long[] pairs = new long[1];
        double limit = trained.thresholds().review() - PriorEstimate.MOST_CHANGE;
        for (int pass = 0; pass < blocks.passes(); pass++) {
            blocks.newPairs(pass, (left, right) -> {
                pairs[0]++;
                double bits = first.bitsFrom(left, right, limit);
                if (bits >= limit) {
                    prior.add(bits);
                    found.add(left, right, bits);
                }
            });
        }
        this.candidates = pairs[0];
        double change = prior.change();
        this.model = trained.withPrior(trained.prior() + change);
        found.shift(change);
        this.edges = found;
        this.partition = new Clustering(table, scorer(), model.thresholds()).partition(edges, decisions);
    }

    /** Matches a table with the default passes and a model that the table trains. */
    public static MatchRun untrained(MatchTable table, Decisions decisions) {
        return untrained(table, DefaultPasses.of(table), BlockLimits.of(table.size()), decisions);
    }

    /** Matches a table with these passes and a model that the table trains. */
    public static MatchRun untrained(
            MatchTable table, List<BlockingPass> passes, BlockLimits limits, Decisions decisions) {
        Blocks blocks = Blocks.of(table, passes, limits);
        Comparisons comparisons = Comparisons.of(table, Nicknames.load());
        MatchModel model = new ModelTrainer(table, comparisons, blocks).train();
        return new MatchRun(table, blocks, comparisons, model, decisions);
    }

    /** Matches a table that is in blocks by a model that is trained; its prior is fitted to the table. */
    public static MatchRun with(
            MatchTable table, Blocks blocks, Comparisons comparisons, MatchModel model, Decisions decisions) {
        return new MatchRun(table, blocks, comparisons, model, decisions);
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

    /** The pairs that are not clearly different. */
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
