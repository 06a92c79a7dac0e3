package io.customerhub.match.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.match.compare.Comparisons;
import io.customerhub.match.compare.Nicknames;
import io.customerhub.match.model.ColumnModel;
import io.customerhub.match.model.CommonValues;
import io.customerhub.match.model.Household;
import io.customerhub.match.model.MatchModel;
import io.customerhub.match.model.Scorer;
import io.customerhub.match.model.Thresholds;
import io.customerhub.match.table.MatchKind;
import io.customerhub.match.table.MatchTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Clustering with a model written by hand: an equal category weighs 7 bits, a different one -10. */
final class ClusteringTest {

    private static final List<MatchTable.Heading> HEADINGS = List.of(
            new MatchTable.Heading("one", MatchKind.CATEGORY),
            new MatchTable.Heading("two", MatchKind.CATEGORY),
            new MatchTable.Heading("passport", MatchKind.EXCLUSIVE_IDENTIFIER));
    private static final int IDS = 40;

    @Test
    void aChainIsCutAtItsWeakestLinkAndSaysWhich() {
        MatchTable table = MatchTable.builder(HEADINGS)
                .add("a", "x", "p", null)
                .add("b", "x", "q", null)
                .add("c", "y", "q", null)
                .build();
        Edges edges = new Edges();
        add(edges, table, "a", "b", 9);
        add(edges, table, "b", "c", 8);
        Partition partition = clustering(table).partition(edges, Decisions.NONE);
        assertThat(same(partition, table, "a", "b")).isTrue();
        assertThat(same(partition, table, "b", "c")).isFalse();
        assertThat(partition.cuts()).singleElement().satisfies(cut -> {
            assertThat(List.of(table.recordId(cut.left()), table.recordId(cut.right())))
                    .containsExactlyInAnyOrder("b", "c");
            assertThat(cut.reason()).isEqualTo(Cut.Reason.EVIDENCE);
            assertThat(cut.bits()).isEqualTo(8);
            assertThat(cut.evidence()).isLessThan(Thresholds.DEFAULT.cohesion());
        });
        assertThat(Clustering.connectedComponents(3, edges, 0).count()).isEqualTo(1);
    }

    @Test
    void aDecisionThatTwoRecordsAreDifferentIsNeverOverridden() {
        Random random = new Random(17);
        for (int round = 0; round < 300; round++) {
            MatchTable table = alike();
            Edges edges = edges(table, random, 120);
            List<Decisions.Pair> different = pairs(random, 15);
            Partition partition = clustering(table).partition(edges, new Decisions(pairs(random, 20), different));
            for (Decisions.Pair pair : different) {
                assertThat(pair.left().equals(pair.right()) || !same(partition, table, pair.left(), pair.right()))
                        .as("round %d: %s", round, pair)
                        .isTrue();
            }
        }
    }

    @Test
    void twoExclusiveIdentifiersNeverBecomeOneCustomer() {
        Random random = new Random(18);
        for (int round = 0; round < 300; round++) {
            MatchTable.Builder builder = MatchTable.builder(HEADINGS);
            for (int i = 0; i < IDS; i++) {
                builder.add("r" + i, "x", "y", random.nextInt(3) == 0 ? "p" + random.nextInt(5) : null);
            }
            MatchTable table = builder.build();
            Partition partition =
                    clustering(table).partition(edges(table, random, 200), new Decisions(pairs(random, 10), List.of()));
            for (int i = 0; i < IDS; i++) {
                for (int j = 0; j < i; j++) {
                    int a = table.columns().get(2).value(i);
                    int b = table.columns().get(2).value(j);
                    if (a >= 0 && b >= 0 && a != b) {
                        assertThat(partition.customerOf(i)).isNotEqualTo(partition.customerOf(j));
                    }
                }
            }
            assertThat(partition.cuts()).extracting(Cut::reason).contains(Cut.Reason.IDENTIFIER);
        }
    }

