package io.customerhub.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.record.StreamName;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The table of mistakes and of what the hub says to them: {@code mistakes.txt}. */
class ConfigurationMistakesTest {

    private static final String CONTRACT =
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: crm-contacts
            version: 1.0.0
            status: active
            schema:
              - name: contacts
                properties:
                  - {name: id, logicalType: string, required: true, primaryKey: true}
                  - {name: email, logicalType: string}
                  - {name: contact, logicalType: object}
            """;

    @Test
    void everyMistakeIsToldWithItsPlaceAndWhatToWrite() throws IOException {
        StringBuilder actual = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        int mistakes = 0;
        for (Case example : cases()) {
            expected.append("## ").append(example.title).append('\n');
            example.expected.forEach(line -> expected.append(line).append('\n'));
            actual.append("## ").append(example.title).append('\n');
            for (Problem problem : problems(example)) {
                actual.append(">> ").append(problem).append('\n');
                mistakes++;
            }
        }
        assertThat(actual.toString()).isEqualTo(expected.toString());
        assertThat(mistakes).isGreaterThanOrEqualTo(60);
    }

    @Test
    void everyCodeIsUniqueAndHasAReason() {
        assertThat(ProblemCode.values()).extracting(ProblemCode::code).doesNotHaveDuplicates();
        assertThat(ProblemCode.values()).allSatisfy(code -> {
            assertThat(code.code()).matches("HUB-[A-Z]+-\\d{3}");
            assertThat(code.reason()).endsWith(".");
        });
    }

    private static List<Problem> problems(Case example) {
        Problems problems = new Problems();
        byte[] content = example.yaml.getBytes(UTF_8);
        if (example.title.startsWith("contract")) {
            Contract contract = new ContractReader().read("routes/crm/contacts.contract.yaml", content, problems);
            assertThat(contract).as(example.title).isNull();
        } else {
            Contract contract = example.title.contains("contract")
                    ? new ContractReader().read("c", CONTRACT.getBytes(UTF_8), problems)
                    : null;
            StreamMapping mapping = new MappingReader(SampleStandardizers.ALL)
                    .read(
                            StreamName.parse("crm/contacts"),
                            "routes/crm/contacts.mapping.yaml",
                            content,
                            contract,
                            problems);
            assertThat(mapping).as(example.title).isNull();
        }
        return problems.sorted();
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String part : text().split("(?m)^## ", -1)) {
            if (part.isBlank()) {
                continue;
            }
            List<String> lines = part.lines().toList();
            cases.add(new Case(
                    lines.get(0),
                    String.join(
                                    "\n",
                                    lines.stream()
                                            .skip(1)
                                            .filter(line -> !line.startsWith(">> "))
                                            .toList())
                            + "\n",
                    lines.stream().filter(line -> line.startsWith(">> ")).toList()));
        }
        return cases;
    }

    private static String text() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(ConfigurationMistakesTest.class.getResourceAsStream("mistakes.txt"))) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private record Case(String title, String yaml, List<String> expected) {}
}
