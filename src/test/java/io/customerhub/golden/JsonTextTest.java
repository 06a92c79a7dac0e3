package io.customerhub.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Held against a library that makes a tree first. */
final class JsonTextTest {

    @Test
    void itWritesWhatATreeOfNodesWouldWrite() {
        String hard = "a \"quoted\" \\ back\tslash\n\r\b\f\u0001\u001f\u007f / ü 王 \uD83D\uDE00 \u2028";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("street \"address\"", hard);
        parts.put("", "");
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.putArray("records").add(hard).add(7).add(0.354).add(1.0).add(1.0E-4);
        tree.putArray("none");
        ObjectNode inner = tree.putObject("inner");
        parts.forEach(inner::put);
        JsonText text = new JsonText()
                .open('{')
                .name("records")
                .open('[')
                .string(hard)
                .number(7)
                .number(0.354)
                .number(1.0)
                .number(1.0E-4)
                .close(']')
                .name("none")
                .open('[')
                .close(']')
                .name("inner")
                .object(parts)
                .close('}');
        assertThat(text.toString()).isEqualTo(tree.toString());
    }
}
