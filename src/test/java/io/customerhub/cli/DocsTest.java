package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.HubCheck;
import io.customerhub.ProjectInFolder;
import io.customerhub.Shell;
import io.customerhub.config.Problem;
import io.customerhub.config.Problems;
import io.customerhub.deploy.ConnectorDocs;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.explain.RuleCatalog;
import io.customerhub.explain.TypesPage;
import io.customerhub.standardize.Standardizers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocsTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

    @TempDir
    private Path folder;

    @Test
    void theShippedReadmesAreWhatKameletsTypesAndRulesSay() {
        Problems problems = new Problems();
        List<ConnectorDocs.Readme> readmes = DocsCommand.readmes(new ProjectFolder(Path.of(".")), problems);
        assertThat(problems.sorted()).isEmpty();
        assertThat(readmes).hasSizeGreaterThanOrEqualTo(4);
        assertThat(readmes)
                .extracting(readme -> readme.file().toString())
                .anyMatch(file -> file.endsWith(TypesPage.FILE));
        assertThat(readmes.stream().filter(ConnectorDocs.Readme::isStale).map(ConnectorDocs.Readme::file))
                .as("run ./hub docs and commit what it writes")
                .isEmpty();
    }

    @Test
    void aStaleReadmeEndsTheCheckWithThreeUntilItIsWrittenAnew() {
        ProjectInFolder project = ProjectInFolder.in(folder);
        Shell shell = new Shell(project.environment("jdbc:postgresql://nowhere/x"));
        assertThat(shell.hub("docs", "--check").exit()).isZero();

        String kamelet = "connectors/csv-file/csv-file-source.kamelet.yaml";
        project.write(kamelet, project.read(kamelet).replace("title: CSV files", "title: Comma files"));
        Shell.Result stale = shell.hub("docs", "--check");
        assertThat(stale.exit()).isEqualTo(3);
        assertThat(stale.out()).startsWith("connectors/csv-file/README.md:1:1  HUB-DOC-001  ");
        assertThat(project.read("connectors/csv-file/README.md")).contains("# CSV files");

        assertThat(shell.hub("docs").out()).isEqualTo("connectors/csv-file/README.md\n");
        assertThat(project.read("connectors/csv-file/README.md"))
                .contains("# Comma files", "| `every` |", "## What becomes of a file");
        assertThat(shell.hub("docs", "--check").exit()).isZero();
    }

    @Test
    void theExampleOfEveryReadmeIsARouteWithoutMistakes() {
        for (ConnectorDocs.Readme readme : ConnectorDocs.of(new ProjectFolder(Path.of(".")), new Problems())) {
            Matcher example = EXAMPLE.matcher(readme.text());
            assertThat(example.find()).isTrue();
            String route = example.group(1);
            String kind = String.valueOf(readme.file().getParent().getFileName());
            String system = value(route, "system");
            ProjectInFolder project = ProjectInFolder.in(folder.resolve(kind))
                    .write("routes/" + system + "/example.camel.yaml", route)
                    .write(
                            "routes/" + system + "/" + value(route, "stream") + ".mapping.yaml",
                            "entity: customer\nkey: id\nfields: {email: mail}\n");
            assertThat(HubCheck.of(new ProjectFolder(project.root()), Map.of()).problems())
                    .extracting(Problem::code)
                    .as(kind)
                    // beans and secrets are not there, as nobody has set them up
                    .isSubsetOf("HUB-ROUTE-012", "HUB-ROUTE-025");
        }
    }

    @Test
    void thePageOnTypesIsWrittenAnewWhenSomebodyHasChangedIt() {
        ProjectInFolder project = ProjectInFolder.in(folder);
        Shell shell = new Shell(project.environment("jdbc:postgresql://nowhere/x"));
        String page = project.read(TypesPage.FILE);
        project.write(TypesPage.FILE, page.replace("`name.case`", "`name.caes`"));
        Shell.Result stale = shell.hub("docs", "--check");
        assertThat(stale.exit()).isEqualTo(3);
        assertThat(stale.out()).startsWith("routes/README.md:1:1  HUB-DOC-001  this is not what types and rules say");
        assertThat(shell.hub("docs").out()).isEqualTo("routes/README.md\n");
        assertThat(project.read(TypesPage.FILE)).isEqualTo(page);
        assertThat(shell.hub("docs", "--check").exit()).isZero();
    }

    @Test
    void theExampleOfThePageOnTypesIsAMappingWithoutMistakes() {
        Matcher example = EXAMPLE.matcher(TypesPage.text(new RuleCatalog()));
        assertThat(example.find()).isTrue();
        ProjectInFolder project = ProjectInFolder.in(folder).system("loyalty", example.group(1));
        assertThat(HubCheck.of(new ProjectFolder(project.root()), Map.of()).problems())
                .isEmpty();
    }

    @Test
    void everyRuleAndTypeHasItsOnePlaceOnThePage() {
        RuleCatalog rules = new RuleCatalog();
        String page = TypesPage.text(rules);
        assertThat(rules.all()).isNotEmpty().allSatisfy(known -> assertThat(
                        page.split("<a id=\"" + known.rule().code() + "\"></a>", -1))
                .as(known.page())
                .hasSize(2));
        assertThat(Standardizers.types().keySet()).allSatisfy(type -> assertThat(page.split("\n## " + type + "\n", -1))
                .as(type)
                .hasSize(2));
    }

    private static String value(String route, String option) {
        Matcher found = Pattern.compile("(?m)^\\s+" + option + ": (\\S+)$").matcher(route);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
