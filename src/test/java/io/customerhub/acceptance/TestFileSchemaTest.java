package io.customerhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.acceptance.spec.TestFileSchema;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The schema for editors knows the keys that the strict reader knows. */
class TestFileSchemaTest {

    @Test
    void theSchemaKnowsTheKeysOfTheReaderAndTheBuiltInCases() throws Exception {
        JsonNode schema = new ObjectMapper().readTree(TestFileSchema.text());

        assertThat(keys(schema)).containsExactlyInAnyOrder("stream", "properties", "skip", "cases");
        assertThat(keys(schema.at("/properties/skip"))).containsExactlyElementsOf(BuiltIn.texts());
        assertThat(keys(schema.at("/properties/cases/items"))).containsExactly("name", "given", "expect");
        assertThat(keys(schema.at("/$defs/given"))).containsExactly("files", "rows", "http", "posts", "clock", "after");
        assertThat(keys(schema.at("/$defs/expect")))
                .containsExactly("records", "letters", "counts", "requests", "waits", "pauses");
        assertThat(keys(schema.at("/$defs/exchange/properties/response")))
                .containsExactly("status", "headers", "json", "file", "body");
    }

    private static List<String> keys(JsonNode object) {
        return object.path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .toList();
    }
}
