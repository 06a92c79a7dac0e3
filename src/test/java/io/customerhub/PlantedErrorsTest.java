package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.sample.PlantedErrors;
import io.customerhub.sample.PlantedErrors.Kind;
import io.customerhub.sample.PlantedErrors.Value;
import io.customerhub.sample.SampleDemo;
import io.customerhub.sample.SampleSystems;
import io.customerhub.sample.world.SampleWorld;
import io.customerhub.warehouse.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the shipped routes find of the errors that the sample world has by design, and what they make of the values that
 * are right: prints recall and precision of the issues per kind of error. {@code -Dplanted.parties=5000} is the world of
 * the demo.
 */
final class PlantedErrorsTest {

    private static final int PARTIES = Integer.getInteger("planted.parties", 1_000);

    /** Codes that state a fact and no error: info@, a name in an address, and a value derived where the source has none. */
    private static final Set<String> REMARKS =
            Set.of("HUB-EMAIL-009", "HUB-ADDRESS-008", "HUB-DERIVED-001", "HUB-DERIVED-003", "HUB-DERIVED-006");

    private final Map<Kind, Score> scores = new EnumMap<>(Kind.class);
    private final Map<String, Integer> others = new TreeMap<>();

    @TempDir
    private Path folder;

    @Test
    void theErrorsOfTheSampleWorldAreFoundAndNoRightValueIsMadeAWrongOne() throws IOException {
        String url = loaded();
        PlantedErrors truth = PlantedErrors.in(new SampleWorld(SampleSystems.DEMO_SEED, PARTIES));
        score(truth, url);
        System.out.println("kind of error           planted   found   recall   false   precision");
        scores.forEach((kind, score) -> System.out.println(score.line(kind)));
        System.out.println("other issues on right values: " + others);

        Readings mobiles = Readings.of(
                truth.mobiles(),
                RunningHub.rows(
                        url,
                        """
                SELECT system || '/' || stream || '/' || key, CASE validity WHEN 'valid' THEN value END
                FROM standard.contact_point
                WHERE contact_system = 'phone' AND coalesce(use, '') NOT IN ('fax', 'home')"""));
        Readings births = Readings.of(
                truth.births(),
                RunningHub.rows(
                        url,
                        """
                SELECT system || '/' || stream || '/' || key, birth_date FROM standard.customer"""));
        System.out.println("mobile phones: " + mobiles);
        System.out.println("birth dates:   " + births);
        AddressScore addresses = AddressScore.of(truth.addresses(), url);
        System.out.println(addresses.table());

        scores.forEach((kind, score) -> {
            assertThat(score.planted).as("planted: %s", kind).isPositive();
            assertThat(score.recall()).as("recall of %s", kind).isGreaterThanOrEqualTo(leastRecall(kind));
            assertThat(score.precision()).as("precision of %s", kind).isGreaterThanOrEqualTo(0.95);
        });
        assertThat(others.values().stream().mapToInt(Integer::intValue).sum())
                .as("other issues on right values: %s", others)
                .isLessThan(truth.records().size() * 4 / 100);
        addresses.parts().forEach((part, score) -> {
            assertThat(score.precision()).as("precision of %s", part).isGreaterThanOrEqualTo(0.99);
            assertThat(score.recall()).as("recall of %s", part).isGreaterThanOrEqualTo(0.95);
        });
        for (Readings readings : List.of(mobiles, births)) {
            assertThat(readings.wrong).isZero();
            assertThat(readings.refused).isLessThan(readings.right / 50);
        }
    }

    private static double leastRecall(Kind kind) {
        return switch (kind) {
            // no value shows it alone: 3 May is as good a day as 1 May
            case BIRTH_DATE_SLIP -> 0;
            // some stand behind the district in one line with it, where they are a part of a street
            case STREET_PLACEHOLDER -> 0.7;
            default -> 0.95;
        };
    }

