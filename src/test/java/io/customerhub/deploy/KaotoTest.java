package io.customerhub.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.customerhub.YamlAsJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every shipped route and Kamelet opens in Kaoto and follows the schema of Camel's YAML. Kaoto's rules are those of its
 * sources ({@code packages/ui/src/models/camel/source-schema-type.ts}, {@code camel-route-resource.ts},
 * {@code src/utils/yaml-comments.ts}, read in August 2026).
 */
final class KaotoTest {

    /** What Kaoto shows on its canvas; other entities are kept, but not shown. */
    private static final Set<String> SHOWN = Set.of(
            "route",
            "routeConfiguration",
            "intercept",
            "interceptFrom",
            "interceptSendToEndpoint",
            "onCompletion",
            "onException",
            "errorHandler",
            "rest",
            "restConfiguration",
            "beans");

    @Test
    void routesAndKameletsAreKnownByTheirNames() throws IOException {
        // contains ".kamelet" or "kamelet.yaml": a Kamelet; any other YAML: a route
        assertThat(files("connectors"))
                .isNotEmpty()
                .allMatch(file -> file.toString().endsWith("-source.kamelet.yaml")
                        || file.toString().endsWith("-action.kamelet.yaml"));
        assertThat(files("routes")).isNotEmpty().noneMatch(file -> file.toString()
                .contains("kamelet"));
    }

    @Test
    void everythingInARouteFileIsShownAndEveryRouteHasIdAndDescription() throws IOException {
        for (Path file : files("routes")) {
            JsonNode root = YamlAsJson.read(file).orElseThrow();
            assertThat(root.isArray()).as(file.toString()).isTrue();
            for (JsonNode item : root) {
                assertThat(item.fieldNames().next()).as(file.toString()).isIn(SHOWN);
                if (item.has("route")) {
                    assertThat(item.at("/route/id").asText())
                            .as(file.toString())
                            .isNotBlank();
                    assertThat(item.at("/route/description").asText())
                            .as(file.toString())
                            .isNotBlank();
                }
            }
        }
    }

    @Test
    void optionsStandBelowParametersAndNotInTheAddress() throws IOException {
        List<Path> all = new ArrayList<>(files("routes"));
        all.addAll(files("connectors"));
        for (Path file : all) {
            for (JsonNode uri : YamlAsJson.read(file).orElseThrow().findValues("uri")) {
                assertThat(uri.asText()).as(file.toString()).doesNotContain("?");
            }
        }
    }

    /** Kaoto keeps the comments at the head of a file only. */
    @Test
    void commentsStandAtTheHead() throws IOException {
        List<Path> all = new ArrayList<>(files("routes"));
        all.addAll(files("connectors"));
        for (Path file : all) {
            assertThat(Files.readAllLines(file).stream()
                            .dropWhile(line -> line.startsWith("#"))
                            .filter(line -> line.strip().startsWith("#") || line.contains(" # ")))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    @Test
    void aKameletHasOneFlowAndDescribesEachOptionThatItTakes() throws IOException {
        for (Path file : files("connectors")) {
            JsonNode kamelet = YamlAsJson.read(file).orElseThrow();
            assertThat(kamelet.at("/kind").asText()).isEqualTo("Kamelet");
            assertThat(kamelet.at("/metadata/labels/camel.apache.org~1kamelet.type")
                            .asText())
                    .as(file.toString())
                    .isIn("source", "action");
            assertThat(kamelet.at("/spec/template/from/uri").asText())
                    .as(file.toString())
                    .isNotBlank();
            JsonNode properties = kamelet.at("/spec/definition/properties");
            assertThat(properties).as(file.toString()).allSatisfy(property -> {
                assertThat(property.path("title").asText()).as(file.toString()).isNotBlank();
                assertThat(property.path("description").asText())
                        .as(file.toString())
                        .endsWith(".");
                assertThat(property.path("type").asText()).isIn("string", "integer", "number", "boolean");
                assertThat(property.has("example"))
                        .as(file + " " + property.path("title"))
                        .isTrue();
            });
            for (JsonNode required : kamelet.at("/spec/definition/required")) {
                assertThat(properties.has(required.asText()))
                        .as(file + " " + required)
                        .isTrue();
            }
        }
    }

    @Test
    void allIsCleanAgainstTheSchemaOfCamelsYaml() throws IOException {
        JsonSchema schema = schema();
        assertThat(schema.validate(
                        asRouteFile(JsonNodeFactory.instance.objectNode().put("rout", 1))))
                .as("the schema refuses what is wrong")
                .isNotEmpty();
        for (Path file : files("routes")) {
            assertThat(schema.validate(YamlAsJson.read(file).orElseThrow()))
                    .as(file.toString())
                    .isEmpty();
        }
        for (Path file : files("connectors")) {
            JsonNode template = YamlAsJson.read(file).orElseThrow().at("/spec/template");
            assertThat(schema.validate(asRouteFile(template)))
                    .as(file.toString())
                    .isEmpty();
        }
    }

    /** The template of a Kamelet as the route file that Camel makes of it. */
    private static ArrayNode asRouteFile(JsonNode template) {
        ArrayNode file = JsonNodeFactory.instance.arrayNode();
        template.properties().forEach(part -> file.addObject().set(part.getKey(), part.getValue()));
        return file;
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(KaotoTest.class.getResourceAsStream("/schema/camelYamlDsl.json"))) {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(in);
        }
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(path -> path.toString().endsWith(".camel.yaml")
                            || path.toString().endsWith(".kamelet.yaml"))
                    .sorted()
                    .toList();
        }
    }
}
