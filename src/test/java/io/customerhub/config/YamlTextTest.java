package io.customerhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.yaml.snakeyaml.Yaml;

/** Held against both readers: YAML 1.1, which Camel's parser speaks, and 1.2. */
class YamlTextTest {

    private static final List<String> TRICKY = List.of(
            "",
            " ",
            "~",
            "null",
            "Null",
            "yes",
            "NO",
            "on",
            "off",
            "y",
            "true",
            "=",
            "<<",
            "-",
            "?",
            ":",
            "- a",
            "a: b",
            "a:",
            "a #b",
            "#a",
            "a#b",
            "1",
            "-1.5",
            "1.",
            ".5",
            "1e3",
            "1E-3",
            "0x1F",
            "0o17",
            "0b11",
            "017",
            "1_000",
            ".inf",
            "-.INF",
            ".nan",
            "12:30",
            "12:30:45",
            "2026-01-02",
            "2026-1-2",
            "2026-01-02T10:00:00Z",
            "{a}",
            "a, b",
            "[x]",
            "a[0].b",
            "{{env:A}}",
            "RAW({{a}})",
            "*.csv",
            "customers-*.csv",
            "&a",
            "!a",
            "|",
            ">",
            "'",
            "\"",
            "%a",
            "@a",
            "`a",
            "a\tb",
            "a\nb",
            "a\r\nb",
            "\u0085",
            "\u2028",
            "\uFEFFa",
            "\u200Ba",
            "\u00A0a",
            "\uD83D\uDE00",
            "王小明",
            "$.data",
            ";",
            "5%",
            "30s",
            "---",
            "--- a",
            "...",
            "kafka1:9092",
            "kafka://a:9092/b",
            "a\\b",
            "\u0007",
            "\uFFFE",
            "1,5",
            "+49 30 1",
            "_");

    @Test
    void everyTextIsReadAsItWasWrittenInBlockAndInFlow() {
        TRICKY.forEach(YamlTextTest::assertReadAsWritten);
        Random random = new Random(20_260_101);
        String signs = " \t\n-?:,[]{}#&*!|>'\"%@`~=<.0123456789abxyzeE_+/\\\u0085\u2028王é$";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(8); length > 0; length--) {
                text.append(signs.charAt(random.nextInt(signs.length())));
            }
            assertReadAsWritten(text.toString());
        }
    }

    private static void assertReadAsWritten(String text) {
        String yaml = "a: " + YamlText.of(text) + "   # b\nc: {d: " + YamlText.of(text) + ", e: [" + YamlText.of(text)
                + "]}\n";
        Object wanted = Map.of("a", text, "c", Map.of("d", text, "e", List.of(text)));
        assertThat(new Load(LoadSettings.builder().build()).loadFromString(yaml))
                .as("YAML 1.2: " + yaml)
                .isEqualTo(wanted);
        assertThat((Object) new Yaml().load(yaml)).as("YAML 1.1: " + yaml).isEqualTo(wanted);
    }

    @Test
    void quotesStandOnlyWhereTheyAreNeeded() {
        assertThat(List.of("customers-*.csv", "$.data", "30s", "5%", "王小明", "Europe/Berlin", "kafka1:9092", "a b"))
                .allMatch(text -> YamlText.of(text).equals(text));
        assertThat(YamlText.of(List.of("a", "b,c"))).isEqualTo("[a, \"b,c\"]");
        assertThat(YamlText.of(List.of("a"))).isEqualTo("a");
        assertThat(YamlText.of("20", "integer")).isEqualTo("20");
        assertThat(YamlText.of("20", "string")).isEqualTo("\"20\"");
    }
}
