package io.customerhub.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.config.MatchingReader;
import io.customerhub.config.MatchingRules;
import io.customerhub.config.Problems;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which values survive, and that the losers are kept. */
final class SurvivorshipTest {

    private static final long NEW_YEAR_2025 = 1_735_689_600_000_000L;
    private static final long YEAR = 365L * 86_400_000_000L;

    @Test
    void theNewerValueSurvivesAndTheOlderOneIsKept() {
        GoldenCustomer golden = golden(
                "",
                record("crm", NEW_YEAR_2025, Map.of("given_name", "Anna", "family_name", "Bauer")),
                record("shop", NEW_YEAR_2025 + YEAR, Map.of("given_name", "Anna", "family_name", "Huber")));
        assertThat(golden.value("family_name")).isEqualTo("Huber");
        assertThat(golden.provenance())
                .contains("\"rule\":\"trusted\"", "\"losers\":[{\"record\":0,\"trust\":0.354,\"value\":{", "Bauer");
    }

    @Test
    void aTrustedSourceOutweighsAYear() {
        GoldenCustomer golden = golden(
                "sources: {crm: 0.9, shop: 0.3}",
                record("crm", NEW_YEAR_2025, Map.of("family_name", "Bauer", "given_name", "Anna")),
                record("shop", NEW_YEAR_2025 + YEAR, Map.of("family_name", "Huber", "given_name", "Anna")));
        assertThat(golden.value("family_name")).isEqualTo("Bauer");
    }

    @Test
    void whatMostRecordsSaySurvivesForBirthDates() {
        GoldenCustomer golden = golden(
                "",
                record("crm", NEW_YEAR_2025, Map.of("birth_date", "1980-01-02")),
                record("desk", NEW_YEAR_2025 + YEAR, Map.of("birth_date", "1980-02-01")),
                record("erp", NEW_YEAR_2025, Map.of("birth_date", "1980-01-02")));
        assertThat(golden.value("birth_date")).isEqualTo("1980-01-02");
        assertThat(golden.provenance()).contains("\"also\":[2]");
    }

    @Test
    void theNameOfOneRecordIsNeverMixedWithThatOfAnother() {
        GoldenCustomer golden = golden(
                "",
                record(
                        "crm",
                        NEW_YEAR_2025,
                        Map.of("given_name", "Robert", "family_name", "Smith", "name_prefix", "Dr.")),
                record("shop", NEW_YEAR_2025 + YEAR, Map.of("given_name", "Bob", "family_name", "Smith")));
        assertThat(golden.value("given_name")).isEqualTo("Bob");
        assertThat(golden.value("name_prefix")).isNull();
    }

    @Test
    void anInitialLosesAgainstAWholeName() {
        GoldenCustomer golden = golden(
                "",
                record("crm", NEW_YEAR_2025, Map.of("given_name", "Martha", "family_name", "Adams")),
                record("shop", NEW_YEAR_2025 + YEAR / 2, Map.of("given_name", "M.", "family_name", "Adams")));
        assertThat(golden.value("given_name")).isEqualTo("Martha");
    }

    @Test
    void streetAndCityComeFromOneRecordAndAnAddressStandsOnce() {
        CustomerRecord old = address("crm", NEW_YEAR_2025, "12 High Street", "Leeds", "LS1 1AA");
        CustomerRecord same = address("erp", NEW_YEAR_2025 + 1, "12 HIGH STREET", "LEEDS", "LS1 1AA");
        CustomerRecord moved = address("shop", NEW_YEAR_2025 + YEAR, "3 Park Lane", "York", "YO1 2BB");
        GoldenCustomer golden = golden("", old, same, moved);
        assertThat(golden.addresses())
                .isEqualTo(
                        "[{\"street_address\":\"3 Park Lane\",\"address_locality\":\"York\",\"postal_code\":\"YO1 2BB\"},"
                                + "{\"street_address\":\"12 HIGH STREET\",\"address_locality\":\"LEEDS\",\"postal_code\":\"LS1 1AA\"}]");
    }

    @Test
    void aPinnedValueWinsAndWhatWouldHaveWonIsTheFirstLoser() {
        List<CustomerRecord> records = List.of(
                record("crm", NEW_YEAR_2025, Map.of("given_name", "Anna", "family_name", "Bauer")),
                record("shop", NEW_YEAR_2025 + YEAR, Map.of("given_name", "Anna", "family_name", "Huber")));
        Survivorship survivorship = new Survivorship(MatchingRules.DEFAULT);
        Pin pin = pin(1, "name", Map.of("given_name", "Anna", "family_name", "Meier"), 0);
        GoldenCustomer golden = survivorship.of(PartyType.PERSON, records, List.of(pin));
        assertThat(golden.value("family_name")).isEqualTo("Meier");
        assertThat(golden.provenance())
                .contains(
                        "{\"rule\":\"pinned\",\"losers\":[{\"record\":1,\"trust\":0.5,\"value\":{\"given_name\":\"Anna\",\"family_name\":\"Huber\"}}",
                        "\"pins\":{\"name\":{\"id\":1,\"record\":\"crm/customers/1\",\"by\":\"anna\"");
        assertThat(survivorship.of(PartyType.PERSON, records, List.of()))
                .isEqualTo(survivorship.of(PartyType.PERSON, records));
    }

