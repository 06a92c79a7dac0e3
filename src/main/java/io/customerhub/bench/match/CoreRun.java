package io.customerhub.bench.match;

import io.customerhub.bench.CpuClock;
import io.customerhub.match.MatchRun;
import io.customerhub.match.block.BlockLimits;
import io.customerhub.match.block.Blocks;
import io.customerhub.match.block.DefaultPasses;
import io.customerhub.match.cluster.Clustering;
import io.customerhub.match.cluster.Decisions;
import io.customerhub.match.cluster.Partition;
import io.customerhub.match.model.ModelTrainer;
import io.customerhub.match.model.Scorer;
import io.customerhub.match.model.Thresholds;
import io.customerhub.match.table.MatchTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The core in memory: from the texts of generated records to a model that lasts and customers. */
final class CoreRun {

    private static final double MIB = 1 << 20;

    /** Records that are made before their part of the table is, so that making them is not measured. */
    private static final int SLICE = 50_000;

    /** Pairs that are weighed alone. */
    private static final int PAIRS = 2_000_000;

    private final GeneratedCustomers customers;
    private final int records;
    private final CpuClock clock;
    private final Truth truth;

    CoreRun(GeneratedCustomers customers, int records, CpuClock clock) {
        this.customers = customers;
        this.records = records;
        this.clock = clock;
        this.truth = new Truth(records);
    }

    CoreFigures run() {
        double[] tableCpu = new double[1];
        MatchTable table = table(tableCpu);
        double begun = clock.hub();
        MatchRun run = MatchRun.learning(table, Thresholds.DEFAULT, Decisions.NONE);
        double matching = clock.hub() - begun;
        double liveMb = liveMb();
        // its parts once more, each alone, so that it is known what they take of the whole
        double blocked = clock.hub();
        Blocks blocks = Blocks.of(table, DefaultPasses.of(table), BlockLimits.of(table.size()));
        double trained = clock.hub();
        new ModelTrainer(table, run.comparisons(), blocks).train();
        double clustered = clock.hub();
        Partition partition =
                new Clustering(table, run.scorer(), Thresholds.DEFAULT).partition(run.edges(), Decisions.NONE);
        double ended = clock.hub();
        return new CoreFigures(
                records,
                partition.count(),
                run.candidates(),
                run.edges().size(),
                tableCpu[0],
                trained - blocked,
                clustered - trained,
                Math.max(0, matching - (ended - blocked)),
                ended - clustered,
                pairsPerSecond(run),
                liveMb,
                agreement(table, partition));
    }

    private MatchTable table(double[] cpu) {
        MatchTable.Builder builder = MatchTable.builder(GeneratedCustomer.HEADINGS);
        List<GeneratedCustomer> slice = new ArrayList<>(SLICE);
        customers.each(records, customer -> {
            truth.add(customer);
            slice.add(customer);
            if (slice.size() == SLICE) {
                cpu[0] += add(slice, builder);
            }
        });
        cpu[0] += add(slice, builder);
        double begun = clock.hub();
        MatchTable table = builder.build();
        cpu[0] += clock.hub() - begun;
        return table;
    }

    private double add(List<GeneratedCustomer> slice, MatchTable.Builder builder) {
        double begun = clock.hub();
        for (GeneratedCustomer customer : slice) {
            builder.add(customer.key().toString(), customer.row());
        }
        slice.clear();
        return clock.hub() - begun;
    }

    private static double liveMb() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MIB;
    }

    /** Weighs the first pairs once more, as the run does, with nothing else going on. */
    private double pairsPerSecond(MatchRun run) {
        int most = (int) Math.min(PAIRS, run.candidates());
        int[] pairs = new int[most * 2];
        int[] count = new int[1];
        // every nth pair, so that all passes take part
        long step = Math.max(1, run.candidates() / Math.max(1, most));
        long[] seen = new long[1];
        for (int pass = 0; pass < run.blocks().passes(); pass++) {
            run.blocks().newPairs(pass, (left, right) -> {
                if (seen[0]++ % step == 0 && count[0] < most) {
                    pairs[count[0] * 2] = left;
                    pairs[count[0]++ * 2 + 1] = right;
                }
            });
        }
        Scorer scorer = run.scorer();
        double limit = run.model().thresholds().review();
        double begun = clock.hub();
        int kept = 0;
        for (int i = 0; i < count[0]; i++) {
            kept += scorer.bitsFrom(pairs[2 * i], pairs[2 * i + 1], limit) >= limit ? 1 : 0;
        }
        double seconds = clock.hub() - begun;
        return kept < 0 || seconds == 0 ? 0 : count[0] / seconds;
    }

    private Truth.Agreement agreement(MatchTable table, Partition partition) {
        int[] found = new int[records];
        Arrays.fill(found, -1);
        for (int row = 0; row < table.size(); row++) {
            found[GeneratedCustomers.numberOf(table.recordId(row))] = partition.customerOf(row);
        }
        return truth.agreement(found);
    }
}
