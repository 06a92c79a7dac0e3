package io.customerhub.match;

import io.customerhub.match.cluster.Clustering;
import io.customerhub.match.cluster.Decisions;
import io.customerhub.match.cluster.Partition;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Prints how well people full of errors are matched, world by world, beside plain connected components: what a change of
 * the model or of the clustering costs where. Takes minutes, so it is no test.
 *
 * <p>Run {@code java -cp target/test-classes:target/classes:... io.customerhub.match.RobustnessTable}, with the names of
 * worlds behind it for only those.
 */
final class RobustnessTable {

    /**
     * A world.
     *
     * @param columns how many of {@link ErroneousPeople#HEADINGS} there are
     */
    private record World(
            String name, int people, double recordsPerPerson, double errors, double kinship, int columns) {}

    private static final World[] WORLDS = {
        new World("archive", 4_000, 5, 1.0, 0, ErroneousPeople.ARCHIVE),
        new World("archive-large", 10_000, 5, 1.0, 0, ErroneousPeople.ARCHIVE),
        new World("archive-dirty", 4_000, 5, 1.4, 0, ErroneousPeople.ARCHIVE),
        new World("archive-kin", 4_000, 5, 1.0, 0.5, ErroneousPeople.ARCHIVE),
        new World("archive-many", 2_500, 8, 1.0, 0, ErroneousPeople.ARCHIVE),
        new World("names-and-birth", 4_000, 5, 1.0, 0, 4),
        new World("shop", 10_000, 2, 1.0, 0, 10),
        new World("shop-large", 20_000, 2.5, 1.0, 0, 10),
        new World("shop-dirty", 8_000, 2.5, 1.4, 0, 10),
        new World("shop-kin", 8_000, 2.5, 1.0, 0.5, 10),
        new World("shop-kin-dirty", 8_000, 2.5, 1.4, 0.5, 10),
    };

    private RobustnessTable() {}

    /** Prints the table. */
    public static void main(String... names) {
        System.out.printf(
                Locale.ROOT,
                "%-16s %7s %7s %9s %7s %7s %8s | connected: %9s %7s %7s%n",
                "world",
                "records",
                "people",
                "precision",
                "recall",
                "F1",
                "largest",
                "precision",
                "recall",
                "F1");
        for (World world : WORLDS) {
            if (names.length == 0 || Arrays.asList(names).contains(world.name)) {
                print(world);
            }
        }
    }

    private static void print(World world) {
        ErroneousPeople people =
                new ErroneousPeople(71, world.people, world.recordsPerPerson, world.errors, world.kinship);
        MatchRun run = MatchRun.untrained(ErroneousPeople.table(people.rows(), world.columns), Decisions.NONE);
        Partition connected = Clustering.connectedComponents(
                run.table().size(), run.edges(), run.model().thresholds().same());
        double[] hub = figures(people, run, run.partition());
        double[] plain = figures(people, run, connected);
        System.out.printf(
                Locale.ROOT,
                "%-16s %7d %7d %9.4f %7.4f %7.4f %8.0f | %20.4f %7.4f %7.4f%n",
                world.name,
                run.table().size(),
                world.people,
                hub[0],
                hub[1],
                hub[2],
                hub[3],
                plain[0],
                plain[1],
                plain[2]);
    }

    /** Pairwise precision, recall and F1, and the records of the largest customer. */
    private static double[] figures(ErroneousPeople people, MatchRun run, Partition partition) {
        Map<Long, Long> both = new HashMap<>();
        Map<Long, Long> found = new HashMap<>();
        Map<Long, Long> known = new HashMap<>();
        for (int row = 0; row < run.table().size(); row++) {
            long person = people.personOf(run.table().recordId(row));
            both.merge(person << 32 | partition.customerOf(row), 1L, Long::sum);
            found.merge((long) partition.customerOf(row), 1L, Long::sum);
            known.merge(person, 1L, Long::sum);
        }
        double precision = pairs(both) / pairs(found);
        double recall = pairs(both) / pairs(known);
        long largest = found.values().stream().mapToLong(Long::longValue).max().orElse(0);
        return new double[] {precision, recall, 2 * precision * recall / (precision + recall), largest};
    }

    private static double pairs(Map<Long, Long> sizes) {
        return sizes.values().stream()
                .mapToDouble(size -> size * (size - 1.0) / 2)
                .sum();
    }
}
