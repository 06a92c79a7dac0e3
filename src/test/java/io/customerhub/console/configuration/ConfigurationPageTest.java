package io.customerhub.console.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ProjectInFolder;
import io.customerhub.RunningHub;
import io.customerhub.access.Role;
import io.customerhub.console.PlainBrowser;
import io.customerhub.console.TestConsole;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.service.configuration.ConfigurationActions;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the configuration over real HTTP, beside a real hub. */
final class ConfigurationPageTest {

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
    void anEngineerSeesWhyAFileIsRefusedAndWhatItWouldChange() throws InterruptedException {
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        try (RunningHub hub = RunningHub.start(project, url);
                Warehouse warehouse = Warehouse.open(url);
                TestConsole console = TestConsole.of(
                        new ConfigurationActions(
                                        warehouse,
                                        new ProjectFolder(project.root()),
                                        Map.of("hub.work", "work"),
                                        Map.of())
                                .all(),
                        new ConfigurationPage())) {
            PlainBrowser browser = console.as(Role.ENGINEER);
            assertThat(browser.get("/configuration").body()).contains("crm/customers", "runs as its files say");
            project.write("routes/crm/customers.mapping.yaml", MAPPING.replace("person-name", "person-<b>"));
            hub.hub().reload();
            String refused = browser.get("/configuration").body();
            assertThat(refused)
                    .contains(
                            "The files of crm are refused",
                            "routes/crm/customers.mapping.yaml:4:26",
                            "person-&lt;b&gt;")
                    .doesNotContain("person-<b>");
            String stream = browser.get("/configuration/crm/customers").body();
            assertThat(stream).contains("<del>", "<ins>", "What the files on disk would change", "direct:ingest");
            assertThat(browser.getInChinese("/configuration/crm/customers").body())
                    .contains("磁盘上的文件会带来的变化");
            assertThat(browser.get("/configuration/changes?system=crm").body()).contains("refused");
            assertThat(browser.get("/configuration/changes?format=csv").body()).contains("number,at,what");
            assertThat(browser.get("/configuration?format=json").body()).contains("crm/customers");
            assertThat(browser.get("/configuration/crm/nothing").statusCode()).isEqualTo(404);
            assertThat(browser.get("/configuration/changes?after=x").statusCode())
                    .isEqualTo(422);
            assertThat(console.as(Role.STEWARD).get("/configuration").statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void beforeAnythingRanThePageSaysWhatToDo() {
        try (Warehouse warehouse = Warehouse.open(url);
                TestConsole console = TestConsole.of(
                        new ConfigurationActions(warehouse, new ProjectFolder(folder), Map.of(), Map.of()).all(),
                        new ConfigurationPage())) {
            PlainBrowser browser = console.as(Role.ENGINEER);
            assertThat(browser.get("/configuration").body()).contains("Nothing has run yet", "./hub new");
            assertThat(browser.get("/configuration/changes").body()).contains("Nothing has changed yet");
        }
    }
}
