package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.sample.SampleCounts.StreamCount;
import io.customerhub.sample.SampleDemo;
import io.customerhub.warehouse.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped routes against the four sample systems: every row of them is accounted for. */
final class DemoAccountTest {

    private static final int PARTIES = 300;

    @TempDir
    private Path folder;

    @Test
    void everyRowOfTheFourSampleSystemsIsAccountedFor() throws IOException {
        String url = TestDatabase.empty();
        ProjectInFolder project = ProjectInFolder.in(folder.resolve("project"));
        try (SampleDemo sample =
                SampleDemo.start(folder.resolve("systems"), PARTIES, TestDatabase.empty(), line -> {})) {
            sample.properties().forEach(project::property);
            List.of("crm", "erp", "shop", "desk").forEach(project::shipped);
            Shell shell = new Shell(project.environment(url));

            Shell.Result first = shell.hub("run", "--once", "--json");
            assertThat(first.exit()).as(first.err()).isEqualTo(6);
            JsonNode streams = new ObjectMapper().readTree(first.out()).get("streams");
            List<String> found = new ArrayList<>();
            for (JsonNode stream : streams) {
                assertThat(stream.fieldNames())
                        .toIterable()
                        .containsExactly(
                                "system",
                                "stream",
                                "read",
                                "loaded",
                                "unchanged",
                                "superseded",
                                "dead",
                                "skipped",
                                "seconds");
                long good = stream.get("loaded").asLong()
                        + stream.get("unchanged").asLong()
                        + stream.get("superseded").asLong();
                assertThat(stream.get("seconds").asDouble()).isPositive();
                assertThat(stream.get("skipped").asLong()).isZero();
                found.add("%s/%s read %d good %d dead %d"
                        .formatted(
                                stream.get("system").asText(),
                                stream.get("stream").asText(),
                                stream.get("read").asLong(),
                                good,
                                stream.get("dead").asLong()));
            }
            List<String> expected = new ArrayList<>();
            for (StreamCount count : sample.counts().streams()) {
                expected.add("%s/%s read %d good %d dead %d"
                        .formatted(count.system(), count.stream(), count.allRows(), count.rows(), count.brokenRows()));
            }
            assertThat(found).containsExactlyInAnyOrderElementsOf(expected);
            assertWarehouse(url, sample);

            Shell.Result status = shell.hub("status");
            assertThat(status.exit()).isEqualTo(6);
            expected.forEach(line -> assertThat(status.out()).contains(line.substring(0, line.indexOf(' '))));
            assertThat(new ObjectMapper()
                            .readTree(shell.hub("status", "--json").out())
                            .get("streams"))
                    .hasSize(expected.size())
                    .allMatch(stream -> stream.get("state").asText().equals("up"));
        }
    }

    private static void assertWarehouse(String url, SampleDemo sample) {
        assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
        List<String> records = new ArrayList<>();
        for (StreamCount count : sample.counts().streams()) {
            records.add(count.system() + "/" + count.stream() + " " + count.records());
        }
        assertThat(
                        RunningHub.rows(
                                url,
                                """
                        SELECT system || '/' || stream, count(*) FROM (
                            SELECT system, stream FROM standard.customer
                            UNION ALL SELECT system, stream FROM standard.sales_order
                            UNION ALL SELECT system, stream FROM standard.sales_order_line
                            UNION ALL SELECT system, stream FROM standard.service_case) rows
                        GROUP BY 1"""))
                .containsExactlyInAnyOrderElementsOf(records);
        assertThat(RunningHub.rows(url, "SELECT sum(occurrences) FROM hub.dead_letter WHERE state = 'open'"))
                .isEqualTo(RunningHub.rows(url, "SELECT sum(dead) FROM hub.run"));
    }
}
