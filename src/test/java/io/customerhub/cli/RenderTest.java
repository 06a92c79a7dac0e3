package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.customerhub.ProjectInFolder;
import io.customerhub.Shell;
import io.customerhub.YamlAsJson;
import io.customerhub.config.Problems;
import io.customerhub.deploy.ConnectorDocs;
import io.customerhub.deploy.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RenderTest {

    private static final Pattern EXAMPLE = Pattern.compile("(?s)```yaml\n(.*?)```");

    @TempDir
    private Path folder;

    private Shell.Result render(Map<String, String> environment, String... arguments) {
        ProjectInFolder project = ProjectInFolder.in(folder)
                .shipped("shop")
                .property("shop.url", "https://shop.example.com")
                .property("shop.secret", "never-to-be-seen");
        Map<String, String> all = new HashMap<>(project.environment("jdbc:postgresql://nowhere/x"));
        all.putAll(environment);
        return new Shell(all).hub(arguments);
    }

    @Test
    void everyValueIsShownWithItsOrigin() {
        Shell.Result result = render(Map.of("SHOP_CLIENT", "the-client"), "render", "shop");
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(result.out().lines().map(line -> line.replaceAll(" +#", " #").strip()))
                .contains(
                        "- route:",
                        "id: shop-customers # routes/shop/shop.camel.yaml:4",
                        "url: https://shop.example.com/api/customers # routes/shop/shop.camel.yaml:11, hub.properties"
                                + " shop.url",
                        "every: 60s # routes/shop/shop.camel.yaml:24",
                        "uri: direct:ingest # routes/shop/shop.camel.yaml:27")
                .anyMatch(
                        line -> line.matches(
                                "changes.lookback: 2m # default of rest-api-source, connectors/rest-api/rest-api-source.kamelet.yaml:\\d+"))
                .anyMatch(line -> line.matches(
                        "uri: scheduler:shop-customers # connectors/rest-api/rest-api-source.kamelet.yaml:\\d+,"
                                + " routes/shop/shop.camel.yaml:9, routes/shop/shop.camel.yaml:10"));
        assertThat(result.out()).doesNotContain("uri: kamelet:");
    }

    @Test
    void secretsAreMaskedAndWhatNobodySetsIsSaid() {
        Shell.Result result = render(Map.of(), "render", "shop");
        assertThat(result.out())
                .doesNotContain("never-to-be-seen")
                .containsPattern("clientSecret: \"\\*\\*\\*\" +# .*:23, hub.properties shop.secret")
                .contains("NOT SET: shop.client");
    }

    @Test
    void theEnvironmentWinsOverTheFileAsInCamel() {
        assertThat(render(Map.of("SHOP_URL", "https://other.example.com"), "render", "shop")
                        .out())
                .contains("https://other.example.com/api/customers")
                .doesNotContain("https://shop.example.com");
    }

    @Test
    void aDefaultThatThePropertiesChangeForAllRoutesIsShownWithThatOrigin() {
        ProjectInFolder project =
                ProjectInFolder.in(folder).shipped("shop").property("camel.kamelet.rest-api-source.maxAttempts", "3");
        Shell.Result result = new Shell(project.environment("jdbc:postgresql://nowhere/x")).hub("render", "shop");
        assertThat(result.out())
                .containsPattern("limits.maxAttempts: 3 +# hub.properties camel.kamelet.rest-api-source.maxAttempts");
    }

    @Test
    void theSameAsJsonNamesEachValueByItsPathInTheYaml() throws IOException {
        JsonNode file = new ObjectMapper()
                .readTree(render(Map.of("SHOP_CLIENT", "the-client"), "render", "shop", "--json")
                        .out())
                .at("/files/0");
        assertThat(file.at("/file").asText()).isEqualTo("routes/shop/shop.camel.yaml");
        JsonNode yaml = YamlAsJson.read(Files.writeString(
                        folder.resolve("out.yaml"), file.at("/yaml").asText()))
                .orElseThrow();
        assertThat(file.at("/values")).hasSizeGreaterThan(100).allSatisfy(value -> {
            assertThat(yaml.at(value.at("/path").asText()).asText())
                    .isEqualTo(value.at("/value").asText());
            assertThat(value.at("/origins")).isNotEmpty();
        });
        assertThat(file.toString()).doesNotContain("never-to-be-seen");
    }

    /** The example of each connector's README, and the routes that are shipped. */
    @Test
    void whatIsRenderedOfEveryConnectorIsCleanAgainstTheSchemaOfCamelsYaml() throws IOException {
        ProjectInFolder project = ProjectInFolder.in(folder);
        for (String system : List.of("crm", "desk", "erp", "shop")) {
            project.shipped(system);
        }
        int number = 0;
        for (ConnectorDocs.Readme readme : ConnectorDocs.of(new ProjectFolder(Path.of(".")), new Problems())) {
            Matcher example = EXAMPLE.matcher(readme.text());
            if (example.find()) {
                project.write("routes/example" + number + "/example.camel.yaml", example.group(1));
                number++;
            }
        }
        assertThat(number).isEqualTo(9);
        Shell shell = new Shell(project.environment("jdbc:postgresql://nowhere/x"));
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(Objects.requireNonNull(RenderTest.class.getResourceAsStream("/schema/camelYamlDsl.json")));
        List<String> systems = new ArrayList<>(List.of("crm", "desk", "erp", "shop"));
        for (int i = 0; i < number; i++) {
            systems.add("example" + i);
        }
        for (String system : systems) {
            String yaml = shell.hub("render", system).out();
            JsonNode document = YamlAsJson.read(Files.writeString(folder.resolve("out.yaml"), yaml))
                    .orElseThrow();
            assertThat(schema.validate(document)).as(yaml).isEmpty();
            assertThat(document.findValuesAsText("uri"))
                    .as(yaml)
                    .isNotEmpty()
                    .noneMatch(uri -> uri.startsWith("kamelet:"));
        }
    }

    @Test
    void anUnknownSystemIsAnsweredWithTheNearest() {
        Shell.Result result = render(Map.of(), "render", "shpo");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("HUB-RUN-005", "did you mean 'shop'?");
    }
}
