package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.config.Problem;
import io.customerhub.observe.Health.StreamState;
import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HubRefusalTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            fields:
              formatted_name: {from: name, as: person-name}
            """;

    @TempDir
    private Path folder;

    private ProjectInFolder projectWithMistakes() {
        ProjectInFolder project = ProjectInFolder.in(folder).system("sound", MAPPING);
        project.system("step", MAPPING)
                .write(
                        "routes/step/step.camel.yaml",
                        ProjectInFolder.route("step").replace("- to: direct", "- too: direct"));
        project.system("option", MAPPING)
                .write(
                        "routes/option/option.camel.yaml",
                        ProjectInFolder.route("option").replace("quiet:", "quite:"));
        project.system("unset", MAPPING)
                .write(
                        "routes/unset/unset.camel.yaml",
                        ProjectInFolder.route("unset").replace("{{unset.inbox}}", "{{unset.in-box}}"));
        project.system("twice", MAPPING)
                .write(
                        "routes/twice/twice.camel.yaml",
                        ProjectInFolder.route("twice")
                                + ProjectInFolder.route("twice").replace("id: twice-customers", "id: twice-again"));
        project.system("thief", MAPPING)
                .write(
                        "routes/thief/thief.camel.yaml",
                        ProjectInFolder.route("thief").replace("id: thief-customers", "id: pipeline"));
        project.system("mapping", MAPPING.replace("formatted_name", "formated_name"));
        project.system(
                "money", "entity: sales-order\nkey: id\nfields:\n  total: {from: sum, as: amount, currency: EURO}\n");
        project.system("contract", MAPPING)
                .write(
                        "routes/contract/customers.contract.yaml",
                        """
                        apiVersion: v3.1.0
                        kind: DataContract
                        id: c
                        version: 1.0.0
                        status: active
                        schema:
                          - name: customers
                            properties:
                              - {name: id, logicalType: text}
                              - {name: name, logicalType: string}
                        """);
        return project;
    }

    @Test
    void eachMistakeIsToldWithPlaceAndRemedyAndOnlyItsOwnSystemStaysDown() {
        String url = TestDatabase.fresh();
        ProjectInFolder project = projectWithMistakes();
        project.drop("sound", "a.csv", "id,name\n1,Wang Wei\n2,Li Na\n");
        project.drop("money", "a.csv", "id,sum\n1,5\n");
        try (RunningHub running = RunningHub.start(project, url)) {
            List<Problem> problems = running.hub().problems();
            assertProblem(problems, "routes/step/step.camel.yaml:13:11  HUB-ROUTE-013", "'too'", "'to'");
            assertProblem(problems, "routes/option/option.camel.yaml:10:9  HUB-ROUTE-005", "'quite'", "'quiet'");
            assertProblem(
                    problems,
                    "routes/unset/unset.camel.yaml:8:21  HUB-ROUTE-012",
                    "'unset.in-box'",
                    "hub.properties",
                    "UNSET_IN_BOX");
            assertProblem(problems, "routes/twice/twice.camel.yaml:15:5  HUB-ROUTE-010", "twice/customers", ":2:5");
            assertProblem(problems, "routes/thief/thief.camel.yaml:2:5  HUB-ROUTE-011", "'pipeline'", "another id");
            assertProblem(
                    problems,
                    "routes/mapping/customers.mapping.yaml:4:3  HUB-MAP-005",
                    "formated_name",
                    "formatted_name");
            assertProblem(problems, "routes/money/customers.mapping.yaml:4:3  HUB-MAP-008", "EURO", "ISO 4217");
            assertProblem(problems, "routes/contract/customers.contract.yaml:9:33  HUB-CON-006", "'text'", "string");
            for (String down : List.of("step", "option", "unset", "twice", "thief", "mapping", "money", "contract")) {
                assertThat(running.health(down).state()).as(down).isEqualTo(StreamState.REFUSED);
            }

            running.awaitRead(project, "sound");
            running.awaitState("sound/customers", StreamState.UP);
            assertThat(RunningHub.account(url, "sound/customers")).isEqualTo("2 2 0 0 0 0");
            RunningHub.await(() -> running.hub().pipeline().intake().isSettled());
            assertThat(project.files("money", ".")).containsExactly("a.csv");
            assertThat(running.get("/health/ready").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void checkPrintsAllProblemsAtOnceAndEndsWithThree() {
        ProjectInFolder project = projectWithMistakes();
        Shell.Result checked = new Shell(project.environment("jdbc:postgresql://nowhere/x")).hub("check");
        assertThat(checked.exit()).isEqualTo(3);
        assertThat(checked.out().lines())
                .extracting(line -> line.replaceFirst("  (HUB-\\S+)  .*", " $1"))
                .contains(
                        "routes/contract/customers.contract.yaml:9:33 HUB-CON-006",
                        "routes/mapping/customers.mapping.yaml:4:3 HUB-MAP-005",
                        "routes/money/customers.mapping.yaml:4:3 HUB-MAP-008",
                        "routes/option/option.camel.yaml:10:9 HUB-ROUTE-005",
                        "routes/step/step.camel.yaml:13:11 HUB-ROUTE-013",
                        "routes/thief/thief.camel.yaml:2:5 HUB-ROUTE-011",
                        "routes/twice/twice.camel.yaml:15:5 HUB-ROUTE-010",
                        "routes/unset/unset.camel.yaml:8:20 HUB-ROUTE-012");
        assertThat(checked.err()).contains("8 problems");
    }

    @Test
    void checkOfASoundProjectTouchesNothingAndEndsWithZero() {
        ProjectInFolder project = ProjectInFolder.in(folder).system("sound", MAPPING);
        project.drop("sound", "a.csv", "id,name\n1,Wang Wei\n");
        Shell.Result checked = new Shell(project.environment("jdbc:postgresql://nowhere/x")).hub("check");
        assertThat(checked.exit()).as(checked.out()).isZero();
        assertThat(checked.err()).contains("1 source systems, 1 streams");
        assertThat(project.files("sound", ".")).containsExactly("a.csv");
    }

    private static void assertProblem(List<Problem> problems, String start, String... words) {
        List<String> found = problems.stream()
                .map(Problem::toString)
                .filter(text -> text.startsWith(start))
                .toList();
        assertThat(found)
                .as(
                        "%s among%n%s",
                        start,
                        String.join(
                                "\n", problems.stream().map(Problem::toString).toList()))
                .hasSize(1);
        assertThat(found.get(0)).contains(words);
    }
}
