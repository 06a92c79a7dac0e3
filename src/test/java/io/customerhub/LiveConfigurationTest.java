package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.observe.Health.StreamState;
import io.customerhub.warehouse.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person sees who changes the configuration of a hub that runs. */
final class LiveConfigurationTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            fields:
              formatted_name: {from: name, as: person-name}
            """;

    private static final String ROUTE = "routes/crm/crm.camel.yaml";
    private static final String MAPPED = "routes/crm/customers.mapping.yaml";

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    @Test
    void aSavedFileIsSwappedInAndAnEditorThatWritesTwiceCostsOneSwap() throws Exception {
        ProjectInFolder project = project();
        try (RunningHub running = RunningHub.start(project, url)) {
            running.hub().watchProject();
            Route erp = route(running, "erp-customers");
            Route crm = route(running, "crm-customers");

            project.write(ROUTE, "- route:");
            project.write(ROUTE + "~", "backup of an editor");
            String edited = ProjectInFolder.route("crm").replace("every: 200ms", "every: 150ms");
            replace(project, ROUTE, edited);
            RunningHub.await(() -> changes("WHERE what = 'replaced'").size() == 1);

            assertThat(changes("WHERE what <> 'added'")).containsExactly("replaced route crm-customers");
            assertThat(route(running, "crm-customers")).isNotSameAs(crm);
            assertThat(route(running, "erp-customers")).isSameAs(erp);
            assertRead(running, project, "crm", "1 1 0 0 0 0");
        }
    }

    @Test
    void aNewSystemIsReadAsSoonAsItsFolderIsThereAndNoLongerOnceItIsGone() throws Exception {
        ProjectInFolder project = project();
        try (RunningHub running = RunningHub.start(project, url)) {
            running.hub().watchProject();
            project.system("shop", MAPPING);
            RunningHub.await(() -> route(running, "shop-customers") != null);
            assertRead(running, project, "shop", "1 1 0 0 0 0");

            Files.delete(project.root().resolve("routes/shop/shop.camel.yaml"));
            Files.delete(project.root().resolve("routes/shop/customers.mapping.yaml"));
            Files.delete(project.root().resolve("routes/shop"));
            RunningHub.await(() -> changes("WHERE what = 'removed'").size() == 2);

            assertThat(changes("WHERE system = 'shop'"))
                    .containsExactly(
                            "added route shop-customers",
                            "added mapping shop/customers",
                            "removed route shop-customers",
                            "removed mapping shop/customers");
            assertThat(route(running, "shop-customers")).isNull();
            assertThat(running.hub().health().streams())
                    .noneMatch(stream -> stream.stream().startsWith("shop"));
        }
    }

    @Test
    void aBadSaveChangesNothingSaysWhyAtOnceAndRecovers() throws Exception {
        ProjectInFolder project = project();
        Shell shell = new Shell(project.environment(url));
        try (RunningHub running = RunningHub.start(project, url)) {
            running.hub().watchProject();
            Route before = route(running, "crm-customers");
            project.write(MAPPED, MAPPING.replace("formatted_name", "formated_name"));
            RunningHub.await(() -> running.health("crm/customers").refused() != null);
            // what is written down last has been told before
            RunningHub.await(() -> changes("WHERE what = 'refused'").size() == 1);

            assertThat(running.told).anySatisfy(line -> assertThat(line)
                    .startsWith("refused crm")
                    .contains(MAPPED + ":4:3  HUB-MAP-005", "formatted_name"));
            assertThat(running.health("crm/customers").state()).isEqualTo(StreamState.UP);
            assertThat(running.health("crm/customers").refused()).contains("refused since", "./hub check");
            assertThat(running.health("erp/customers").refused()).isNull();
            assertThat(running.get("/health/ready").statusCode()).isEqualTo(200);
            assertThat(running.get("/metrics").body()).contains("hub_configuration_refused{system=\"crm\"} 1");
            Shell.Result status = shell.hub("status");
            assertThat(status.out()).contains("crm: configuration refused since", "./hub check", MAPPED + ":4:3");
            assertThat(status.exit()).isEqualTo(6);
            assertThat(route(running, "crm-customers")).isSameAs(before);
            assertRead(running, project, "crm", "1 1 0 0 0 0");

            project.write(MAPPED, MAPPING);
            RunningHub.await(() -> running.health("crm/customers").refused() == null);
            RunningHub.await(() -> changes("WHERE what = 'mended'").size() == 1);
            assertThat(running.get("/metrics").body()).contains("hub_configuration_refused{system=\"crm\"} 0");
            assertThat(shell.hub("status").exit()).isZero();
            assertThat(route(running, "crm-customers")).isSameAs(before);
        }
    }

    @Test
    void anotherMappingTakesANewNumberThatItsRowsBearAndTheRouteStays() throws Exception {
        ProjectInFolder project = project();
        try (RunningHub running = RunningHub.start(project, url)) {
            Route before = route(running, "crm-customers");
            assertRead(running, project, "crm", "1 1 0 0 0 0");
            project.write(MAPPED, MAPPING + "  status: {from: state, as: code, map: {open: active}}\n");
            assertThat(running.hub().reload())
                    .extracting(change -> change.line().replaceFirst(", nothing.*", ""))
                    .containsExactly(
                            "replaced mapping crm/customers (" + MAPPED + "), configuration " + number("crm", "DESC"));
            project.drop("crm", "b.csv", "id,name,state\n2,Li Na,open\n");
            running.awaitRead(project, "crm");

            assertThat(route(running, "crm-customers")).isSameAs(before);
            assertThat(RunningHub.rows(
                            url,
                            "SELECT key, configuration, status FROM standard.customer WHERE system = 'crm' ORDER BY 1"))
                    .containsExactly("1 " + number("crm", "ASC") + " null", "2 " + number("crm", "DESC") + " active");
            assertThat(RunningHub.rows(url, "SELECT DISTINCT configuration FROM hub.run WHERE system = 'crm'"))
                    .hasSize(2);
        }
    }

    @Test
    void aChangedConnectorAndAChangedPropertyReplaceTheRoutesThatUseThem() throws Exception {
        ProjectInFolder project = project();
        try (RunningHub running = RunningHub.start(project, url)) {
            String kamelet = "connectors/csv-file/csv-file-source.kamelet.yaml";
            project.write(kamelet, project.read(kamelet).replace("default: 5000", "default: 1999"));
            assertThat(running.hub().reload())
                    .extracting(change -> change.line().replaceFirst(", nothing.*", ""))
                    .containsExactly(
                            "replaced connector csv-file-source (" + kamelet + ")",
                            "replaced route crm-customers (" + ROUTE + "), because of connector csv-file-source",
                            "replaced route erp-customers (routes/erp/erp.camel.yaml), because of connector"
                                    + " csv-file-source");
            Path moved = Files.createDirectories(folder.resolve("elsewhere"));
            project.property("crm.inbox", moved.toString());
            assertThat(running.hub().reload())
                    .extracting(change -> change.line().replaceFirst(", nothing.*", ""))
                    .containsExactly("replaced route crm-customers (" + ROUTE + "), because of property crm.inbox");
            Files.writeString(moved.resolve("a.csv"), "id,name\n1,Wang Wei\n");
            RunningHub.await(() -> RunningHub.account(url, "crm/customers").equals("1 1 0 0 0 0"));
            assertRead(running, project, "erp", "1 1 0 0 0 0");

            project.write(kamelet, "apiVersion: [");
            assertThat(running.hub().reload())
                    .extracting(change -> change.what().word() + " " + change.name())
                    .contains("refused connectors and shared routes");
            project.drop("erp", "b.csv", "id,name\n2,Li Na\n");
            running.awaitRead(project, "erp");
        }
    }

    @Test
    void ofTwoRoutesInOneFileOnlyTheChangedOneRestartsUnlessWhatTheyShareChanges() throws Exception {
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        String pool = "- beans:\n    - {name: pool, type: " + ClosedPool.class.getName() + ", properties: {size: 1}}\n";
        String vendors = ProjectInFolder.route("crm")
                .replace("crm-customers", "crm-vendors")
                .replace("stream: customers", "stream: vendors")
                .replace("{{crm.inbox}}", "{{crm.inbox}}/vendors");
        String both = pool + ProjectInFolder.route("crm") + vendors;
        project.write(ROUTE, both).write("routes/crm/vendors.mapping.yaml", MAPPING);
        try (RunningHub running = RunningHub.start(project, url)) {
            Route customers = route(running, "crm-customers");
            Route second = route(running, "crm-vendors");
            String faster = pool + "# first\n" + ProjectInFolder.route("crm") + vendors.replace("200ms", "150ms");
            project.write(ROUTE, faster);
            running.hub().reload();
            assertThat(route(running, "crm-customers")).isSameAs(customers);
            assertThat(route(running, "crm-vendors")).isNotSameAs(second);

            ClosedPool before = pool(running);
            project.write(ROUTE, faster.replace("size: 1", "size: 2"));
            assertThat(running.hub().reload()).hasSize(3);
            assertThat(before.closed).isTrue();
            assertThat(pool(running).size).isEqualTo(2);
            assertThat(pool(running).closed).isFalse();
            assertThat(route(running, "crm-customers")).isNotSameAs(customers);
            assertRead(running, project, "crm", "1 1 0 0 0 0");
        }
    }

    @Test
    void anotherPipelineAndAnotherErrorHandlingAreSwappedInAndDataGoOn() throws Exception {
        ProjectInFolder project = project();
        try (RunningHub running = RunningHub.start(project, url)) {
            Route crm = route(running, "crm-customers");
            String pipeline = "routes/pipeline.camel.yaml";
            project.write(pipeline, project.read(pipeline).replace("Find key and version", "Find the key"));
            assertThat(running.hub().reload()).hasSize(1);
            assertThat(route(running, "crm-customers")).isSameAs(crm);
            assertRead(running, project, "crm", "1 1 0 0 0 0");

            String letters = "routes/dead-letters.camel.yaml";
            project.write(letters, project.read(letters).replace("logExhausted: false", "logExhausted: true"));
            assertThat(running.hub().reload())
                    .extracting(change -> change.subject().word() + " " + change.name())
                    .containsExactlyInAnyOrder(
                            "shared all systems 1",
                            "route alert-mail",
                            "route alert-webhook",
                            "route replay",
                            "route pipeline",
                            "route crm-customers",
                            "route erp-customers");
            assertThat(running.hub()
                            .context()
                            .getCamelContextExtension()
                            .getContextPlugin(org.apache.camel.model.Model.class)
                            .getRouteConfigurationDefinitions())
                    .hasSize(1);
            assertRead(running, project, "erp", "1 1 0 0 0 0");

            project.write(pipeline, project.read(pipeline).replace("ref: cleanse", "ref: clean"));
            assertThat(running.hub().reload())
                    .extracting(change -> change.what().word() + " " + change.name())
                    .containsExactly("refused connectors and shared routes");
            project.drop("erp", "b.csv", "id,name\n2,Li Na\n");
            running.awaitRead(project, "erp");
        }
    }

    private static ClosedPool pool(RunningHub running) {
        return running.hub().context().getRegistry().lookupByNameAndType("pool", ClosedPool.class);
    }

    /** Stands for a connection pool that a route file defines. */
    public static final class ClosedPool implements AutoCloseable {

        private int size;
        private volatile boolean closed;

        /** As the file says. */
        public void setSize(int size) {
            this.size = size;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void aPauseLastsThroughARestartAndAChangeAndEndsWithResume() throws Exception {
        ProjectInFolder project = project();
        Shell shell = new Shell(project.environment(url));
        try (RunningHub running = RunningHub.start(project, url)) {
            assertRead(running, project, "crm", "1 1 0 0 0 0");
            Shell.Result paused = shell.hub("pause", "crm", "--reason", "moving house");
            assertThat(paused.exit()).as(paused.err()).isZero();
            running.awaitState("crm/customers", StreamState.PAUSED);
            String inner = running.hub().context().getRoutes().stream()
                    .filter(route -> route.isCreatedByKamelet()
                            && route.getEndpoint().getEndpointUri().contains("inbox/crm"))
                    .findFirst()
                    .orElseThrow()
                    .getRouteId();
            RunningHub.await(() -> running.hub()
                    .context()
                    .getRouteController()
                    .getRouteStatus(inner)
                    .isStopped());
            project.drop("crm", "b.csv", "id,name\n2,Li Na\n");
            project.write(ROUTE, ProjectInFolder.route("crm").replace("every: 200ms", "every: 150ms"));
            project.write(MAPPED, MAPPING.replace("person-name", "organization-name"));
            assertThat(running.hub().reload()).hasSize(2);
            assertThat(shell.hub("status").out())
                    .contains("HUB-PAUSE-001", "tester", "moving house", "./hub resume crm/customers goes on");
        }
        try (RunningHub running = RunningHub.start(project, url)) {
            assertThat(running.health("crm/customers").state()).isEqualTo(StreamState.PAUSED);
            assertRead(running, project, "erp", "1 1 0 0 0 0");
            assertThat(project.files("crm", ".")).containsExactly("b.csv");
            assertThat(shell.hub("resume", "crm/customers").err()).contains("crm/customers is resumed");
            running.awaitRead(project, "crm");
            running.awaitState("crm/customers", StreamState.UP);
            assertThat(RunningHub.account(url, "crm/customers")).isEqualTo("2 2 0 0 0 0");
            assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
        }
        assertThat(shell.hub("pause", "crn").err()).contains("HUB-RUN-006", "crm");
    }

    @Test
    void reloadTellsWhatCameOfItAndThatNoHubAnswers() throws Exception {
        ProjectInFolder project = project();
        Shell shell = new Shell(project.environment(url));
        try (RunningHub running = RunningHub.start(project, url)) {
            assertThat(shell.hub("reload").err()).contains("Nothing has changed.");
            project.write(ROUTE, ProjectInFolder.route("crm").replace("every: 200ms", "every: 150ms"));
            project.write(
                    "routes/erp/erp.camel.yaml", ProjectInFolder.route("erp").replace("quiet:", "quite:"));
            Shell.Result reloaded = shell.hub("reload");
            assertThat(reloaded.exit()).isEqualTo(3);
            assertThat(reloaded.out())
                    .contains("replaced route crm-customers", "routes/erp/erp.camel.yaml:10:9  HUB-ROUTE-005");
            Shell.Result changes = shell.hub("changes");
            assertThat(changes.out()).contains("replaced  route", "refused", "HUB-ROUTE-005 in routes/erp");
            assertThat(shell.hub("changes", "--json").out()).contains("\"gapMillis\"", "\"HUB-ROUTE-005\"");
        }
        Shell.Result alone = shell.hub("reload", "--wait", "1");
        assertThat(alone.exit()).isEqualTo(4);
        assertThat(alone.err()).contains("HUB-LIVE-002", "./hub run");
    }

    @Test
    void aStartTellsWhatHasChangedWhileNoHubRanAndNothingElse() throws Exception {
        ProjectInFolder project = project();
        RunningHub.start(project, url).close();
        long first = changes("").size();
        RunningHub.start(project, url).close();
        assertThat(changes("")).hasSize((int) first);

        project.write(ROUTE, ProjectInFolder.route("crm").replace("every: 200ms", "every: 150ms"));
        Files.delete(project.root().resolve("routes/erp/erp.camel.yaml"));
        RunningHub.start(project, url).close();
        assertThat(changes("OFFSET " + first))
                .containsExactlyInAnyOrder(
                        "replaced route crm-customers", "removed route erp-customers", "removed mapping erp/customers");
    }

    private ProjectInFolder project() {
        return ProjectInFolder.in(folder).system("crm", MAPPING).system("erp", MAPPING);
    }

    /** As careful editors do: the new text is written elsewhere and renamed. */
    private static void replace(ProjectInFolder project, String path, String text) throws IOException {
        project.write(path + ".tmp", text);
        Files.move(
                project.root().resolve(path + ".tmp"),
                project.root().resolve(path),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private void assertRead(RunningHub running, ProjectInFolder project, String system, String account) {
        project.drop(system, "a.csv", "id,name\n1,Wang Wei\n");
        running.awaitRead(project, system);
        RunningHub.await(() -> RunningHub.account(url, system + "/customers").equals(account));
    }

    private static Route route(RunningHub running, String id) {
        return running.hub().context().getRoute(id);
    }

    private List<String> changes(String where) {
        return RunningHub.rows(
                url,
                "SELECT what, subject, name FROM hub.configuration_change "
                        + where.replace("OFFSET", "ORDER BY id OFFSET")
                        + (where.contains("OFFSET") ? "" : " ORDER BY id"));
    }

    private String number(String system, String order) {
        return RunningHub.rows(
                        url,
                        "SELECT id FROM hub.configuration WHERE system = '%s' ORDER BY id %s".formatted(system, order))
                .get(0);
    }
}
