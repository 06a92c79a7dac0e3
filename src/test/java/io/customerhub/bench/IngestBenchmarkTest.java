package io.customerhub.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.config.HubSettings;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small run of the benchmark, so that it stays usable. Its figures are not judged: timing belongs on a quiet machine. */
final class IngestBenchmarkTest {

    private static final long ROWS = 20_000;

    @TempDir
    private Path data;

    @Test
    void everyWayLeavesTheSameRowsAndTheResultIsOneDocument() throws Exception {
        HubSettings settings = HubSettings.from(Map.of("HUB_DATA", data.toString()));
        try (IngestBenchmark benchmark = new IngestBenchmark(settings, ROWS, line -> {})) {
            benchmark.hub();
            String byHub = benchmark.contents();
            benchmark.plainLoop();
            String byPlainLoop = benchmark.contents();
            IngestResult result = IngestResult.run(benchmark, ROWS, 1, line -> {});
            String byFloor = benchmark.contents();

            assertThat(byHub).isEqualTo(byPlainLoop).isEqualTo(byFloor).doesNotStartWith("0 ");
            JsonNode document = new ObjectMapper().readTree(result.json());
            assertThat(document.get("rows").asLong()).isEqualTo(ROWS);
            for (String figure : new String[] {
                "rowsPerSecond",
                "cpuMicrosPerRow",
                "cpuRatioToFloor",
                "cpuRatioToPlainLoop",
                "cpuSecondsPerMillionRows",
                "rereadCpuRatio",
                "peakHeapMb"
            }) {
                assertThat(document.get(figure).asDouble()).as(figure).isPositive();
            }
            assertThat(result.text()).contains("times the floor");
        }
    }
}
