package io.customerhub.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.match.cluster.Decisions;
import io.customerhub.match.cluster.Partition;
import io.customerhub.match.model.ModelFile;
import io.customerhub.match.model.PairEvidence;
import io.customerhub.match.table.MatchKind;
import io.customerhub.match.table.MatchTable;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MatchRunTest {

    @Test
    void twentyOrdersOfTheSameRecordsGiveTheSameModelAndTheSameCustomers() {
        List<String[]> rows = new ErroneousPeople(11, 250, 4, 1.0).rows();
        String model = null;
        int[] customers = null;
        Random random = new Random(12);
        for (int order = 0; order < 20; order++) {
            Collections.shuffle(rows, random);
            MatchRun run = MatchRun.untrained(ErroneousPeople.table(rows, 10), Decisions.NONE);
            String written = ModelFile.write(run.model());
            model = model == null ? written : model;
            customers = customers == null ? run.partition().customers() : customers;
            assertThat(written).isEqualTo(model);
            assertThat(run.partition().customers()).isEqualTo(customers);
        }
    }

    @Test
    void recordsFullOfErrorsAreJoinedWithHardlyAWrongPair() {
        // archives: names, birth, place, postal code, occupation, gender; eight records a person
        Measured archive = measured(new ErroneousPeople(21, 1500, 8, 1.0), ErroneousPeople.ARCHIVE);
        assertThat(archive.precision()).isGreaterThan(0.99);
        assertThat(archive.recall()).isGreaterThan(0.85);
        // shops: phone, e-mail and street as well; two records a person
        Measured shop = measured(new ErroneousPeople(22, 3000, 2, 1.0), 10);
        assertThat(shop.precision()).isGreaterThan(0.99);
        assertThat(shop.recall()).isGreaterThan(0.88);
    }

    @Test
    void worseRecordsCostRecallAndNotPrecision() {
        Measured worse = measured(new ErroneousPeople(23, 1500, 8, 1.4), ErroneousPeople.ARCHIVE);
        assertThat(worse.precision()).isGreaterThan(0.985);
        assertThat(worse.recall()).isGreaterThan(0.65);
        assertThat(worse.largest()).isLessThan(40);
    }

    @Test
    void peopleOfOneHouseholdStaySeveral() {
        // half of the people live with another one: family name, address and phone are the same
        Measured shop = measured(new ErroneousPeople(24, 3000, 2.5, 1.0, 0.5), 10);
        assertThat(shop.precision()).isGreaterThan(0.94);
        assertThat(shop.recall()).isGreaterThan(0.82);
    }

    @Test
    void namesakesOfWhomNothingElseAgreesWaitForASteward() {
        MatchTable.Builder builder = MatchTable.builder(ErroneousPeople.HEADINGS);
        for (String[] row : new ErroneousPeople(25, 1000, 2, 0.5).rows()) {
            builder.add(row[0], Arrays.copyOfRange(row, 1, row.length));
        }
        builder.add("a", "Eulalia", "Quackenbush", "1950-02-03", null, null, null, null, "0101010101", null, null);
        builder.add("b", "Eulalia", "Quackenbush", null, null, null, null, null, null, "eq@example.org", null);
        MatchRun run = MatchRun.untrained(builder.build(), Decisions.NONE);
        int left = run.table().rowOf("a");
        int right = run.table().rowOf("b");
        assertThat(run.partition().customerOf(left))
                .isNotEqualTo(run.partition().customerOf(right));
        PairEvidence evidence = run.scorer().explain(left, right);
        assertThat(evidence.held()).isNegative();
        assertThat(evidence.bits()).isEqualTo(1, org.assertj.core.api.Assertions.within(1e-6));
    }

    @Test
    void twentyThousandPeopleOnOnePhoneStayTwentyThousand() {
        MatchTable.Builder builder = MatchTable.builder(ErroneousPeople.HEADINGS);
        List<String[]> rows = new ErroneousPeople(31, 20_000, 1, 0).rows();
        for (String[] row : rows) {
            builder.add(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], "5550100", row[9], row[10]);
        }
        MatchRun run = MatchRun.untrained(builder.build(), Decisions.NONE);
        assertThat(run.partition().count()).isGreaterThan(19_980);
        assertThat(run.candidates()).isLessThan(200L * rows.size());
        assertThat(run.blocks().reports()).anySatisfy(report -> {
            assertThat(report.pass()).hasToString("phone");
            assertThat(report.largest()).isEqualTo(20_000);
            assertThat(report.isLeftOut()).isTrue();
        });
    }

    @Test
    void recordsOfBlanksAloneAreNobodyElse() {
        MatchTable.Builder builder = MatchTable.builder(ErroneousPeople.HEADINGS);
        for (int i = 0; i < 2000; i++) {
            builder.add("r" + i, new String[10]);
        }
        MatchRun run = MatchRun.untrained(builder.build(), Decisions.NONE);
        assertThat(run.partition().count()).isEqualTo(2000);
        assertThat(run.candidates()).isZero();
    }

    @Test
    void theEvidenceOfAPairAddsUpToItsWeight() {
        MatchRun run = MatchRun.untrained(
                ErroneousPeople.table(new ErroneousPeople(41, 200, 4, 1.0).rows(), 10), Decisions.NONE);
        assertThat(run.edges().size()).isPositive();
        for (int edge = 0; edge < run.edges().size(); edge++) {
            PairEvidence evidence =
                    run.scorer().explain(run.edges().left(edge), run.edges().right(edge));
            assertThat(evidence.bits()).isCloseTo(run.edges().bits(edge), org.assertj.core.api.Assertions.within(1e-3));
            assertThat(evidence.steps()).extracting(PairEvidence.Step::column).hasSize(10);
        }
    }

    @Test
    void aTableOfOneColumnOrOfNoneEnds() {
        MatchTable none = MatchTable.builder(List.of()).add("a").add("b").build();
        assertThat(MatchRun.untrained(none, Decisions.NONE).partition().count()).isEqualTo(2);
        MatchTable one = MatchTable.builder(List.of(new MatchTable.Heading("sex", MatchKind.CATEGORY)))
                .add("a", "m")
                .add("b", "m")
                .build();
        assertThat(MatchRun.untrained(one, Decisions.NONE).partition().count()).isEqualTo(2);
    }

    private record Measured(double precision, double recall, int largest) {}

    private static Measured measured(ErroneousPeople people, int columns) {
        MatchRun run = MatchRun.untrained(ErroneousPeople.table(people.rows(), columns), Decisions.NONE);
        Partition partition = run.partition();
        Map<Long, Integer> both = new HashMap<>();
        Map<Long, Integer> found = new HashMap<>();
        Map<Long, Integer> known = new HashMap<>();
        for (int row = 0; row < run.table().size(); row++) {
            long person = people.personOf(run.table().recordId(row));
            both.merge(person << 32 | partition.customerOf(row), 1, Integer::sum);
            found.merge((long) partition.customerOf(row), 1, Integer::sum);
            known.merge(person, 1, Integer::sum);
        }
        return new Measured(
                (double) pairs(both) / pairs(found),
                (double) pairs(both) / pairs(known),
                Collections.max(found.values()));
    }

    private static long pairs(Map<Long, Integer> sizes) {
        return sizes.values().stream().mapToLong(size -> size * (size - 1L) / 2).sum();
    }
}
