package io.customerhub.labelled;

import io.customerhub.match.MatchRun;
import io.customerhub.match.block.PassReport;
import io.customerhub.match.cluster.Clustering;
import io.customerhub.match.cluster.Decisions;
import io.customerhub.match.cluster.Partition;

/**
 * How well the default model, trained by the records themselves, finds the customers in labelled records.
 *
 * @param records how many records there are
 * @param knownPairs how many pairs are known to be one customer
 * @param candidates how many pairs were compared
 * @param blockingRecall the share of the known pairs that were compared
 * @param clustered the figures of the hub's customers
 * @param connected the figures of plain connected components of the same pairs
 * @param run all that the run made
 */
public record Evaluation(
        int records,
        long knownPairs,
        long candidates,
        double blockingRecall,
        Figures clustered,
        Figures connected,
        MatchRun run) {

    /** Matches the records, and compares with what is known. */
    public static Evaluation of(LabelledRecords labelled) {
        MatchRun run = MatchRun.untrained(labelled.table(), Decisions.NONE);
        Partition connected = Clustering.connectedComponents(
                labelled.table().size(), run.edges(), run.model().thresholds().same());
        KnownTruth truth = labelled.truth();
        return new Evaluation(
                labelled.table().size(),
                truth.pairs(),
                run.candidates(),
                truth.blockingRecall(run.blocks()),
                truth.figures(run.partition()),
                truth.figures(connected),
                run);
    }

    /** How many blocks were cut because they are too large. */
    public long cutBlocks() {
        return run.blocks().reports().stream().mapToLong(PassReport::cutBlocks).sum();
    }
}
