package io.customerhub.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.config.Problems;
import io.customerhub.config.YamlFile;
import io.customerhub.config.YamlNode.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class YamlSlicesTest {

    private static final String TWO =
            """
            # a file of two
            - route:
                id: one
                from: {uri: "timer:one"}

            # about the second
            - route:
                id: two
                from: {uri: "timer:two"}
            """;

    @Test
    void eachItemKeepsItsLinesAndStandsAlone() {
        List<YamlSlices.Slice> slices = slices(TWO);
        assertThat(slices).hasSize(2);
        assertThat(slices.get(1).yaml())
                .isEqualTo("\n\n\n\n\n\n- route:\n    id: two\n    from: {uri: \"timer:two\"}\n\n");
        assertThat(slices.get(0).yaml()).contains("id: one").doesNotContain("id: two");
    }

    @Test
    void commentsAndLayoutChangeNoHashButEveryValueDoes() {
        String first = hash(TWO);
        assertThat(hash(TWO.replace("# a file of two\n", "\n\n")
                        .replace("    id", "      id")
                        .replace("    from", "      from")))
                .isEqualTo(first);
        assertThat(hash(TWO.replace("timer:one", "timer:won"))).isNotEqualTo(first);
        assertThat(hash("- a: '1'\n")).isNotEqualTo(hash("- a: 1\n"));
        assertThat(hash("- a: [b, c]\n")).isNotEqualTo(hash("- a: [\"b,c\"]\n"));
    }

    @Test
    void itemsThatCannotBeCutApartStayTogether() {
        assertThat(slices("[{route: {id: one}}, {route: {id: two}}]")).hasSize(1);
        assertThat(slices("- route: &first {id: one}\n- other: *first\n")).hasSize(1);
        assertThat(slices("- route: {id: one}\n- route: {id: two}\n")).hasSize(2);
    }

    private static String hash(String yaml) {
        return YamlSlices.hash(slices(yaml).get(0).nodes());
    }

    private static List<YamlSlices.Slice> slices(String yaml) {
        return YamlSlices.of(
                yaml, (Sequence) YamlFile.read("a.camel.yaml", yaml.getBytes(StandardCharsets.UTF_8), new Problems()));
    }
}
