package io.customerhub.bench.match;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.bench.Measure;
import java.util.Locale;

/**
 * What matching of records as they arrive took.
 *
 * @param present how many records were matched before
 * @param records how many arrived at once
 * @param measure until they were matched, one worker
 * @param steps how long each took, which is the transaction that it was in
 * @param paced how many arrived at a steady pace
 * @param steady the time of that, those who deliver included
 * @param pacedSteps how long the transaction took that each was in
 * @param waits how long each waited from its queueing to its golden customer
 */
record IncrementalFigures(
        int present,
        int records,
        Measure measure,
        Quantiles steps,
        int paced,
        Measure steady,
        Quantiles pacedSteps,
        Quantiles waits) {

    private double rate() {
        return measure.seconds() == 0 ? 0 : records / measure.seconds();
    }

    /** For people. */
    String text() {
        return String.format(
                Locale.ROOT,
                """
                one by one, %,d records present, half new, half changed
                  at full speed %,d records: %,.0f a second; CPU ms a record: hub %.2f, PostgreSQL %.2f
                    in the transaction of a record: p50 %.1f ms, p95 %.1f, p99 %.1f, most %.1f
                  at 100 a second %,d records: from change to golden customer p50 %.0f ms, p95 %.0f, p99 %.0f, most %.0f
                    in the transaction of a record: p50 %.1f ms, p95 %.1f, p99 %.1f, most %.1f
                """,
                present,
                records,
                rate(),
                1000 * measure.hubCpu() / Math.max(1, records),
                1000 * measure.postgresCpu() / Math.max(1, records),
                steps.p50(),
                steps.p95(),
                steps.p99(),
                steps.most(),
                paced,
                waits.p50(),
                waits.p95(),
                waits.p99(),
                waits.most(),
                pacedSteps.p50(),
                pacedSteps.p95(),
                pacedSteps.p99(),
                pacedSteps.most());
    }

    /** For machines. */
    void into(ObjectNode document) {
        document.put("present", present)
                .put("records", records)
                .put("recordsPerSecond", Math.round(rate()))
                .put("hubCpuSeconds", MatchResult.rounded(measure.hubCpu()))
                .put("postgresCpuSeconds", MatchResult.rounded(measure.postgresCpu()));
        into(document.putObject("transactionMillis"), steps);
        document.put("pacedRecords", paced).put("pacedCpuSeconds", MatchResult.rounded(steady.cpu()));
        into(document.putObject("pacedTransactionMillis"), pacedSteps);
        into(document.putObject("waitMillis"), waits);
    }

    private static void into(ObjectNode document, Quantiles quantiles) {
        document.put("p50", MatchResult.rounded(quantiles.p50()))
                .put("p95", MatchResult.rounded(quantiles.p95()))
                .put("p99", MatchResult.rounded(quantiles.p99()))
                .put("most", MatchResult.rounded(quantiles.most()));
    }
}
