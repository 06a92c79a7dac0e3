package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.Shell;
import io.customerhub.standardize.Standardizers;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StandardizeCommandTest {

    private final Shell shell = new Shell(Map.of());

    @Test
    void aValueIsShownWithWhatEachRuleDidToIt() {
        Shell.Result result =
                shell.hubReading(" (010) 6552-9988\nnone of it\n", "standardize", "phone", "--region", "CN");
        assertThat(result.exit()).isZero();
        assertThat(result.out())
                .contains(" (010) 6552-9988  ->  +861065529988  valid")
                .contains("cleanse.space  ' (010) 6552-9988' -> '(010) 6552-9988'")
                .contains("none of it  ->  (none)  invalid")
                .contains("HUB-PHONE-001");
    }

    @Test
    void jsonLinesBringTheirOwnContextAndKeepTheirIds() throws Exception {
        String input =
                """
                {"id": "a", "input": "020 7946 0018", "context": {"locale": "en-GB"}}
                {"id": "b", "input": "020 7946 0018", "context": {"country": "United Kingdom", "region": null}}
                {"id": 3, "input": "020 7946 0018"}
                020 7946 0018
                """;
        String[] lines =
                shell.hubReading(input, "standardize", "phone", "--json").out().split("\n");
        JsonNode first = new ObjectMapper().readTree(lines[0]);
        assertThat(first.path("id").asText()).isEqualTo("a");
        assertThat(first.path("value").asText()).isEqualTo("+442079460018");
        assertThat(first.path("validity").asText()).isEqualTo("valid");
        assertThat(first.fieldNames())
                .toIterable()
                .containsExactly("id", "value", "validity", "parts", "issues", "steps");
        assertThat(new ObjectMapper().readTree(lines[1]).path("value").asText()).isEqualTo("+442079460018");
        assertThat(new ObjectMapper().readTree(lines[2]).path("value").isNull()).isTrue();
        assertThat(new ObjectMapper().readTree(lines[3]).path("id").asInt()).isEqualTo(4);
    }

    @Test
    void theOrderOfDatesComesFromTheLineOrFromTheCommand() {
        String input =
                """
                {"id": 1, "input": "05/06/1987", "context": {"order": "MDY"}}
                {"id": 2, "input": "05/06/1987"}
                """;
        assertThat(shell.hubReading(input, "standardize", "date", "--order", "day-month-year", "--json")
                        .out())
                .contains("\"1987-05-06\"")
                .contains("\"1987-06-05\"");
    }

    @Test
    void twoCapitalsAsLocaleAreACountryAndLinesOfAnAddressStayLines() {
        String codes = "{\"input\": \"ec1n8qx\", \"context\": {\"locale\": \"GB\"}}\n";
        assertThat(shell.hubReading(codes, "standardize", "postal-code", "--json")
                        .out())
                .contains("\"value\":\"EC1N 8QX\",\"validity\":\"valid\"");
        String block = "{\"input\": \"Hauptstraße 5\\n10115 Berlin\\nGermany\\n\"}\n";
        assertThat(shell.hubReading(block, "standardize", "address", "--json").out())
                .contains("\"address_locality\":\"Berlin\"", "\"house_number\":\"5\"", "\"address_country\":\"DE\"");
    }

    @Test
    void theListShowsEachTypeWithAnExample() {
        assertThat(shell.hub("standardize", "--list").out())
                .contains(Standardizers.types().keySet());
    }

    @Test
    void aTypeThatIsNotThereIsToldWithThoseThatAre() {
        Shell.Result result = shell.hub("standardize", "telephone");
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("HUB-STD-001").contains("'telephone'").contains("phone");
    }
}
