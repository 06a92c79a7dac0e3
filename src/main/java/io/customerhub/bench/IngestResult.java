package io.customerhub.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/**
 * The measures of all repetitions, told as medians and as ratios of medians.
 *
 * @param rows rows of the file
 * @param hub the whole hub
 * @param plain the same without Camel
 * @param floor the bare COPY
 * @param reread the same file again by the whole hub
 */
public record IngestResult(
        long rows, List<Measure> hub, List<Measure> plain, List<Measure> floor, List<Measure> reread) {

    private static final double MILLION = 1e6;

    /** Copies the lists. */
    public IngestResult {
        hub = List.copyOf(hub);
        plain = List.copyOf(plain);
        floor = List.copyOf(floor);
        reread = List.copyOf(reread);
    }

    /**
     * Repeats all ways, alternating; hub and plain loop take turns in going first, since each finds what the one before
     * it left: memory that the system has at hand, segments of the log that can be used again.
     *
     * @param talk gets a line after each repetition
     */
    public static IngestResult run(IngestBenchmark benchmark, long rows, int repeat, Consumer<String> talk)
            throws Exception {
        List<Measure> hub = new ArrayList<>();
        List<Measure> plain = new ArrayList<>();
        List<Measure> floor = new ArrayList<>();
        List<Measure> reread = new ArrayList<>();
        benchmark.warmUp();
        talk.accept("warmed up");
        for (int i = 0; i < repeat; i++) {
            if (i % 2 == 1) {
                plain.add(benchmark.plainLoop());
            }
            hub.add(benchmark.hub());
            if (i == 0) {
                benchmark.keepFinishedRows();
            }
            reread.add(benchmark.reread());
            if (i % 2 == 0) {
                plain.add(benchmark.plainLoop());
            }
            floor.add(benchmark.floor());
            talk.accept("repetition %d of %d: hub %.1f s, plain loop %.1f s, bare COPY %.1f s, unchanged again %.1f s"
                    .formatted(
                            i + 1,
                            repeat,
                            hub.get(i).seconds(),
                            plain.get(i).seconds(),
                            floor.get(i).seconds(),
                            reread.get(i).seconds()));
        }
        return new IngestResult(rows, hub, plain, floor, reread);
    }

    /** For people. */
    public String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-28s %10s %10s %12s %12s %12s%n",
                "%,d rows".formatted(rows),
                "seconds",
                "rows/s",
                "hub CPU us",
                "PG CPU us",
                "peak MiB"));
        line(text, "hub, first load", hub);
        line(text, "plain loop, no Camel", plain);
        line(text, "bare COPY (floor)", floor);
        line(text, "hub, unchanged again", reread);
        text.append(String.format(
                Locale.ROOT,
                "%nCPU, hub and PostgreSQL together: %.2f s per million rows; %.2f times the floor; %.3f times the plain"
                        + " loop; unchanged rows again cost 1/%.1f of the first load%n",
                secondsPerMillion(),
                ratioToFloor(),
                ratioToPlainLoop(),
                rereadSpeedup()));
        return text.toString();
    }

    /** For machines. */
    public String json() {
        ObjectNode document = new ObjectMapper().createObjectNode();
        document.put("rows", rows)
                .put("repetitions", hub.size())
                .put("rowsPerSecond", Math.round(rows / median(hub, Measure::seconds)))
                .put("cpuMicrosPerRow", rounded(secondsPerMillion()))
                .put("hubCpuMicrosPerRow", rounded(perRow(hub, Measure::hubCpu)))
                .put("postgresCpuMicrosPerRow", rounded(perRow(hub, Measure::postgresCpu)))
                .put("cpuSecondsPerMillionRows", rounded(secondsPerMillion()))
                .put("cpuRatioToFloor", rounded(ratioToFloor()))
                .put("cpuRatioToPlainLoop", rounded(ratioToPlainLoop()))
                .put("floorCpuMicrosPerRow", rounded(perRow(floor, Measure::cpu)))
                .put("plainLoopCpuMicrosPerRow", rounded(perRow(plain, Measure::cpu)))
                .put("rereadCpuMicrosPerRow", rounded(perRow(reread, Measure::cpu)))
                .put("rereadCpuRatio", rounded(rereadSpeedup()))
                .put("rereadSecondsRatio", rounded(median(hub, Measure::seconds) / median(reread, Measure::seconds)))
                .put("peakHeapMb", Math.round(peakHeap()));
        return document.toPrettyString();
    }

    private double secondsPerMillion() {
        return perRow(hub, Measure::cpu);
    }

    private double ratioToFloor() {
        return median(hub, Measure::cpu) / median(floor, Measure::cpu);
    }

    private double ratioToPlainLoop() {
        return median(hub, Measure::cpu) / median(plain, Measure::cpu);
    }

    private double rereadSpeedup() {
        return median(hub, Measure::cpu) / median(reread, Measure::cpu);
    }

    private double peakHeap() {
        return hub.stream()
                .max(Comparator.comparingDouble(Measure::peakHeapMb))
                .orElseThrow()
                .peakHeapMb();
    }

    /** Microseconds a row, which is seconds a million rows. */
    private double perRow(List<Measure> measures, ToDoubleFunction<Measure> what) {
        return median(measures, what) * MILLION / rows;
    }

    private void line(StringBuilder text, String name, List<Measure> measures) {
        double seconds = median(measures, Measure::seconds);
        text.append(String.format(
                Locale.ROOT,
                "%-28s %10.2f %,10.0f %12.2f %12.2f %12.0f%n",
                name,
                seconds,
                rows / seconds,
                perRow(measures, Measure::hubCpu),
                perRow(measures, Measure::postgresCpu),
                median(measures, Measure::peakHeapMb)));
    }

    private static double median(List<Measure> measures, ToDoubleFunction<Measure> what) {
        double[] values = measures.stream().mapToDouble(what).toArray();
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }
}
