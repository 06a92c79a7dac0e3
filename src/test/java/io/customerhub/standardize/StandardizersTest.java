package io.customerhub.standardize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.config.OnInvalid;
import io.customerhub.config.StandardizerType;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StandardizersTest {

    private static final Map<String, String> TABLES = Map.of(
            "person-name", "names.txt",
            "organization-name", "organizations.txt",
            "phone", "phones.txt",
            "email", "emails.txt",
            "date", "dates.txt",
            "datetime", "datetimes.txt",
            "country", "countries.txt",
            "number", "numbers.txt",
            "amount", "amounts.txt",
            "code", "codes.txt");

    @Test
    void personNamesGetTheirCaseAndTheirParts() {
        assertThat(CaseTable.failures("person-name", "names.txt")).isEmpty();
    }

    @Test
    void organizationNamesKeepTheirCaseUnlessAllIsLower() {
        assertThat(CaseTable.failures("organization-name", "organizations.txt")).isEmpty();
    }

    @Test
    void phonesBecomeE164InTheRegionOfTheRecordOrStayAway() {
        assertThat(CaseTable.failures("phone", "phones.txt")).isEmpty();
    }

    @Test
    void emailsKeepTheirMailbox() {
        assertThat(CaseTable.failures("email", "emails.txt")).isEmpty();
    }

    @Test
    void datesAreReadOnlyWhereThereIsOneReading() {
        assertThat(CaseTable.failures("date", "dates.txt")).isEmpty();
    }

    @Test
    void timesAreReadInTheirZone() {
        assertThat(CaseTable.failures("datetime", "datetimes.txt")).isEmpty();
    }

    @Test
    void countriesAreKnownByCodeAndByNameInManyLanguages() {
        assertThat(CaseTable.failures("country", "countries.txt")).isEmpty();
    }

    @Test
    void numbersAreReadAsTheirRegionWritesThem() {
        assertThat(CaseTable.failures("number", "numbers.txt")).isEmpty();
    }

    @Test
    void amountsKnowTheirCurrencyOrSayThatTheyDoNot() {
        assertThat(CaseTable.failures("amount", "amounts.txt")).isEmpty();
    }

    @Test
    void percentagesCountPercentAndSayTheFraction() {
        assertThat(CaseTable.failures("percent", "percents.txt")).isEmpty();
    }

    @Test
    void codesAreMappedWhateverTheirCase() {
        assertThat(CaseTable.failures("code", "codes.txt")).isEmpty();
    }

    @Test
    void theStandardFormOfAStandardValueIsItself() {
        List<String> changed = new ArrayList<>();
        TABLES.forEach((type, table) -> {
            if (!type.equals("number") && !type.equals("amount")) { // their value is no text: see the next test
                changed.addAll(CaseTable.changedBySecondPass(type, table));
            }
        });
        assertThat(changed).isEmpty();
    }

    @Test
    void aNumberWrittenAsMachinesDoIsItself() {
        for (String number : List.of("0", "12.50", "-0.001", "123456789012345678901234.5", "1000", "1234.567")) {
            assertThat(CaseTable.standardize("number", number, Map.of("region", "CN")))
                    .isEqualTo(StandardValue.valid(new java.math.BigDecimal(number)));
        }
    }

    @Test
    void everyIssueHasItsOwnCodeAndAReason() {
        Set<String> codes = new TreeSet<>();
        for (IssueCode issue : IssueCode.values()) {
            assertThat(codes.add(issue.code())).as(issue.code()).isTrue();
            assertThat(issue.code()).matches("HUB-[A-Z]+-\\d{3}");
            assertThat(issue.reason()).endsWith(".");
            assertThat(IssueCode.reasonOf(issue.code())).isEqualTo(issue.reason());
        }
    }

    @Test
    void everyTypeInTheCatalogCanBeCreated() {
        for (StandardizerType type : Standardizers.types().values()) {
            Map<String, Object> options = type.name().equals("code") ? Map.of("map", Map.of("M", "male")) : Map.of();
            assertThat(CaseTable.STANDARDIZERS.create(
                            Mappings.field("x", type.name(), options, OnInvalid.KEEP), Mappings.stream("CN", null)))
                    .isNotNull();
        }
    }

    @Test
    void aTypeOrOptionThatCannotBeUsedIsRefusedWithItsPlace() {
        assertRefused("fone", Map.of(), "expected one of [text, person-name");
        assertRefused("text", Map.of("maxLength", 0), "expected a whole number from 1");
        assertRefused("amount", Map.of("currency", "RMB"), "expected an ISO 4217 code");
        assertRefused("date", Map.of("placeholders", List.of("1.1.1900")), "expected days such as 1900-01-01");
        assertRefused("date", Map.of("order", "dmy"), "order is year-month-day");
        assertRefused("phone", Map.of("region", "UK"), "expected an ISO 3166-1 alpha-2 code");
        assertRefused("code", Map.of(), "expected texts by text");
    }

    private static void assertRefused(String type, Map<String, Object> options, String message) {
        assertThatThrownBy(() -> CaseTable.STANDARDIZERS.create(
                        Mappings.field("x", type, options, OnInvalid.KEEP), Mappings.stream("CN", null)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aTextThatIsTooLongIsCutBetweenCharactersAndSaysSo() {
        StandardValue cut = CaseTable.standardize("text", "ab\uD83D\uDE00cd", Map.of("maxLength", "3"));
        assertThat(cut.value()).isEqualTo("ab");
        assertThat(cut.issues()).containsExactly(IssueCode.TEXT_SHORTENED.code());
        assertThat(CaseTable.standardize("text", "abc", Map.of("maxLength", "3")))
                .isEqualTo(StandardValue.valid("abc"));
    }

    @Test
    void noTextWhateverMakesAStandardizerThrowOrInvent() {
        Random random = new Random(20260321);
        Map<String, Standardizer> standardizers = new HashMap<>();
        for (StandardizerType type : Standardizers.types().values()) {
            Map<String, Object> options = type.name().equals("code")
                    ? Map.of("map", Map.of("M", "male"))
                    : type.name().equals("date") ? Map.of("pivot", 30, "past", true) : Map.of();
            standardizers.put(
                    type.name(),
                    CaseTable.STANDARDIZERS.create(
                            Mappings.field("x", type.name(), options, OnInvalid.KEEP),
                            Mappings.stream("CN", "day-month-year")));
        }
        RecordContext context = CaseTable.context("CN", "day-month-year");
        for (int i = 0; i < 200_000; i++) {
            String text = RandomTexts.next(random);
            standardizers.forEach((type, standardizer) -> {
                if (!type.equals("phone") || random.nextInt(8) == 0) {
                    StandardValue value = standardizer.standardize(text, context);
                    assertThat(value.value() != null || !value.issues().isEmpty())
                            .as("%s without value and issue", type)
                            .isTrue();
                    assertThat(value.validity() == Validity.VALID && value.value() == null)
                            .isFalse();
                }
            });
        }
    }

    @Test
    void randomNamesAreStableAfterOnePass() {
        Random random = new Random(7);
        Standardizer names =
                CaseTable.STANDARDIZERS.create(Mappings.field("name", "person-name"), Mappings.stream("US", null));
        RecordContext context = CaseTable.context("US", null);
        for (int i = 0; i < 200_000; i++) {
            String text = RandomTexts.nextName(random);
            Object first = names.standardize(text, context).value();
            if (first != null) {
                assertThat(names.standardize((String) first, context).value())
                        .as("second pass of '%s'", text)
                        .isEqualTo(first);
            }
        }
    }
}