    @Test
    void whatAStewardHasDecidedToBeTheSameIsOneCustomerWithoutAnyEvidence() {
        MatchTable table = MatchTable.builder(HEADINGS)
                .add("a", "x", "p", null)
                .add("b", "y", "q", null)
                .add("c", "z", "r", null)
                .build();
        Decisions decisions = new Decisions(
                List.of(new Decisions.Pair("a", "b"), new Decisions.Pair("b", "c"), new Decisions.Pair("a", "gone")),
                List.of(new Decisions.Pair("c", "a")));
        Partition partition = clustering(table).partition(new Edges(), decisions);
        assertThat(same(partition, table, "a", "b")).isTrue();
        assertThat(same(partition, table, "c", "a")).isFalse();
        assertThat(partition.cuts()).extracting(Cut::reason).containsExactly(Cut.Reason.DECISION);
    }

    @Test
    void equallyStrongPairsGiveTheSameCustomersInWhateverOrderTheyCome() {
        MatchTable table = alike();
        List<int[]> pairs = new ArrayList<>();
        Random random = new Random(4);
        for (int i = 0; i < 80; i++) {
            int left = random.nextInt(IDS - 1);
            pairs.add(new int[] {left, left + 1 + random.nextInt(IDS - 1 - left)});
        }
        Decisions apart = new Decisions(List.of(), pairs(random, 30));
        int[] expected = null;
        for (int round = 0; round < 20; round++) {
            java.util.Collections.shuffle(pairs, random);
            Edges edges = new Edges();
            pairs.forEach(pair -> edges.add(pair[0], pair[1], 5));
            int[] customers = clustering(table).partition(edges, apart).customers();
            expected = expected == null ? customers : expected;
            assertThat(customers).isEqualTo(expected);
        }
    }

    private static MatchTable alike() {
        MatchTable.Builder builder = MatchTable.builder(HEADINGS);
        for (int i = 0; i < IDS; i++) {
            builder.add("r" + i, "x", "y", null);
        }
        return builder.build();
    }

    private static Edges edges(MatchTable table, Random random, int count) {
        Edges edges = new Edges();
        for (int i = 0; i < count; i++) {
            int left = random.nextInt(table.size() - 1);
            edges.add(left, left + 1 + random.nextInt(table.size() - 1 - left), random.nextInt(30));
        }
        return edges;
    }

    private static List<Decisions.Pair> pairs(Random random, int count) {
        List<Decisions.Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(new Decisions.Pair("r" + random.nextInt(IDS), "r" + random.nextInt(IDS)));
        }
        return pairs;
    }

    private static void add(Edges edges, MatchTable table, String left, String right, double bits) {
        int a = table.rowOf(left);
        int b = table.rowOf(right);
        edges.add(Math.min(a, b), Math.max(a, b), bits);
    }

    private static boolean same(Partition partition, MatchTable table, String left, String right) {
        return partition.customerOf(table.rowOf(left)) == partition.customerOf(table.rowOf(right));
    }

    private static Clustering clustering(MatchTable table) {
        List<ColumnModel> columns = new ArrayList<>();
        for (MatchTable.Heading heading : HEADINGS) {
            boolean category = heading.kind() == MatchKind.CATEGORY;
            columns.add(new ColumnModel(
                    heading.name(),
                    heading.kind(),
                    category ? List.of(1e-3, 0.999) : List.of(0.1, 0.1, 0.1, 0.7),
                    category ? List.of(0.99, 0.01) : List.of(0.1, 0.1, 0.1, 0.7),
                    1e-2,
                    null,
                    List.of(),
                    CommonValues.of(table.columns().get(columns.size()))));
        }
        MatchModel model =
                new MatchModel(MatchModel.VERSION, 0, Household.NONE, Thresholds.DEFAULT, columns, List.of());
        return new Clustering(table, new Scorer(model, Comparisons.of(table, Nicknames.load())), model.thresholds());
    }
}
