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

/** What the shipped routes find of the errors that the sample world has by design. */
final class PlantedErrorsTest {

    private static final int PARTIES = 1_000;

    @TempDir
    private Path folder;

    @Test
    void theErrorsOfTheSampleWorldAreFoundAndNothingElseIsCalledAnError() throws IOException {
        String url = TestDatabase.fresh();
        ProjectInFolder project = ProjectInFolder.in(folder.resolve("project"));
        try (SampleDemo sample =
                SampleDemo.start(folder.resolve("systems"), PARTIES, TestDatabase.fresh(), line -> {})) {
            sample.properties().forEach(project::property);
            List.of("crm", "erp", "shop", "desk").forEach(project::shipped);
            Shell.Result run = new Shell(project.environment(url)).hub("run", "--once");
            assertThat(run.exit()).as(run.err()).isEqualTo(6);
        }
        PlantedErrors truth = PlantedErrors.in(new SampleWorld(SampleSystems.DEMO_SEED, PARTIES));
        Map<Kind, Score> scores = new EnumMap<>(Kind.class);
        Map<String, Integer> alarms = new TreeMap<>();
        score(truth, url, scores, alarms);
        System.out.println("kind of error               planted    found   recall  false  precision");
        scores.forEach((kind, score) -> System.out.println(score.line(kind)));
        System.out.println("false alarms: " + alarms);
    }

    private static void score(
            PlantedErrors truth, String url, Map<Kind, Score> scores, Map<String, Integer> alarms) {
        for (Kind kind : Kind.values()) {
            scores.put(kind, new Score());
        }
        Set<Value> found = new HashSet<>();
        for (String row : RunningHub.rows(
                url,
                "SELECT system || '/' || stream || '/' || key, attribute, code FROM standard.issue"
                        + " WHERE entity = 'customer'")) {
            String[] cells = row.split(" ");
            if (!truth.records().contains(cells[0])) {
                continue;
            }
            Value value = new Value(cells[0], field(cells[1]));
            Kind kind = truth.planted().get(value);
            if (kind != null && kind.isToldBy(cells[2])) {
                found.add(value);
            } else {
                alarms.merge(cells[0].substring(0, 4) + " " + cells[1] + " " + cells[2] + (kind == null ? "" : " on " + kind), 1, Integer::sum);
                for (Kind each : Kind.values()) {
                    if (each.field().equals(value.field()) && each.isToldBy(cells[2])) {
                        scores.get(each).falseAlarms++;
                        break;
                    }
                }
            }
        }
        truth.planted().forEach((value, kind) -> {
            scores.get(kind).planted++;
            scores.get(kind).found += found.contains(value) ? 1 : 0;
        });
    }

    /** The field of the truth that an attribute comes from. */
    private static String field(String attribute) {
        String last = attribute.substring(attribute.lastIndexOf('.') + 1);
        return switch (last) {
            case "fax" -> "landline";
            case "cn-resident-id" -> "resident-id";
            case "tax-number" -> "credit-code";
            case "address_region" -> "region";
            case "address_locality" -> "city";
            case "street_address" -> "street";
            default ->
                attribute.equals("phone.home")
                        ? "landline"
                        : attribute.startsWith("phone")
                                ? "mobile"
                                : attribute.startsWith("email") ? "email" : attribute;
        };
    }

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
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return String.format(
                    Locale.ROOT,
                    "%-26s %8d %8d %7.1f%% %6d %9.1f%%",
                    name,
                    planted,
                    found,
                    100 * recall(),
                    falseAlarms,
                    100 * precision());
        }
    }
}
