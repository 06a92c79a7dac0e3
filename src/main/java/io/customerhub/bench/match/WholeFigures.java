package io.customerhub.bench.match;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.bench.Measure;
import io.customerhub.bench.match.Truth.Agreement;
import io.customerhub.resolution.BulkMatch;
import java.util.Locale;

/**
 * What the whole of {@code hub match --all} took.
 *
 * @param result what came out
 * @param measure the first match of all records
 * @param floor the standard rows copied out and the finished rows copied in, which is the least that must be done
 * @param agreement how well it agrees with the truth
 * @param contents a digest of what was written, the same for the same values
 */
record WholeFigures(BulkMatch.Result result, Measure measure, Measure floor, Agreement agreement, String contents) {

    private double ratio() {
        return floor.cpu() == 0 ? 0 : measure.cpu() / floor.cpu();
    }

    /** For people. */
    String text() {
        return String.format(
                Locale.ROOT,
                """
                whole, %,d records of %,d people: %,d customers, %,d to review, precision %.4f, recall %.4f, F1 %.4f
                  CPU s: hub %.2f, PostgreSQL %.2f, together %.2f; bare COPY %.2f, so %.2f times the floor; peak heap %.0f MiB
                  contents %s
                """,
                result.records(),
                agreement.persons(),
                result.customers(),
                result.reviews(),
                agreement.precision(),
                agreement.recall(),
                agreement.f1(),
                measure.hubCpu(),
                measure.postgresCpu(),
                measure.cpu(),
                floor.cpu(),
                ratio(),
                measure.peakHeapMb(),
                contents);
    }

    /** For machines. */
    void into(ObjectNode document) {
        document.put("records", result.records())
                .put("persons", agreement.persons())
                .put("customers", result.customers())
                .put("merges", result.merges())
                .put("reviews", result.reviews())
                .put("precision", MatchResult.rounded(agreement.precision()))
                .put("recall", MatchResult.rounded(agreement.recall()))
                .put("f1", MatchResult.rounded(agreement.f1()))
                .put("cpuSeconds", MatchResult.rounded(measure.cpu()))
                .put("hubCpuSeconds", MatchResult.rounded(measure.hubCpu()))
                .put("postgresCpuSeconds", MatchResult.rounded(measure.postgresCpu()))
                .put("floorCpuSeconds", MatchResult.rounded(floor.cpu()))
                .put("cpuRatioToFloor", MatchResult.rounded(ratio()))
                .put("peakHeapMb", Math.round(measure.peakHeapMb()))
                .put("contents", contents);
    }
}