    private String loaded() throws IOException {
        String url = TestDatabase.fresh();
        ProjectInFolder project = ProjectInFolder.in(folder.resolve("project"));
        try (SampleDemo sample =
                SampleDemo.start(folder.resolve("systems"), PARTIES, TestDatabase.empty(), line -> {})) {
            sample.properties().forEach(project::property);
            List.of("crm", "erp", "shop", "desk").forEach(project::shipped);
            Shell.Result run = new Shell(project.environment(url)).hub("run", "--once");
            assertThat(run.exit()).as(run.err()).isEqualTo(6);
        }
        return url;
    }

    private void score(PlantedErrors truth, String url) {
        for (Kind kind : Kind.values()) {
            scores.put(kind, new Score());
        }
        Set<Value> found = new HashSet<>();
        for (String row : RunningHub.rows(
                url,
                """
                SELECT system || '/' || stream || '/' || key, attribute, code FROM standard.issue
                WHERE entity = 'customer'""")) {
            String[] cells = row.split(" ");
            Value value = new Value(cells[0], field(cells[1]));
            Kind kind = truth.planted().get(value);
            if (kind != null && kind.isToldBy(cells[2])) {
                found.add(value);
            } else if (truth.records().contains(cells[0]) && !REMARKS.contains(cells[2])) {
                falseAlarm(value.field(), cells[2]);
            }
        }
        truth.planted().forEach((value, kind) -> {
            scores.get(kind).planted++;
            scores.get(kind).found += found.contains(value) ? 1 : 0;
        });
    }

    /** Counts against the kind whose code it is, or apart when the field has no such kind. */
    private void falseAlarm(String field, String code) {
        for (Kind kind : Kind.values()) {
            if (kind.field().equals(field) && kind.isToldBy(code)) {
                scores.get(kind).falseAlarms++;
                return;
            }
        }
        others.merge(field + " " + code, 1, Integer::sum);
    }

    /** The field of the truth that an attribute comes from. */
    private static String field(String attribute) {
        if (attribute.startsWith("phone")) {
            return attribute.endsWith(".fax") || attribute.endsWith(".home") ? "landline" : "mobile";
        }
        if (attribute.startsWith("email")) {
            return "email";
        }
        return switch (attribute.substring(attribute.lastIndexOf('.') + 1)) {
            case "cn-resident-id" -> "resident-id";
            case "tax-number" -> "credit-code";
            case "address_region" -> "region";
            case "address_locality" -> "city";
            case "street_address" -> "street";
            case "address_country" -> "country";
            case "postal_code" -> "postal-code";
            default -> attribute;
        };
    }

    /** How a kind of error fared. */
    private static final class Score {
        private int planted;
        private int found;
        private int falseAlarms;

        double recall() {
            return planted == 0 ? 1 : (double) found / planted;
        }

        double precision() {
            return found + falseAlarms == 0 ? 1 : (double) found / (found + falseAlarms);
        }

        String line(Kind kind) {
            return String.format(
                    Locale.ROOT,
                    "%-22s %8d %7d %7.1f%% %7d %10s",
                    kind.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    planted,
                    found,
                    100 * recall(),
                    falseAlarms,
                    found + falseAlarms == 0 ? "-" : String.format(Locale.ROOT, "%.1f%%", 100 * precision()));
        }
    }

    /**
     * What came of the values that are right.
     *
     * @param right read as they are meant
     * @param wrong read as something else
     * @param refused not read
     */
    private record Readings(int right, int wrong, int refused) {

        static Readings of(Map<String, String> truth, List<String> rows) {
            int right = 0;
            int wrong = 0;
            int refused = 0;
            for (String row : rows) {
                String[] cells = row.split(" ");
                String meant = truth.get(cells[0]);
                if (meant == null) {
                    continue;
                }
                if (cells[1].equals("null")) {
                    refused++;
                } else if (cells[1].equals(meant)) {
                    right++;
                } else {
                    wrong++;
                }
            }
            assertThat(right + wrong + refused).isEqualTo(truth.size());
            return new Readings(right, wrong, refused);
        }

        @Override
        public String toString() {
            return right + " right, " + wrong + " wrong, " + refused + " refused";
        }
    }
}
