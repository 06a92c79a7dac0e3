package io.customerhub.bench.match;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.bench.match.Truth.Agreement;
import java.util.Locale;

/**
 * What the core took from features to customers, in processor seconds of this JVM.
 *
 * @param records how many records there were
 * @param customers how many customers they are
 * @param candidates how many pairs were compared
 * @param edges how many of them weigh enough for a review or more
 * @param table folding the values and making the table
 * @param blocks putting the records into blocks
 * @param training learning the model
 * @param scoring weighing the pairs, choosing the passes that last, and all else
 * @param clustering joining records into customers
 * @param pairsPerSecond pairs weighed in a processor second, nothing else being done
 * @param liveMb heap that is in use with all of it at hand, after a garbage collection, in MiB
 * @param agreement how well it agrees with the truth
 */
record CoreFigures(
        int records,
        int customers,
        long candidates,
        int edges,
        double table,
        double blocks,
        double training,
        double scoring,
        double clustering,
        double pairsPerSecond,
        double liveMb,
        Agreement agreement) {

    /** From features to customers. */
    double cpu() {
        return table + blocks + training + scoring + clustering;
    }

    /** For people. */
    String text() {
        return String.format(
                Locale.ROOT,
                """
                core, %,d records of %,d people: %,d customers, precision %.4f, recall %.4f, F1 %.4f
                  CPU s: table %.2f, blocks %.2f, training %.2f, scoring %.2f, clustering %.2f, together %.2f
                  %,d candidate pairs, %,d kept; scoring alone %,.0f pairs per CPU second; live heap %.0f MiB
                """,
                records,
                agreement.persons(),
                customers,
                agreement.precision(),
                agreement.recall(),
                agreement.f1(),
                table,
                blocks,
                training,
                scoring,
                clustering,
                cpu(),
                candidates,
                edges,
                pairsPerSecond,
                liveMb);
    }

    /** For machines. */
    void into(ObjectNode document) {
        document.put("records", records)
                .put("persons", agreement.persons())
                .put("customers", customers)
                .put("precision", MatchResult.rounded(agreement.precision()))
                .put("recall", MatchResult.rounded(agreement.recall()))
                .put("f1", MatchResult.rounded(agreement.f1()))
                .put("candidatePairs", candidates)
                .put("keptPairs", edges)
                .put("cpuSeconds", MatchResult.rounded(cpu()))
                .put("pairsPerCpuSecond", Math.round(pairsPerSecond))
                .put("liveHeapMb", Math.round(liveMb));
        document.putObject("cpuSecondsByPart")
                .put("table", MatchResult.rounded(table))
                .put("blocks", MatchResult.rounded(blocks))
                .put("training", MatchResult.rounded(training))
                .put("scoring", MatchResult.rounded(scoring))
                .put("clustering", MatchResult.rounded(clustering));
    }
}
