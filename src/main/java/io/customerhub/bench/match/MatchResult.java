package io.customerhub.bench.match;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The figures of the phases that ran; a phase that did not is null or empty.
 *
 * @param curve the core at growing sizes
 * @param sharedPhone the core on sets in which growing numbers of people share one phone number
 * @param peakResidentMb the most memory that the process ever had, in MiB; 0 where the system does not tell
 */
public record MatchResult(
        @Nullable CoreFigures core,
        @Nullable WholeFigures whole,
        @Nullable IncrementalFigures incremental,
        List<CoreFigures> curve,
        List<CoreFigures> sharedPhone,
        long peakResidentMb) {

    /** Copies the lists. */
    public MatchResult {
        curve = List.copyOf(curve);
        sharedPhone = List.copyOf(sharedPhone);
    }

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        if (whole != null) {
            text.append(whole.text());
        }
        if (incremental != null) {
            text.append(incremental.text());
        }
        if (core != null) {
            text.append(core.text());
        }
        steps(text, "cost by size", curve);
        steps(text, "people on one phone number, a third of all records", sharedPhone);
        return text.append("peak resident memory of the process %,d MiB%n".formatted(peakResidentMb))
                .toString();
    }

    private static void steps(StringBuilder text, String title, List<CoreFigures> steps) {
        if (steps.isEmpty()) {
            return;
        }
        text.append(title).append("%n".formatted());
        for (int i = 0; i < steps.size(); i++) {
            CoreFigures step = steps.get(i);
            text.append(String.format(
                    Locale.ROOT,
                    "  %,9d records  CPU s %7.2f  pairs %,11d  F1 %.4f  %s%n",
                    step.records(),
                    step.cpu(),
                    step.candidates(),
                    step.agreement().f1(),
                    i == 0
                            ? ""
                            : "exponent %.2f, n log n would be %.2f".formatted(exponent(steps, i), limit(steps, i))));
        }
    }

    /** By which power of the number of records the cost grows from the step before. */
    static double exponent(List<CoreFigures> steps, int step) {
        double size = (double) steps.get(step).records() / steps.get(step - 1).records();
        return Math.log(steps.get(step).cpu() / steps.get(step - 1).cpu()) / Math.log(size);
    }

    private static double limit(List<CoreFigures> steps, int step) {
        double more = steps.get(step).records();
        double less = steps.get(step - 1).records();
        return 1 + Math.log(Math.log(more) / Math.log(less)) / Math.log(more / less);
    }

    /** For machines. */
    public String json() {
        ObjectNode document = new ObjectMapper().createObjectNode().put("schemaVersion", 1);
        if (whole != null) {
            whole.into(document.putObject("whole"));
        }
        if (incremental != null) {
            incremental.into(document.putObject("incremental"));
        }
        if (core != null) {
            core.into(document.putObject("core"));
        }
        steps(document, "curve", curve);
        steps(document, "sharedPhone", sharedPhone);
        return document.put("peakResidentMb", peakResidentMb).toPrettyString();
    }

    private static void steps(ObjectNode document, String name, List<CoreFigures> steps) {
        if (!steps.isEmpty()) {
            ArrayNode list = document.putArray(name);
            for (int i = 0; i < steps.size(); i++) {
                ObjectNode step = list.addObject();
                steps.get(i).into(step);
                if (i > 0) {
                    step.put("exponent", rounded(exponent(steps, i))).put("exponentOfNLogN", rounded(limit(steps, i)));
                }
            }
        }
    }

    static double rounded(double value) {
        return Double.isFinite(value) ? Math.round(value * 10_000) / 10_000.0 : 0;
    }
}
