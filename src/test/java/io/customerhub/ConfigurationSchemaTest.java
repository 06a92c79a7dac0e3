package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.customerhub.config.ConfigurationSchema;
import io.customerhub.standardize.Standardizers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the schemas that editors get against the files that the readers take, and those that they refuse. */
final class ConfigurationSchemaTest {

    /** What no schema can say: text that is not YAML, other files, how long a pattern may take, what is said twice. */
    private static final Set<String> BEYOND_A_SCHEMA =
            Set.of("HUB-YAML-", "HUB-CFG-", "HUB-CON-008", "HUB-CON-011", "HUB-CON-014", "HUB-MAP-023", "HUB-MAP-025");

    @TempDir
    private Path folder;

    @Test
    void everyShippedFileFollowsItsSchema() throws IOException {
        for (ConfigurationSchema schema : EnumSet.complementOf(EnumSet.of(ConfigurationSchema.MATCHING))) {
            List<Path> files = files(Path.of("routes"), schema);
            assertThat(files).hasSizeGreaterThanOrEqualTo(schema == ConfigurationSchema.CODES ? 1 : 4);
            for (Path file : files) {
                assertThat(validated(schema, file)).as(file.toString()).isEmpty();
            }
            for (Path file : files(Path.of("src/test/resources/wrong-configurations/base"), schema)) {
                assertThat(validated(schema, file)).as(file.toString()).isEmpty();
            }
        }
    }

    @Test
    void whatTheReadersRefuseTheSchemasRefuse() throws IOException {
        int refused = 0;
        for (ConfigurationSchema schema : ConfigurationSchema.values()) {
            for (Path file : files(Path.of("src/test/resources/wrong-configurations"), schema)) {
                Path expected = file.resolveSibling("expected.txt");
                if (Files.exists(expected) && isWithinASchema(Files.readString(expected), file)) {
                    assertThat(validated(schema, file)).as(file.toString()).isNotEmpty();
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(10);
    }

    @Test
    void theCommandPrintsOneSchemaOrWritesAll() {
        Shell shell = new Shell(Map.of("HUB_HOME", folder.toString()));
        assertThat(shell.hub("schema", "json", "mapping").out())
                .isEqualTo(ConfigurationSchema.MAPPING.text(Standardizers.types()));
        assertThat(shell.hub("schema", "json", "maping").err()).contains("did you mean 'mapping'?");
        assertThat(shell.hub("schema", "json").exit()).isEqualTo(2);
        assertThat(shell.hub("schema", "json", "--write").out())
                .isEqualTo(
                        "schema/mapping.schema.json\nschema/contract.schema.json\nschema/codes.schema.json\nschema/matching.schema.json\nschema/test.schema.json\n");
        assertThat(folder.resolve("schema/mapping.schema.json"))
                .content()
                .contains("\"birth_date\"", "\"day-month-year\"");
    }

    private static boolean isWithinASchema(String expected, Path file) {
        return expected.lines()
                .filter(line -> line.startsWith("routes/crm/" + file.getFileName() + ":"))
                .anyMatch(line -> BEYOND_A_SCHEMA.stream().noneMatch(line::contains));
    }

    private static Set<ValidationMessage> validated(ConfigurationSchema schema, Path file) throws IOException {
        JsonSchema compiled = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema.text(Standardizers.types()));
        Optional<JsonNode> json = YamlAsJson.read(file);
        assertThat(json).as(file.toString()).isPresent();
        return compiled.validate(json.get());
    }

    private static List<Path> files(Path folder, ConfigurationSchema schema) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(path -> path.toString().endsWith("." + schema.kind() + ".yaml"))
                    .sorted()
                    .toList();
        }
    }
}
