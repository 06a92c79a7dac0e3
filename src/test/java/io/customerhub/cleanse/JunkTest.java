package io.customerhub.cleanse;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.OnInvalid;
import io.customerhub.config.Place;
import io.customerhub.record.FieldPath;
import io.customerhub.record.RuleTrace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JunkTest {

    @Test
    void placeholdersOfAKindOfFieldAreToldThereAndNowhereElse() {
        assertThat(issue("phone.mobile", "phone", "13800138000")).isEqualTo("HUB-PLACEHOLDER-001");
        assertThat(issue("email", "email", "NoEmail@example.org")).isEqualTo("HUB-PLACEHOLDER-001");
        assertThat(issue("email", "email", "test@test.com")).isEqualTo("HUB-PLACEHOLDER-001");
        assertThat(issue("phone.mobile", "phone", "13800138001")).isNull();
        assertThat(issue("email", "email", "no.emailer@example.org")).isNull();
        assertThat(issue("status", "text", "13800138000")).isNull();
    }

    @Test
    void aStopOrCommaAroundAPlaceholderMakesNoValueOfIt() {
        for (String text : List.of("N/A.", ", N/A", "无。", "未知；")) {
            FieldCleanser cleanser = cleanser("address.street_address", "text", Map.of());
            assertThat(cleanser.cleansed(text, RuleTrace.NONE).text()).as(text).isNull();
        }
        assertThat(issue("name", "person-name", "No.")).isNull();
    }

    @Test
    void keysAtRandomAreToldInNamesAndNumbers() {
        for (String junk : List.of("asdf", "ASDFGH", "qwertz", "zxcvbnm", "lkjh", "aaa", "Xxxxx", "asdfasdf")) {
            assertThat(issue("name", "person-name", junk)).as(junk).isNotNull();
        }
        for (String junk : List.of("0000000", "111-1111-1111", "+99 999 999", "000000")) {
            assertThat(issue("phone.home", "phone", junk)).as(junk).isEqualTo("HUB-PLACEHOLDER-002");
        }
        assertThat(issue("identifier.member", "text", "12345678")).isEqualTo("HUB-PLACEHOLDER-002");
    }

    @Test
    void whatCouldBeSomebodysNameOrNumberIsNot() {
        for (String name :
                List.of("Wert", "Trew", "Lee", "Aa", "Ann", "Oo", "Dada", "Sasa", "哈哈哈", "Poi", "Asdis", "Lulu")) {
            assertThat(issue("name", "person-name", name)).as(name).isNull();
        }
        for (String number : List.of("88888888", "66666666", "01 23 45 67 89", "110", "10086", "11111")) {
            assertThat(issue("phone.home", "phone", number)).as(number).isNull();
        }
        assertThat(issue("identifier.member", "text", "123456")).isNull();
        assertThat(issue("identifier.member", "text", "23456789")).isNull();
        assertThat(issue("sku", "text", "asdf")).isNull();
    }

    @Test
    void aTextThatAMapExplainsIsAValue() {
        FieldCleanser cleanser = cleanser("status", "code", Map.of("map", Map.of("-", "none")));
        assertThat(cleanser.cleansed("-", RuleTrace.NONE).text()).isEqualTo("-");
    }

    private static @Nullable String issue(String attribute, String as, String text) {
        Cleansed cleansed = cleanser(attribute, as, Map.of()).cleansed(text, RuleTrace.NONE);
        return cleansed.missing() == null ? null : cleansed.missing().issues().get(0);
    }

    private static FieldCleanser cleanser(String attribute, String as, Map<String, Object> options) {
        return FieldCleanser.of(new FieldMapping(
                attribute,
                List.of(FieldPath.of("f")),
                null,
                as,
                options,
                OnInvalid.KEEP,
                new Place("routes/crm/contacts.mapping.yaml", 1, 1)));
    }
}
