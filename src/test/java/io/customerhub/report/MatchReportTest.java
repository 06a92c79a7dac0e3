package io.customerhub.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.config.Problems;
import io.customerhub.labelled.ColumnMap;
import io.customerhub.labelled.ColumnMapReader;
import io.customerhub.labelled.LabelledRecords;
import io.customerhub.match.ErroneousPeople;
import io.customerhub.match.MatchRun;
import io.customerhub.match.block.BlockingPass;
import io.customerhub.match.block.CappedPass;
import io.customerhub.match.block.KeyFeature;
import io.customerhub.match.block.KeyPart;
import io.customerhub.match.cluster.Decisions;
import io.customerhub.match.compare.Comparisons;
import io.customerhub.match.compare.Nicknames;
import io.customerhub.match.model.Bits;
import io.customerhub.match.model.ColumnModel;
import io.customerhub.match.model.CommonValues;
import io.customerhub.match.model.MatchModel;
import io.customerhub.match.model.Scorer;
import io.customerhub.match.model.Thresholds;
import io.customerhub.match.table.MatchColumn;
import io.customerhub.match.table.MatchKind;
import io.customerhub.match.table.MatchTable;
import io.customerhub.report.MatchReport.Frequencies;
import io.customerhub.report.MatchReport.Pass;
import io.customerhub.report.MatchReport.Threshold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

final class MatchReportTest {

    private static final Path FEBRL = Path.of("src/test/resources/matching/febrl");

    /** How far the shares that a model expects may be from the real ones. */
    private record Tolerance(double precision, double recall) {}

    @Test
    void onTheFebrlRecordsWhatTheModelExpectsIsTrueToAThousandth() throws IOException {
        MatchRun run = MatchRun.untrained(febrl("dataset3"), Decisions.NONE);
        assertExpectedIsReal(run, MatchReport.LOWEST, new Tolerance(0.001, 0.001), (one, other) -> febrlPerson(one)
                .equals(febrlPerson(other)));
    }

    @Test
    void onRecordsFullOfErrorsTheModelExpectsTooLittlePrecisionAndTooMuchRecallButNotByMuch() {
        ErroneousPeople people = new ErroneousPeople(22, 1500, 2, 1.0);
        MatchRun run = MatchRun.untrained(ErroneousPeople.table(people.rows(), 10), Decisions.NONE);
        List<Threshold> thresholds = assertExpectedIsReal(
                run, -3, new Tolerance(0.05, 0.08), (one, other) -> people.personOf(one) == people.personOf(other));
        assertThat(thresholds.get(0).precision()).isLessThan(0.9);
        assertThat(thresholds.get(thresholds.size() - 1).recall()).isLessThan(0.8);
    }

    private static List<Threshold> assertExpectedIsReal(
            MatchRun run, int from, Tolerance tolerance, BiPredicate<String, String> same) {
        List<Threshold> thresholds = report(run).thresholds();
        long[] reaching = new long[thresholds.size()];
        long[] right = new long[thresholds.size()];
        long[] known = new long[1];
        Scorer scorer = run.scorer();
        for (int pass = 0; pass < run.blocks().passes(); pass++) {
            run.blocks().newPairs(pass, (left, other) -> {
                boolean one = same.test(run.table().recordId(left), run.table().recordId(other));
                double bits = scorer.bits(left, other);
                known[0] += one ? 1 : 0;
                for (int i = 0; i < reaching.length && bits >= thresholds.get(i).bits(); i++) {
                    reaching[i]++;
                    right[i] += one ? 1 : 0;
                }
            });
        }
        for (int i = from - MatchReport.LOWEST; i < reaching.length; i++) {
            Threshold threshold = thresholds.get(i);
            assertThat(threshold.pairs()).isEqualTo(reaching[i]);
            assertThat(threshold.precision())
                    .as("precision from %d bits on", threshold.bits())
                    .isCloseTo((double) right[i] / reaching[i], within(tolerance.precision()));
            assertThat(threshold.recall())
                    .as("recall from %d bits on", threshold.bits())
                    .isCloseTo((double) right[i] / known[0], within(tolerance.recall()));
        }
        return thresholds;
    }

