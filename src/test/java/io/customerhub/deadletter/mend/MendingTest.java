package io.customerhub.deadletter.mend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MendingTest {

    @Test
    void eachRuleDoesWhatItSaysAndLeavesWhatDoesNotFit() {
        assertThat(mended(new MendRule.SetValue("a", "x"), "old")).isEqualTo("x");
        assertThat(mended(new MendRule.MapValues("a", Map.of("M", "male")), "M"))
                .isEqualTo("male");
        assertThat(mended(new MendRule.MapValues("a", Map.of("M", "male")), "m"))
                .isEqualTo("m");
        assertThat(mended(new MendRule.Trim("a"), "\u3000\u00a0 x y \t")).isEqualTo("x y");
        assertThat(mended(new MendRule.ParseDate("a", "dd.MM.yyyy"), "05.06.2024"))
                .isEqualTo("2024-06-05");
        assertThat(mended(new MendRule.ParseDate("a", "dd.MM.yyyy"), "31.02.2024"))
                .isEqualTo("31.02.2024");
        assertThat(mended(new MendRule.ParseDate("a", "yyyyMMdd HHmm"), "20240605 0830"))
                .isEqualTo("2024-06-05T08:30");
        assertThat(mended(new MendRule.Replace("a", "^0049(\\d+)$", "+49$1"), "0049891"))
                .isEqualTo("+49891");
    }

    @Test
    void whatIsBesideTheFieldStaysAsItIs() {
        Map<String, Object> record = new LinkedHashMap<>();
        record.put("amount", new BigDecimal("1.500"));
        record.put("deep", Map.of("list", List.of(Map.of("code", "M"), Map.of("code", "F"))));
        record.put("flat.name", "x");
        Map<String, Object> mended = new Mending(List.of(
                        new MendRule.SetValue("deep.list[1].code", "female"),
                        new MendRule.SetValue("flat.name", "y"),
                        new MendRule.SetValue("new.field", "z"),
                        new MendRule.SetValue("deep.list[9].code", "nowhere"),
                        new MendRule.MapValues("amount", Map.of("1.500", "2.25"))))
                .mended(record);
        assertThat(mended)
                .containsEntry("amount", new BigDecimal("2.25"))
                .containsEntry("deep", Map.of("list", List.of(Map.of("code", "M"), Map.of("code", "female"))))
                .containsEntry("flat.name", "y")
                .containsEntry("new", Map.of("field", "z"));
        assertThat(record).containsEntry("flat.name", "x").doesNotContainKey("new");
        assertThat(mended.keySet()).startsWith("amount", "deep", "flat.name");
    }

    @Test
    void anEvilPatternOnAMegabyteEnds() {
        String evil = "a".repeat(1_000_000) + "!";
        for (String pattern : List.of("(a+)+$", "(a|aa)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*a){12}$")) {
            assertTimeoutPreemptively(java.time.Duration.ofSeconds(30), () -> assertThat(
                            new MendRule.Replace("a", pattern, "x").mended(evil))
                    .as(pattern)
                    .isEqualTo(evil));
        }
        assertThat(new MendRule.Replace("a", "a", "b".repeat(500)).mended(evil))
                .as("a text that would grow beyond all bounds stays")
                .isEqualTo(evil);
    }

    @Test
    void rulesThatCannotBeUsedAreRefused() {
        assertThatThrownBy(() -> new MendRule.Replace("a", "(?<=x)y", "z"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MendRule.Replace("a", "(y)", "$2")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MendRule.Replace("a", "(y)", "5$")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new MendRule.ParseDate("a", "bogus")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mending(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mending(List.of(new MendRule.Trim("a..b"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Object mended(MendRule rule, String value) {
        return new Mending(List.of(rule)).mended(Map.of("a", value)).get("a");
    }
}
