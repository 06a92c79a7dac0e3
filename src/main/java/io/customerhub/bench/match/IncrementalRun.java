package io.customerhub.bench.match;

import io.customerhub.bench.CpuClock;
import io.customerhub.bench.Measure;
import io.customerhub.config.MatchingRules;
import io.customerhub.resolution.MatchWorker;
import io.customerhub.resolution.Matching;
import io.customerhub.warehouse.Warehouse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Records that are matched as they arrive, with all others present: as fast as one worker can, and at a steady pace. */
final class IncrementalRun {

    private static final int PER_SECOND = 100;
    private static final int BATCH = 10;
    private static final int SECONDS = 60;

    private final Warehouse warehouse;
    private final CpuClock clock;
    private final Consumer<String> talk;

    IncrementalRun(Warehouse warehouse, CpuClock clock, Consumer<String> talk) {
        this.warehouse = warehouse;
        this.clock = clock;
        this.talk = talk;
    }

    /** How many records come later for these figures. */
    static int arrivals(int atFullSpeed) {
        return atFullSpeed + PER_SECOND * SECONDS;
    }

    IncrementalFigures run(int present, List<GeneratedCustomer> coming) throws Exception {
        int paced = Math.min(PER_SECOND * SECONDS, coming.size() / 2);
        List<GeneratedCustomer> fast = coming.subList(paced, coming.size());
        talk.accept("%,d records arrive at once".formatted(fast.size()));
        for (int from = 0; from < fast.size(); from += 500) {
            Arrivals.deliver(warehouse, fast.subList(from, Math.min(fast.size(), from + 500)));
        }
        List<Double> steps = new ArrayList<>();
        Measure measure = Measure.of(clock, () -> drain(steps));
        talk.accept("%,d records arrive, %d a second".formatted(paced, PER_SECOND));
        List<Double> waits = Collections.synchronizedList(new ArrayList<>());
        List<Double> transactions = Collections.synchronizedList(new ArrayList<>());
        Measure steady = Measure.of(clock, () -> pace(coming.subList(0, paced), waits, transactions));
        return new IncrementalFigures(
                present,
                fast.size(),
                measure,
                Quantiles.of(steps),
                paced,
                steady,
                Quantiles.of(transactions),
                Quantiles.of(waits));
    }

    /** Each record has waited for the step that it was in. */
    private void drain(List<Double> steps) {
        Matching matching = new Matching(warehouse, () -> MatchingRules.DEFAULT);
        while (true) {
            long start = System.nanoTime();
            Matching.Progress progress = matching.step(talk);
            if (progress.isIdle()) {
                return;
            }
            double millis = (System.nanoTime() - start) / 1e6;
            steps.addAll(Collections.nCopies((int) progress.records(), millis));
        }
    }

    /** Each record is told to have waited as long as the first one of its step. */
    private void pace(List<GeneratedCustomer> coming, List<Double> waits, List<Double> transactions) throws Exception {
        MatchWorker.Listener listener = (records, waited, took) -> {
            waits.addAll(Collections.nCopies((int) records, millis(waited)));
            transactions.addAll(Collections.nCopies((int) records, millis(took)));
        };
        Matching matching = new Matching(warehouse, () -> MatchingRules.DEFAULT);
        try (MatchWorker worker = MatchWorker.start(matching, listener, talk)) {
            long start = System.nanoTime();
            for (int from = 0; from < coming.size(); from += BATCH) {
                long due = start + TimeUnit.SECONDS.toNanos(1) * from / PER_SECOND;
                TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
                Arrivals.deliver(warehouse, coming.subList(from, Math.min(coming.size(), from + BATCH)));
            }
            worker.awaitIdle(() -> false);
        }
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
