package io.customerhub.draft;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.config.ContractReader;
import io.customerhub.config.Problems;
import io.customerhub.record.StreamName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ContractChangeTest {

    private static final String CONTRACT =
            """
            # agreed with Li Na, 2026-03
            apiVersion: v3.1.0
            kind: DataContract
            id: crm-contacts
            version: "1.4.2"   # raise it
            status: active
            schema:
              - name: contacts
                properties:
                  - {name: id, required: true}
                  # what marketing needs
                  - name: email
                    logicalType: string

                    logicalTypeOptions: {maxLength: 320} # RFC 3696
            # promised by phone
            slaProperties:
              - {property: frequency, value: 1, unit: d}
            """;

    private static String next(String text, String... fields) {
        ContractChange.Next next = ContractChange.next(text, List.of(fields));
        return next == null ? null : next.text();
    }

    @Test
    void onlyTheVersionAndTheNewPropertiesDiffer() {
        assertThat(next(CONTRACT, "loyalty_tier", "a: b"))
                .isEqualTo(CONTRACT.replace("1.4.2", "1.5.0")
                        .replace(
                                "# RFC 3696\n",
                                "# RFC 3696\n      - {name: loyalty_tier}\n      - {name: \"a: b\"}\n"));
    }

    @Test
    void lineEndsAndTheMarkAtTheBeginningStay() {
        String windows = "\uFEFF" + CONTRACT.replace("\n", "\r\n");
        assertThat(next(windows, "tier"))
                .isEqualTo(windows.replace("1.4.2", "1.5.0")
                        .replace("# RFC 3696\r\n", "# RFC 3696\r\n      - {name: tier}\r\n"));
    }

    @Test
    void aListInBracketsStaysOne() {
        String flow = CONTRACT.substring(0, CONTRACT.indexOf("    properties:"))
                + "    properties: [{name: id, tags: ['a]', \"b]\"]}, # it's ]\n      {name: email}\n    ]\n";
        assertThat(next(flow, "tier"))
                .isEqualTo(flow.replace("1.4.2", "1.5.0").replace("{name: email}\n", "{name: email}, {name: tier}\n"));
    }

    @Test
    void aFileThatEndsWithItsLastPropertyAndHasItsVersionThereIsChangedToo() {
        String turned =
                """
                apiVersion: v3.1.0
                kind: DataContract
                id: crm-contacts
                status: active
                schema:
                - name: contacts
                  properties:
                  - name: id
                """
                        + "version: 0.9.0";
        assertThat(next(turned, "tier"))
                .isEqualTo(turned.replace("0.9.0", "0.10.0").replace("- name: id\n", "- name: id\n  - {name: tier}\n"));
    }

    @Test
    void whatCannotBeChangedSafelyIsLeftAlone() {
        assertThat(next(CONTRACT.replace("\"1.4.2\"", "latest"), "tier")).isNull();
        assertThat(next(CONTRACT.substring(0, CONTRACT.indexOf("    properties:")), "tier"))
                .isNull();
        assertThat(next(CONTRACT, "email")).as("promised twice").isNull();
    }

    @Test
    void theFirstContractNamesWhatIsKnownAndIsSound() {
        ContractChange.Next first = ContractChange.first(
                new StreamName("crm", "contacts"), List.of("id"), List.of("id", "full name", "tier"));
        Problems problems = new Problems();
        assertThat(new ContractReader()
                        .read("c.yaml", first.text().getBytes(StandardCharsets.UTF_8), problems)
                        .properties())
                .extracting(property -> property.field().text())
                .containsExactly("id", "full name", "tier");
        assertThat(problems.isEmpty()).isTrue();
        assertThat(first.version()).isEqualTo("1.0.0");
    }
}
