package io.customerhub.report;

import io.customerhub.match.MatchRun;
import io.customerhub.match.cluster.Cut;
import io.customerhub.match.cluster.Decisions;
import io.customerhub.match.model.Thresholds;
import io.customerhub.match.table.MatchKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one matching. Weights and thresholds are in bits, log2 of odds; shares are between 0 and 1. What is
 * expected is expected by the model: the sum of the probabilities of pairs. On records full of errors it expects too little
 * precision and too much recall (MatchReportTest tells how far off it is).
 *
 * @param records how many records were matched
 * @param candidates how many pairs were compared
 * @param expectedMatches how many of them are expected to be one customer
 * @param model what the model believes
 * @param frequencies of each column how the weight of equality falls with the frequency of the value
 * @param unlinkables which records say too little about themselves
 * @param passes what each blocking pass is good for
 * @param scores how the candidates weigh
 * @param thresholds what each threshold would make of them, the lowest first
 * @param clusters the customers
 */
public record MatchReport(
        int records,
        long candidates,
        double expectedMatches,
        Model model,
        List<Frequencies> frequencies,
        Unlinkables unlinkables,
        List<Pass> passes,
        List<Bin> scores,
        List<Threshold> thresholds,
        Clusters clusters) {

    /** The lowest threshold that is reported: pairs below it are different by any rule. */
    public static final int LOWEST = -6;

    /** The highest threshold that is reported. */
    public static final int HIGHEST = 12;

    /** Copies the lists. */
    public MatchReport {
        frequencies = List.copyOf(frequencies);
        passes = List.copyOf(passes);
        scores = List.copyOf(scores);
        thresholds = List.copyOf(thresholds);
    }

    /**
     * What the model believes.
     *
     * @param prior the odds that two records taken at random are one customer, in bits
     * @param thresholds where the zones end
     * @param columns the columns, in their order
     */
    public record Model(double prior, Thresholds thresholds, List<Column> columns) {

        /** Copies the list. */
        public Model {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A column.
     *
     * @param name its name
     * @param kind what its values are
     * @param filled the share of records that have a value
     * @param dependsOn the column whose agreement takes from the weight of agreement in this one, or null
     * @param levels from different to the most alike
     */
    public record Column(String name, MatchKind kind, double filled, @Nullable String dependsOn, List<Level> levels) {

        /** Copies the list. */
        public Column {
            levels = List.copyOf(levels);
        }
    }

    /**
     * A level of agreement.
     *
     * @param label what it means, in words
     * @param m how often pairs of one customer have it
     * @param u how often pairs of two customers have it
     * @param bits its weight, log2(m/u); of equality that of a value of average frequency
     * @param dependentBits what is added where the column that this one depends on agrees; 0 or less
     * @param exact true for the level of equality, whose weight depends on the value
     */
    public record Level(String label, double m, double u, double bits, double dependentBits, boolean exact) {}

    /**
     * How common the values of a column are, and what equality is worth.
     *
     * @param column its name
     * @param distinct how many distinct values there are
     * @param ranks some of the values, the most common first, told by nothing but their rank
     */
    public record Frequencies(String column, int distinct, List<Rank> ranks) {

        /** Copies the list. */
        public Frequencies {
            ranks = List.copyOf(ranks);
        }
    }

    /**
     * A value, told by its rank.
     *
     * @param rank 1 for the most common value
     * @param records how many records have it
     * @param bits what it is worth that two records share it
     */
    public record Rank(int rank, int records, double bits) {}

    /**
     * Records that would not even be joined to a copy of themselves: they say too little (Splink calls them unlinkable).
     *
     * @param records how many stay below the threshold in force
     * @param share the same as a share of all
     * @param curve the same for other thresholds, ascending up to the first that no record reaches
     */
    public record Unlinkables(long records, double share, List<UnlinkablePoint> curve) {

        /** Copies the list. */
        public Unlinkables {
            curve = List.copyOf(curve);
        }
    }

    /**
     * A point of the curve of unlinkables.
     *
     * @param threshold in bits
     * @param records how many records stay below it
     * @param share the same as a share of all
     */
    public record UnlinkablePoint(int threshold, long records, double share) {}

    /**
     * A blocking pass.
     *
     * @param name its key
     * @param blocks how many keys two or more records share, the cut ones left out
     * @param pairs how many pairs these blocks hold
     * @param cap the size beyond which a block is cut
     * @param cutBlocks how many blocks were cut
     * @param cutRecords how many records stood in them
     * @param largest how many records the largest block has, cut or not
     * @param newPairs how many of the pairs no earlier pass has
     * @param expectedMatches how many of the new pairs are expected to be one customer
     * @param matches how many of the new pairs reach the threshold in force
     */
    public record Pass(
            String name,
            int blocks,
            long pairs,
            int cap,
            int cutBlocks,
            long cutRecords,
            int largest,
            long newPairs,
            double expectedMatches,
            long matches) {}

    /**
     * Candidates of about one weight.
     *
     * @param from their least weight
     * @param pairs how many weigh at least that and less than one bit more; the first and the last hold all beyond, too
     */
    public record Bin(int from, long pairs) {}

    /**
     * What a threshold would make of the candidates.
     *
     * @param bits the threshold
     * @param pairs how many candidates reach it
     * @param expectedMatches how many of these are expected to be one customer
     * @param precision their share among these; 1 when there are none
     * @param recall their share among all candidates that are expected to be one customer; 1 when there are none
     * @param customers how many customers would result
     * @param largest how many records the largest of them would have
     */
    public record Threshold(
            int bits,
            long pairs,
            double expectedMatches,
            double precision,
            double recall,
            int customers,
            int largest) {}

    /**
     * The customers.
     *
     * @param customers how many there are
     * @param joined how many of them have several records
     * @param largest how many records the largest one has
     * @param sizes how many customers have so many records, by the number of records, ascending
     * @param cuts how many pairs reached the threshold and were not joined, by reason
     * @param allCuts false when there are more cuts than are counted
     */
    public record Clusters(
            int customers, int joined, int largest, List<Size> sizes, Map<Cut.Reason, Integer> cuts, boolean allCuts) {

        /** Copies the collections. */
        public Clusters {
            sizes = List.copyOf(sizes);
            cuts = Map.copyOf(cuts);
        }
    }

    /**
     * Customers of one size.
     *
     * @param records how many records each has
     * @param customers how many there are
     */
    public record Size(int records, int customers) {}

    /**
     * Computes the figures. All candidates are weighed once more, in full, and clustered for each threshold: two to three
     * times the time of the matching, and about its memory.
     *
     * @param decisions those of the run
     */
    public static MatchReport of(MatchRun run, Decisions decisions) {
        Thresholds thresholds = run.model().thresholds();
        CandidateScores scores = CandidateScores.of(run, thresholds.same());
        return new MatchReport(
                run.table().size(),
                scores.candidates(),
                scores.expected(),
                ModelFigures.model(run),
                ModelFigures.frequencies(run),
                SelfEvidence.of(run, thresholds.same()),
                scores.passes(),
                scores.bins(),
                scores.thresholds(thresholds, decisions),
                ClusterFigures.of(run.partition()));
    }
}
