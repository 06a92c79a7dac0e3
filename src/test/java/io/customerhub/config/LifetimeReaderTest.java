package io.customerhub.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class LifetimeReaderTest {

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
                  - {name: id, required: true}
                  - {name: id_card, classification: Restricted}
            slaProperties: [%s]
            customProperties: [%s]
            """;

    private final Problems problems = new Problems();

    @Test
    void ofSeveralRetentionsTheShortestThatConcernsTheRecordsCounts() {
        assertThat(read("{property: retention, value: 5, unit: y}", "").retention())
                .isEqualTo(Duration.ofDays(5 * 365));
        assertThat(read(
                                "{property: retention, value: 5, unit: y}, {property: retention, value: 60, unit: d,"
                                        + " element: contacts.id_card}",
                                "")
                        .retention())
                .isEqualTo(Duration.ofDays(60));
        assertThat(read("{property: retention, value: 5, unit: y}", "{property: retention.restricted, value: 30 d}")
                        .retention())
                .isEqualTo(Duration.ofDays(30));
        assertThat(read("{property: retention, value: 5, unit: y}", "{property: retention.secret, value: 1 d}")
                        .retention())
                .as("no field is of that class")
                .isEqualTo(Duration.ofDays(5 * 365));
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void withoutAPromiseThereIsNone() {
        assertThat(read("", "")).isEqualTo(Contract.Lifetime.UNPROMISED);
        assertThat(read("{property: timeToRepair, value: 3, unit: d}", "").repair())
                .isEqualTo(Duration.ofDays(3));
    }

    @Test
    void aTimeThatIsNoneIsAProblem() {
        assertThat(new ContractReader().read("c", bytes("{property: retention, value: long}", ""), problems))
                .isNull();
        assertThat(problems.sorted()).singleElement().satisfies(problem -> assertThat(problem.toString())
                .contains("HUB-CON-017", "found the retention 'long'", "{property: retention, value: 30, unit: d}"));
    }

    @Test
    void whenPeopleHaveToKnowIsPromisedToo() {
        assertThat(read(
                        "{property: errorRate, value: 200, unit: min}, {property: timeToNotify, value: 2, unit: h}",
                        ""))
                .isEqualTo(new Contract.Lifetime(null, null, 200L, Duration.ofHours(2)));
        assertThat(problems.sorted()).isEmpty();
        new ContractReader().read("c", bytes("{property: errorRate, value: 1, unit: percent}", ""), problems);
        new ContractReader().read("c", bytes("{property: timeToNotify, value: 5, unit: s}", ""), problems);
        assertThat(problems.sorted().toString())
                .contains(
                        "HUB-CON-018  found the errorRate '1 percent'",
                        "{property: errorRate, value: 10, unit: min}",
                        "HUB-CON-017  found the timeToNotify '5 s'",
                        "from one minute to a hundred years");
    }

    private Contract.Lifetime read(String promises, String custom) {
        return new ContractReader().read("c", bytes(promises, custom), problems).lifetime();
    }

    private static byte[] bytes(String promises, String custom) {
        return CONTRACT.formatted(promises, custom).getBytes(StandardCharsets.UTF_8);
    }
}
