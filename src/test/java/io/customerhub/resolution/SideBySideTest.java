package io.customerhub.resolution;

import static io.customerhub.resolution.SideBySide.Likeness.ALIKE;
import static io.customerhub.resolution.SideBySide.Likeness.DIFFERENT;
import static io.customerhub.resolution.SideBySide.Likeness.SAME;
import static io.customerhub.resolution.SideBySide.Likeness.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.RecordKey;
import io.customerhub.resolution.SideBySide.Likeness;
import io.customerhub.resolution.SideBySide.Line;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a steward sees at a glance: equal, near, different, or nothing to compare. */
final class SideBySideTest {

    private final SideBySide sides = new SideBySide();

    @Test
    void capitalsSpacesAndPunctuationMakeNoDifference() {
        assertThat(name("Anna-Maria Huber", "ANNA MARIA  HUBER")).isEqualTo(SAME);
        assertThat(phone("+43 1 5879", "+4315879")).isEqualTo(SAME);
    }

    @Test
    void aNameIsNearItsAccentsItsSlipsAndItsPinyin() {
        assertThat(name("Jürgen Müller", "Jurgen Muller")).isEqualTo(ALIKE);
        assertThat(name("Katharina Meier", "Katarina Maier")).isEqualTo(ALIKE);
        assertThat(name("张伟", "Zhang Wei")).isEqualTo(ALIKE);
        assertThat(name("张伟", "李娜")).isEqualTo(DIFFERENT);
        assertThat(name("Anna Huber", "Piotr Kowalski")).isEqualTo(DIFFERENT);
    }

    @Test
    void aDateIsNearWhenDayAndMonthAreSwappedOrOnePartDiffers() {
        assertThat(likeness("birth_date", "1980-03-07", "1980-07-03")).isEqualTo(ALIKE);
        assertThat(likeness("birth_date", "1980-03-07", "1981-03-07")).isEqualTo(ALIKE);
        assertThat(likeness("birth_date", "1980-03-07", "1975-11-07")).isEqualTo(DIFFERENT);
    }

    @Test
    void numbersAreNearByOneDigitOnly() {
        assertThat(phone("+8613912345678", "+8613912345679")).isEqualTo(ALIKE);
        assertThat(phone("+8613912345678", "+8613987654321")).isEqualTo(DIFFERENT);
        assertThat(phone("13912345678", "+8613912345678")).isEqualTo(ALIKE);
    }

    @Test
    void ofSeveralPhonesOneInCommonIsNear() {
        CustomerRecord one = record("1", Map.of(), List.of(number("+431"), number("+4366012345")));
        CustomerRecord other = record("2", Map.of(), List.of(number("+4366012345")));
        assertThat(sides.of(one, other))
                .containsExactly(new Line("phone", List.of("+431", "+4366012345"), List.of("+4366012345"), ALIKE));
    }

    @Test
    void theTradingNameOfOneMayBeTheRegisteredNameOfTheOther() {
        CustomerRecord one = company("1", Map.of("legal_name", "Huber & Co. KG", "trading_name", "Hubers"));
        assertThat(likenesses(one, company("2", Map.of("trading_name", "HUBERS"))))
                .containsEntry("company", ALIKE);
        assertThat(likenesses(one, company("3", Map.of("legal_name", "Zenith Mining"))))
                .containsEntry("company", DIFFERENT);
        assertThat(likenesses(one, company("4", Map.of("legal_name", "太原远航有限公司"))))
                .containsEntry("company", UNKNOWN);
    }

    @Test
    void whatOneSideDoesNotSayIsUnknown() {
        assertThat(likenesses(record("1", Map.of("gender", "female"), List.of()), record("2", Map.of(), List.of())))
                .containsEntry("gender", UNKNOWN);
    }

    private Likeness likeness(String column, String left, String right) {
        return likenesses(record("1", Map.of(column, left), List.of()), record("2", Map.of(column, right), List.of()))
                .get(column);
    }

    private Likeness name(String left, String right) {
        return likenesses(
                        record("1", Map.of("formatted_name", left), List.of()),
                        record("2", Map.of("formatted_name", right), List.of()))
                .get("name");
    }

    private Likeness phone(String left, String right) {
        return likenesses(record("1", Map.of(), List.of(number(left))), record("2", Map.of(), List.of(number(right))))
                .get("phone");
    }

    private Map<String, Likeness> likenesses(CustomerRecord left, CustomerRecord right) {
        return sides.of(left, right).stream().collect(Collectors.toMap(Line::attribute, Line::likeness));
    }

    private static CustomerRecord company(String key, Map<String, String> values) {
        return record(key, Map.of(), List.of()).as(PartyType.ORGANIZATION, new TreeMap<>(values));
    }

    private static Map<String, String> number(String value) {
        return Map.of("system", "phone", "value", value);
    }

    private static CustomerRecord record(String key, Map<String, String> values, List<Map<String, String>> contacts) {
        return new CustomerRecord(
                new RecordKey("crm", "contacts", key),
                1,
                PartyType.PERSON,
                new TreeMap<>(values),
                contacts,
                List.of(),
                List.of());
    }
}
