package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.ProjectInFolder;
import io.customerhub.Shell;
import io.customerhub.explain.Tongue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckTest {

    private static final String MAPPING = "entity: customer\nkey: id\nfields: {email: mail}\n";

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void twoSystemsWithOneMistakeAndOneWarning() {
        ProjectInFolder project = ProjectInFolder.in(folder)
                .system("shop", MAPPING)
                .system("desk", MAPPING.replace("email: mail", "birth_date: {from: born, as: date}"));
        project.write(
                "routes/shop/shop.camel.yaml", ProjectInFolder.route("shop").replace("every: 200ms", "evry: 200ms"));
        shell = new Shell(project.environment("jdbc:postgresql://nowhere/x"));
    }

    @Test
    void aMistakeEndsWithThreeAndAWarningDoesNot() {
        Shell.Result all = shell.hub("check");
        assertThat(all.exit()).isEqualTo(3);
        assertThat(all.out().lines()).hasSize(2);
        assertThat(all.err()).contains("1 problem and 1 warning");

        Shell.Result desk = shell.hub("check", "desk");
        assertThat(desk.exit()).isZero();
        assertThat(desk.out()).startsWith("routes/desk/customers.mapping.yaml:3:10  HUB-MAP-023  warning: ");
        assertThat(shell.hub("check", "desk", "--strict").exit()).isEqualTo(3);
    }

    @Test
    void whoWantsAlertsAndHasNoRouteForThemIsTold() throws IOException {
        ProjectInFolder project = ProjectInFolder.in(folder.resolve("other")).system("desk", MAPPING);
        Shell other = new Shell(project.environment("jdbc:postgresql://nowhere/x"));
        java.nio.file.Files.delete(project.root().resolve("routes/alerts.camel.yaml"));
        assertThat(other.hub("check").out()).isEmpty();
        project.property("hub.alert.mail.to", "ops@example.com");
        Shell.Result told = other.hub("check");
        assertThat(told.out()).contains("HUB-ALERT-023  warning: hub.alert.mail.to is set");
        assertThat(told.exit()).isZero();
    }

    @Test
    void oneSystemCanBeChosenBothWaysAndAnUnknownOneIsAnswered() {
        assertThat(shell.hub("check", "shop").out())
                .isEqualTo(shell.hub("check", "--only", "shop").out())
                .startsWith("routes/shop/shop.camel.yaml:9:9  HUB-ROUTE-005  found the unknown option 'evry'");
        Shell.Result unknown = shell.hub("check", "shpo");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("did you mean 'shop'?");
    }

    @Test
    void theSameComesAsJson() throws IOException {
        Shell.Result result = shell.hub("check", "--json");
        JsonNode document = new ObjectMapper().readTree(result.out());
        assertThat(result.exit()).isEqualTo(3);
        assertThat(document.at("/schemaVersion").asInt()).isEqualTo(1);
        assertThat(document.at("/problems/0/severity").asText()).isEqualTo("warning");
        assertThat(document.at("/problems/1/code").asText()).isEqualTo("HUB-ROUTE-005");
        assertThat(document.at("/problems/1/line").asInt()).isEqualTo(9);
    }

    @Test
    void explainAnswersForRulesAndTypesAndTheirTypingErrors() throws IOException {
        Shell.Result rule = shell.hub("explain", "name.case");
        assertThat(rule.exit()).isZero();
        assertThat(rule.out()).startsWith("name.case  A name in capitals").contains("routes/README.md#name.case");
        assertThat(shell.hub("explain", "phone").out())
                .contains("'+442079460018'", "routes/README.md#phone", "\nphone.label ", "\nHUB-PHONE-001 ");
        assertThat(shell.hub("explain", "name").out()).contains("\nHUB-NAME-001 ", "\nname.case ");
        assertThat(shell.hub("explain").out()).contains("\nname.case ", "\ncleanse.space ", "\nphone ");

        JsonNode document = new ObjectMapper()
                .readTree(shell.hub("explain", "date.iso", "vat-id", "map-7", "--json")
                        .out());
        assertThat(document.at("/codes/0/code").asText()).isEqualTo("HUB-MAP-007");
        assertThat(document.at("/rules/0/code").asText()).isEqualTo("date.iso");
        assertThat(document.at("/rules/0/version").asInt()).isEqualTo(1);
        assertThat(document.at("/rules/0/types")).hasSize(2);
        assertThat(document.at("/types/0/name").asText()).isEqualTo("vat-id");
        assertThat(document.at("/types/0/rules")).hasSize(4);
        assertThat(document.at("/types/0/issues/0").asText()).isEqualTo("HUB-VAT-001");

        Shell.Result unknown = shell.hub("explain", "nmae.case");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("HUB-EXP-001", "did you mean 'name.case'?");
        assertThat(shell.hub("explain", "phnoe").err()).contains("did you mean 'phone'?");
    }

    @Test
    void explainSpeaksChineseWhenItIsAskedTo() {
        Shell.Result chinese = shell.hub("explain", "map-7", "--language", "zh-CN");
        assertThat(chinese.exit()).isZero();
        assertThat(chinese.out()).contains("HUB-MAP-007  标准化器没有这个选项", "含义", "处理办法");
        assertThat(shell.hub("explain", "map-7", "--language", "en").out()).contains("What it means");
        Shell.Result french = shell.hub("explain", "map-7", "--language", "fr");
        assertThat(french.exit()).isEqualTo(2);
        assertThat(french.err()).contains("HUB-EXP-003", "found 'fr'");
        assertThat(Tongue.ofShell(Map.of("LANG", "zh_CN.UTF-8"))).isEqualTo(Tongue.ZH);
        assertThat(Tongue.ofShell(Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "C"))).isEqualTo(Tongue.EN);
        assertThat(Tongue.ofShell(Map.of())).isEqualTo(Tongue.EN);
    }

    @Test
    void explainPrintsTheWayOutAndAnswersTypingErrors() {
        Shell.Result explained = shell.hub("explain", "route-5");
        assertThat(explained.exit()).isZero();
        assertThat(explained.out()).contains("HUB-ROUTE-005  An unknown option", "The way out");
        assertThat(shell.hub("explain").out().lines()).hasSizeGreaterThan(150);
        assertThat(shell.hub("explain", "HUB-DATE").out().lines().skip(2))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("HUB-DATE-"));
        Shell.Result unknown = shell.hub("explain", "HUB-MPA-001");
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("did you mean 'HUB-MAP-001'?");
    }
}