    @Test
    void theFiguresAddUp() throws IOException {
        MatchRun run = MatchRun.untrained(febrl("dataset2"), Decisions.NONE);
        MatchReport report = report(run);
        Threshold inForce = report.thresholds().get(2 - MatchReport.LOWEST);
        assertThat(report.candidates()).isEqualTo(run.candidates());
        assertThat(report.scores().stream().mapToLong(MatchReport.Bin::pairs).sum())
                .isEqualTo(run.candidates());
        assertThat(report.passes().stream().mapToLong(Pass::newPairs).sum()).isEqualTo(run.candidates());
        assertThat(report.passes().stream().mapToLong(Pass::matches).sum()).isEqualTo(inForce.pairs());
        assertThat(report.passes().stream().mapToDouble(Pass::expectedMatches).sum())
                .isCloseTo(report.expectedMatches(), within(1e-6));
        assertThat(inForce.customers()).isEqualTo(run.partition().count());
        assertThat(report.clusters().customers()).isEqualTo(run.partition().count());
        assertThat(inForce.largest()).isEqualTo(report.clusters().largest());
        assertThat(report.clusters().sizes().stream()
                        .mapToInt(size -> size.records() * size.customers())
                        .sum())
                .isEqualTo(5000);
        assertThat(report.model().columns())
                .hasSize(run.model().columns().size())
                .allSatisfy(column -> assertThat(column.levels()).allSatisfy(level -> assertThat(level.bits())
                        .isCloseTo(Bits.log2(level.m() / level.u()), within(1e-9))));
    }

    @Test
    void theMoreCommonAValueIsTheLessItsEqualityWeighs() throws IOException {
        MatchRun run = MatchRun.untrained(febrl("dataset1"), Decisions.NONE);
        for (Frequencies column : report(run).frequencies()) {
            assertThat(column.ranks()).as(column.column()).isNotEmpty();
            assertThat(column.ranks()).extracting(MatchReport.Rank::records).isSortedAccordingTo((a, b) -> b - a);
            assertThat(column.ranks()).extracting(MatchReport.Rank::bits).isSorted();
            assertThat(column.ranks().get(column.ranks().size() - 1).rank()).isEqualTo(column.distinct());
        }
        // family names are not all equally common
        MatchColumn families = run.table().columns(MatchKind.FAMILY_NAME).get(0);
        Frequencies told = report(run).frequencies().get(run.table().columns().indexOf(families));
        assertThat(told.ranks().get(0).bits())
                .isLessThan(told.ranks().get(told.ranks().size() - 1).bits() - 2);
    }