    @Test
    void theLatestPinWinsWhateverTheirOrder() {
        List<CustomerRecord> records = List.of(record("crm", NEW_YEAR_2025, Map.of("gender", "male")));
        Survivorship survivorship = new Survivorship(MatchingRules.DEFAULT);
        List<Pin> pins = new ArrayList<>(List.of(
                pin(1, "gender", Map.of("gender", "female"), 9),
                pin(2, "gender", Map.of("gender", "other"), 3),
                pin(3, "gender", Map.of("gender", "male"), 3)));
        GoldenCustomer golden = survivorship.of(PartyType.PERSON, records, pins);
        assertThat(golden.value("gender")).isEqualTo("female");
        Collections.reverse(pins);
        assertThat(survivorship.of(PartyType.PERSON, records, pins)).isEqualTo(golden);
        pins.removeIf(pin -> pin.id() == 1);
        assertThat(survivorship.of(PartyType.PERSON, records, pins).value("gender"))
                .isEqualTo("male");
        assertThat(survivorship.of(PartyType.PERSON, records, pins).provenance())
                .contains("{\"record\":0,\"trust\":0.5,\"rule\":\"pinned\"}");
    }

    @Test
    void aPinnedPhoneIsListedFirstAndTheOthersStay() {
        CustomerRecord record = new CustomerRecord(
                new RecordKey("crm", "customers", "1"),
                NEW_YEAR_2025,
                PartyType.PERSON,
                Map.of(),
                List.of(Map.of("system", "phone", "value", "+1"), Map.of("system", "email", "value", "a@b.c")),
                List.of(),
                List.of());
        GoldenCustomer golden = new Survivorship(MatchingRules.DEFAULT)
                .of(PartyType.PERSON, List.of(record), List.of(pin(1, "phone", Map.of("phone", "+2"), 0)));
        assertThat(golden.value("phone")).isEqualTo("+2");
        assertThat(golden.value("email")).isEqualTo("a@b.c");
        assertThat(golden.contactPoints()).startsWith("[{\"system\":\"phone\",\"value\":\"+2\"},{");
        assertThat(golden.provenance()).contains("\"contact_points\":[{\"rule\":\"pinned\"},{\"record\":0");
    }

    private static Pin pin(long id, String attribute, Map<String, String> value, long second) {
        RecordKey record = new RecordKey("crm", "customers", "1");
        return new Pin(id, record, attribute, value, "by letter", "anna", Instant.ofEpochSecond(second), null);
    }

    @Test
    void theOrderOfTheRecordsDoesNotMatter() {
        Random random = new Random(7);
        List<CustomerRecord> records = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            records.add(record(
                    "s" + i,
                    i % 2 == 0 ? NEW_YEAR_2025 : i,
                    Map.of(
                            "given_name",
                            "G" + i % 3 + "xx",
                            "family_name",
                            "F" + i % 2,
                            "gender",
                            i % 2 == 0 ? "male" : "female")));
        }
        GoldenCustomer first = new Survivorship(MatchingRules.DEFAULT).of(PartyType.PERSON, records);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(records, random);
            assertThat(new Survivorship(MatchingRules.DEFAULT).of(PartyType.PERSON, records))
                    .isEqualTo(first);
        }
    }

    private static GoldenCustomer golden(String rules, CustomerRecord... records) {
        Problems problems = new Problems();
        MatchingRules read = rules.isEmpty()
                ? MatchingRules.DEFAULT
                : MatchingReader.read("matching.yaml", rules.getBytes(StandardCharsets.UTF_8), problems);
        assertThat(problems.sorted()).isEmpty();
        return new Survivorship(read).of(PartyType.PERSON, List.of(records));
    }

    private static CustomerRecord record(String system, long version, Map<String, String> values) {
        return new CustomerRecord(
                new RecordKey(system, "customers", "1"),
                version,
                PartyType.PERSON,
                values,
                List.of(),
                List.of(),
                List.of());
    }

    private static CustomerRecord address(String system, long version, String street, String city, String code) {
        Map<String, String> parts = new java.util.LinkedHashMap<>();
        parts.put("street_address", street);
        parts.put("address_locality", city);
        parts.put("postal_code", code);
        return new CustomerRecord(
                new RecordKey(system, "customers", "1"),
                version,
                PartyType.PERSON,
                Map.of(),
                List.of(),
                List.of(parts),
                List.of());
    }
}
