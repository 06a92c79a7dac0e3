package io.customerhub.bench.match;

import io.customerhub.bench.CpuClock;
import io.customerhub.config.HubSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs the phases that are asked for, one after another. */
public final class MatchBenchmark {

    private static final long SEED = 2_026;

    /** The sizes of the curve in hundredths of all records: half an order of magnitude apart. */
    private static final int[] CURVE = {1, 3, 10, 30, 100};

    /** Below this a size says nothing. */
    private static final int SMALLEST = 1_000;

    /** Enough for the compiler to have seen all code often, so that small sets are not dear for that alone. */
    private static final int WARM_UP = 60_000;

    /** People have 1.88 records; so many records a sharing person make them a third of all. */
    private static final int RECORDS_PER_SHARING = 6;

    private final HubSettings settings;
    private final Consumer<String> talk;
    private final CpuClock clock = new CpuClock(0);

    /**
     * What is to be measured.
     *
     * @param records of how many records
     * @param core the core in memory
     * @param whole all of {@code hub match --all}
     * @param arriving records that arrive when all others have been matched; so many at once and some more in turn, 0
     *     for not
     * @param curve the core at growing sizes up to that of {@code records}
     * @param sharedPhone the core with so many people on one phone number, with half and with a quarter; 0 for not
     */
    public record Plan(int records, boolean core, boolean whole, int arriving, boolean curve, int sharedPhone) {}

    /**
     * A benchmark.
     *
     * @param settings data goes to {@code bench} within its data folder
     * @param talk gets a line for each step that takes a while
     */
    public MatchBenchmark(HubSettings settings, Consumer<String> talk) {
        this.settings = settings;
        this.talk = talk;
    }

    /** Measures. */
    public MatchResult run(Plan plan) throws Exception {
        WholeFigures whole = plan.whole() ? whole(plan.records()) : null;
        IncrementalFigures incremental = plan.arriving() > 0 ? incremental(plan) : null;
        CoreFigures core = plan.core() ? core(plan.records(), 0) : null;
        List<CoreFigures> curve = new ArrayList<>();
        List<CoreFigures> sharedPhone = new ArrayList<>();
        if (core == null && (plan.curve() || plan.sharedPhone() > 0)) {
            core(Math.min(WARM_UP, plan.records()), 0);
        }
        if (plan.curve()) {
            for (int hundredths : CURVE) {
                int size = (int) (plan.records() * (long) hundredths / 100);
                if (size >= SMALLEST) {
                    curve.add(core(size, 0));
                }
            }
        }
        if (plan.sharedPhone() > 0) {
            for (int part : new int[] {4, 2, 1}) {
                int people = Math.max(1, plan.sharedPhone() / part);
                sharedPhone.add(core(people * RECORDS_PER_SHARING, people));
            }
        }
        return new MatchResult(core, whole, incremental, curve, sharedPhone, peakResidentMb());
    }

    private WholeFigures whole(int records) throws Exception {
        try (WholeRun run = new WholeRun(settings, talk)) {
            if (!run.seesPostgres()) {
                talk.accept("The processor time of PostgreSQL is known on Linux only; the figures leave it out.");
            }
            return run.run(new GeneratedCustomers(SEED, 0), records);
        }
    }

    private IncrementalFigures incremental(Plan plan) throws Exception {
        try (WholeRun run = new WholeRun(settings, talk)) {
            return run.runIncremental(new GeneratedCustomers(SEED, 0), plan.records(), plan.arriving());
        }
    }

    private CoreFigures core(int records, int sharing) {
        talk.accept("matching %,d records in memory%s"
                .formatted(records, sharing == 0 ? "" : ", %,d people on one phone number".formatted(sharing)));
        return new CoreRun(new GeneratedCustomers(SEED, sharing), records, clock).run();
    }

    /** The high-water mark of the resident set (proc(5), VmHWM). */
    private static long peakResidentMb() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        @Nullable
        String mark = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .findFirst()
                .orElse(null);
        return mark == null ? 0 : Long.parseLong(mark.replaceAll("\\D", "")) / 1024;
    }
}
