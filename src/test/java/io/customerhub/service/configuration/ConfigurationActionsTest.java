package io.customerhub.service.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.ProjectInFolder;
import io.customerhub.RunningHub;
import io.customerhub.access.Action;
import io.customerhub.access.ActionRegistry;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.access.Operations;
import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import io.customerhub.access.RequestException;
import io.customerhub.access.Role;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.service.configuration.ConfigurationList.SystemEntry;
import io.customerhub.service.configuration.StreamConfigurationView.DiffLine;
import io.customerhub.service.configuration.StreamConfigurationView.DiffLine.Kind;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration as a running hub has taken it over, refused it and seen it mended. */
final class ConfigurationActionsTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            fields:
              name: {from: name, as: person-name}
            """;

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    @Test
    void whatRunsWhatIsRefusedAndWhatChangedCanBeSeen() throws InterruptedException {
        ProjectInFolder project =
                ProjectInFolder.in(folder).system("crm", MAPPING).system("erp", MAPPING);
        try (RunningHub hub = RunningHub.start(project, url);
                Warehouse warehouse = Warehouse.open(url)) {
            Gate gate = gate(warehouse, project.root(), Map.of());
            ConfigurationList before = perform(gate, new ListConfiguration());
            assertThat(before.systems()).extracting(SystemEntry::system).containsExactly("crm", "erp");
            assertThat(before.systems()).allSatisfy(system -> {
                assertThat(system.refused()).isEmpty();
                assertThat(system.routes()).hasSize(1);
                assertThat(system.streams()).singleElement().satisfies(stream -> {
                    assertThat(stream.stream()).isEqualTo("customers");
                    assertThat(stream.number()).isPositive();
                    assertThat(stream.file()).endsWith("customers.mapping.yaml");
                });
            });
            assertThat(before.connectors()).isNotEmpty();
            assertThat(before.shared()).isNotEmpty();

            project.write("routes/crm/customers.mapping.yaml", MAPPING + "  email: {from: mail, as: email}\n");
            hub.hub().reload();
            project.write("routes/erp/customers.mapping.yaml", MAPPING.replace("person-name", "person-nam"));
            hub.hub().reload();

            ConfigurationList after = perform(gate, new ListConfiguration());
            assertThat(after.systems().get(1).refused()).singleElement().satisfies(problem -> {
                assertThat(problem.place()).isEqualTo("routes/erp/customers.mapping.yaml:4:26");
                assertThat(problem.code()).startsWith("HUB-MAP-");
                assertThat(problem.message()).contains("person-name");
            });
            assertThat(after.systems().get(1).streams()).hasSize(1);

            StreamConfigurationView now = show(gate, null, null);
            assertThat(now.mapping()).contains("email");
            assertThat(now.mappingDiff()).as("the file is what runs").isEmpty();
            assertThat(now.routes()).singleElement().satisfies(file -> assertThat(file.text())
                    .contains("direct:ingest", "routes/crm/crm.camel.yaml:"));
            int first = now.versions().get(1).number();
            assertThat(show(gate, now.running(), first).mappingDiff())
                    .filteredOn(line -> line.kind() != Kind.SAME && line.kind() != Kind.SKIPPED)
                    .extracting(DiffLine::kind, DiffLine::text)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(Kind.REMOVED, "  email: {from: mail, as: email}"));
            StreamConfigurationView erp = perform(gate, new ShowConfiguration("erp", "customers", null, null));
            assertThat(erp.mappingDiff()).extracting(DiffLine::kind).contains(Kind.REMOVED, Kind.ADDED);
            assertThat(erp.refused()).hasSize(1);

            ConfigurationChanges page = perform(gate, new ListConfigurationChanges(null, null, 2));
            assertThat(page.changes().get(0).what()).isEqualTo("refused");
            assertThat(page.changes().get(0).problems()).hasSize(1);
            ConfigurationChanges next = perform(gate, new ListConfigurationChanges(null, page.next(), 2));
            assertThat(next.changes().get(0).number())
                    .isLessThan(page.changes().get(1).number());
            assertThat(perform(gate, new ListConfigurationChanges("erp", null, 200))
                            .changes())
                    .allSatisfy(change -> assertThat(change.system()).isEqualTo("erp"));
        }
    }

    @Test
    void secretsAreNeverShown() {
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        String route = project.read("routes/crm/crm.camel.yaml");
        try (RunningHub hub = RunningHub.start(project, url);
                Warehouse warehouse = Warehouse.open(url)) {
            assertThat(hub.told).isNotNull();
            project.property("crm.password", "Tr0ub4dor");
            project.write(
                    "routes/crm/more.camel.yaml",
                    route.replaceAll("id: [^\\n]*", "id: other")
                            .replace(
                                    "parameters:",
                                    "parameters:\n        apiKey: \"{{crm.password}}\"\n        token: abcDEF123456"));
            project.write(
                    "routes/crm/customers.contract.yaml", "# https://anna:hunter22@example.org/\npassword: hunter23\n");
            Gate gate = gate(warehouse, project.root(), Map.of("CRM_PASSWORD", "Tr0ub4dor"));
            String shown = show(gate, null, null).toString();
            assertThat(shown).contains("***").doesNotContain("Tr0ub4dor", "hunter22", "hunter23", "abcDEF123456");
        }
    }

    @Test
    void whatNeverRanIsUnknownAndNoPathLeadsOutOfTheProject() {
        try (Warehouse warehouse = Warehouse.open(url)) {
            Gate gate = gate(warehouse, folder, Map.of());
            assertThat(perform(gate, new ListConfiguration()).systems()).isEmpty();
            for (String name : List.of("crm", "..", "../..", "", "a/b")) {
                assertThatThrownBy(() -> perform(gate, new ShowConfiguration(name, "customers", null, null)))
                        .isInstanceOfSatisfying(RequestException.class, e -> assertThat(e.code())
                                .isEqualTo("HUB-CONF-001"));
            }
        }
    }

    private static StreamConfigurationView show(Gate gate, Integer version, Integer against) {
        return perform(gate, new ShowConfiguration("crm", "customers", version, against));
    }

    private static <A> A perform(Gate gate, Request<A> request) {
        return gate.perform(Caller.person("egon", Set.of(Role.ENGINEER), "127.0.0.1"), request);
    }

    private static Gate gate(Warehouse warehouse, Path root, Map<String, String> environment) {
        List<Action<?, ?>> actions = new ConfigurationActions(
                        warehouse, new ProjectFolder(root), Map.of("hub.work", "work"), environment)
                .all();
        return new Gate(
                new ActionRegistry(actions),
                entry -> {
                    throw new AssertionError("nothing personal is shown");
                },
                new Operations() {
                    @Override
                    public long begin(Caller caller, String action, String subject, String purpose) {
                        throw new AssertionError("nothing is changed");
                    }

                    @Override
                    public void done(long operation, Outcome outcome) {
                        throw new AssertionError("nothing began");
                    }

                    @Override
                    public void failed(long operation, String code, String message) {
                        throw new AssertionError("nothing began");
                    }
                });
    }
}
