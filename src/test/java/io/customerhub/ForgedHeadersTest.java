package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers that a sender makes up steer nothing: neither the hub's own steps nor what a route of one's own does afterwards. */
final class ForgedHeadersTest {

    private static final String MAPPING =
            """
            entity: customer
            key: nr
            region: DE
            fields:
              name: {from: name, as: person-name}
              status: {from: status}
            """;

    /** As a component does that takes over what came with a message, such as a broker's or a web server's headers. */
    private static final String ROUTE =
            """
            - route:
                id: legacy-customers
                from:
                  uri: file:{{legacy.inbox}}
                  parameters: {include: ".*\\\\.json", move: .done, delay: 200, initialDelay: 0}
                  steps:
            %s
                    - to:
                        uri: kamelet:records-action
                        parameters: {system: legacy, stream: customers}
                    - to: direct:ingest
                    - setBody: {constant: taken}
                    - to: file:{{legacy.out}}
            """;

    private static final List<String> FORGED = List.of(
            "CamelFileName",
            "CamelOverruleFileName",
            "CamelHttpUri",
            "CamelHttpPath",
            "CamelHttpQuery",
            "CamelHttpMethod",
            "CamelJdbcParameters",
            "CamelSqlQuery",
            "CamelBeanMethodName",
            "CamelExecCommandExecutable",
            "CamelToDynamicEndpoint",
            "CamelKafkaOverrideTopic",
            "HubRecordKey",
            "HubSystem",
            "HubStream",
            "HubFence",
            "HubRun");

    @TempDir
    Path directory;

    private final String url = TestDatabase.fresh();

    @Test
    void headersThatCameWithAMessageSteerNothing() throws IOException {
        StringBuilder steps = new StringBuilder();
        for (String name : FORGED) {
            steps.append("        - setHeader: {name: ").append(name).append(", constant: forged.txt}\n");
        }
        Path out = Files.createDirectories(directory.resolve("out"));
        ProjectInFolder project = ProjectInFolder.in(directory)
                .system("legacy", MAPPING)
                .write(
                        "routes/legacy/legacy.camel.yaml",
                        ROUTE.formatted(steps.toString().stripTrailing()))
                .property("legacy.out", out.toString());
        try (RunningHub hub = RunningHub.start(project, url)) {
            assertThat(hub.hub().problems()).isEmpty();
            project.drop("legacy", "one.json", "[{\"nr\": \"1\", \"name\": \"Anna Schmidt\", \"status\": \"active\"}]");
            RunningHub.await(() -> project.files("legacy", ".done").equals(List.of("one.json")));
            RunningHub.await(() -> !names(out).isEmpty());
            assertThat(RunningHub.rows(url, "SELECT system, stream, key, status FROM standard.customer"))
                    .containsExactly("legacy customers 1 active");
            assertThat(names(out)).hasSize(1).noneMatch(name -> name.contains("forged"));
            assertThat(names(directory)).noneMatch(name -> name.contains("forged"));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