    @Test
    void aRecordThatSaysTooLittleIsToldAsUnlinkable() {
        MatchTable.Builder builder = MatchTable.builder(ErroneousPeople.HEADINGS);
        for (String[] row : new ErroneousPeople(51, 300, 2, 1.0).rows()) {
            builder.add(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9], row[10]);
        }
        for (int blank = 0; blank < 40; blank++) {
            builder.add("blank-" + blank, null, null, null, null, null, null, "f", null, null, null);
        }
        MatchReport report = report(MatchRun.untrained(builder.build(), Decisions.NONE));
        MatchReport.Unlinkables unlinkables = report.unlinkables();
        assertThat(unlinkables.records()).isBetween(40L, 45L);
        assertThat(unlinkables.share()).isCloseTo((double) unlinkables.records() / report.records(), within(1e-12));
        assertThat(unlinkables.curve())
                .extracting(MatchReport.UnlinkablePoint::records)
                .isSorted();
        assertThat(unlinkables.curve().get(0).threshold()).isEqualTo(MatchReport.LOWEST);
        assertThat(unlinkables.curve().get(unlinkables.curve().size() - 1).share())
                .isEqualTo(1);
    }

    @Test
    void nothingIsReportedOfNothing() {
        MatchTable one = MatchTable.builder(List.of(new MatchTable.Heading("email", MatchKind.EMAIL)))
                .add("a", "a@example.com")
                .build();
        MatchReport report = report(MatchRun.untrained(one, Decisions.NONE));
        assertThat(report.candidates()).isZero();
        assertThat(report.scores()).isEmpty();
        assertThat(report.thresholds()).allSatisfy(threshold -> {
            assertThat(threshold.precision()).isEqualTo(1);
            assertThat(threshold.recall()).isEqualTo(1);
            assertThat(threshold.customers()).isEqualTo(1);
        });
    }

    /** Change it when the figures change for a good reason; {@code small.json} is what a program that reads it relies on. */
    @Test
    void theDocumentIsAsOthersReadIt() throws IOException {
        ReportedMatch reported =
                new ReportedMatch("person", Instant.parse("2026-01-02T03:04:05Z"), 7, report(small()), null);
        JsonNode document = MatchReportJson.of(List.of(reported));
        Path golden = Path.of("src/test/resources/matching/report/small.json");
        assertThat(document.toPrettyString() + "\n").isEqualTo(Files.readString(golden));
    }

    /** Seven records, a model that is given, and two passes. */
    private static MatchRun small() {
        MatchTable table = MatchTable.builder(List.of(
                        new MatchTable.Heading("name", MatchKind.TEXT),
                        new MatchTable.Heading("email", MatchKind.EMAIL)))
                .add("1", "Grace Kelly", "grace@example.com")
                .add("2", "Grace Kelly", "grace@example.com")
                .add("3", "Grace Kelly", null)
                .add("4", "Grace Kely", "grace@example.com")
                .add("5", "Robert Smith", "rob@example.com")
                .add("6", "Rob Smith", "rob@example.com")
                .add("7", null, null)
                .build();
        Comparisons comparisons = Comparisons.of(table, Nicknames.load());
        List<ColumnModel> columns = List.of(
                column(comparisons, 0, List.of(0.05, 0.05, 0.1, 0.8), List.of(0.9, 0.06, 0.03, 0.01)),
                column(
                        comparisons,
                        1,
                        List.of(0.1, 0.05, 0.05, 0.05, 0.05, 0.7),
                        List.of(0.94, 0.03, 0.01, 0.01, 0.005, 0.005)));
        MatchModel model = new MatchModel(
                MatchModel.VERSION, -2, 0, Thresholds.DEFAULT, columns, List.of(pass("email"), pass("name")));
        return MatchRun.by(model, table, Decisions.NONE);
    }

    private static ColumnModel column(Comparisons comparisons, int column, List<Double> m, List<Double> u) {
        MatchColumn of = comparisons.get(column).column();
        return new ColumnModel(of.name(), of.kind(), m, u, 1e-4, null, List.of(), CommonValues.of(of));
    }

    private static CappedPass pass(String column) {
        return new CappedPass(new BlockingPass(List.of(new KeyPart(column, KeyFeature.WHOLE)), false), 400);
    }

    private static String febrlPerson(String recordId) {
        return recordId.split("-")[1];
    }

    private static MatchReport report(MatchRun run) {
        return MatchReport.of(run, Decisions.NONE);
    }

    private static MatchTable febrl(String name) throws IOException {
        Problems problems = new Problems();
        Path file = FEBRL.resolve("febrl.yaml");
        ColumnMap map = ColumnMapReader.read(file.toString(), Files.readAllBytes(file), problems);
        return Objects.requireNonNull(LabelledRecords.read(
                        List.of(FEBRL.resolve(name + ".csv.gz")), file, Objects.requireNonNull(map), problems))
                .table();
    }
}
