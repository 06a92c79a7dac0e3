package io.customerhub.bench.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.config.HubSettings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small run, so that the benchmark stays usable and its counts true. Times are not judged. */
final class MatchBenchmarkTest {

    private static final int RECORDS = 4_000;

    @TempDir
    private Path data;

    @Test
    void allPhasesGiveFiguresThatAddUp() throws Exception {
        HubSettings settings = HubSettings.from(Map.of("HUB_DATA", data.toString()));
        MatchResult result = new MatchBenchmark(settings, line -> {})
                .run(new MatchBenchmark.Plan(RECORDS, true, true, 200, true, 400));
        JsonNode document = new ObjectMapper().readTree(result.json());
        for (String phase : new String[] {"core", "whole"}) {
            JsonNode figures = document.get(phase);
            assertThat(figures.get("records").asInt()).isEqualTo(RECORDS);
            assertThat(figures.get("customers").asInt()).isBetween(RECORDS / 3, RECORDS);
            assertThat(figures.get("f1").asDouble()).as(phase).isBetween(0.9, 1.0);
            assertThat(figures.get("cpuSeconds").asDouble()).as(phase).isPositive();
        }
        JsonNode whole = document.get("whole");
        assertThat(whole.get("merges").asInt())
                .isEqualTo(RECORDS - whole.get("customers").asInt());
        assertThat(whole.get("cpuSeconds").asDouble())
                .isGreaterThan(whole.get("hubCpuSeconds").asDouble());
        JsonNode core = document.get("core");
        double parts = 0;
        for (JsonNode part : core.get("cpuSecondsByPart")) {
            parts += part.asDouble();
        }
        assertThat(parts).isCloseTo(core.get("cpuSeconds").asDouble(), offset(0.01));
        assertThat(core.get("keptPairs").asLong())
                .isLessThan(core.get("candidatePairs").asLong());
        assertThat(document.get("curve")).hasSize(2);
        assertThat(document.get("curve").get(1).get("records").asInt()).isEqualTo(RECORDS);
        assertThat(document.get("sharedPhone")).hasSize(3);
        assertThat(document.get("sharedPhone").get(2).get("records").asInt()).isEqualTo(2_400);
        assertThat(result.text()).contains("cost by size", "people on one phone number", "times the floor");
    }

    @Test
    void whatWasNotAskedForIsNotThere() throws Exception {
        MatchResult result = new MatchBenchmark(HubSettings.from(Map.of("HUB_DATA", data.toString())), line -> {})
                .run(new MatchBenchmark.Plan(2_000, true, false, 0, false, 0));
        JsonNode document = new ObjectMapper().readTree(result.json());
        assertThat(document.has("core")).isTrue();
        assertThat(document.has("whole")).isFalse();
        assertThat(document.has("curve")).isFalse();
        assertThat(data.resolve("bench")).doesNotExist();
    }
}
