package io.customerhub.standardize;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.OtherDefaults;
import io.customerhub.record.Rule;
import io.customerhub.record.RuleTrace;
import io.customerhub.record.StandardValue;
import io.customerhub.standardize.date.DateOrder;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PersonNameTest {

    private static final String[] REGIONS = {null, "US", "CN", "JP", "KR", "ES", "DE"};

    @Test
    void aPetNameMeetsTheFullNameInTheKeyOnly() {
        StandardValue bob = withKeys("Bob Smith", null);
        assertThat(bob.value()).isEqualTo("Bob Smith");
        assertThat(bob.parts()).containsEntry("given_name", "Bob").containsEntry("match_key", "smith robert");
        assertThat(withKeys("SMITH, ROBERT", null).parts()).containsEntry("match_key", "smith robert");
        assertThat(key("小明", "CN")).isEqualTo(key("阿明", "CN")).isEqualTo("明");
    }

    @Test
    void accentsHyphensAndParticlesDoNotPartTheKeysOfOneName() {
        assertThat(key("Jürgen Müller", "DE")).isEqualTo(key("JURGEN MULLER", "DE"));
        assertThat(key("Seán O’Brien", null)).isEqualTo(key("SEAN OBRIEN", null));
        assertThat(key("Ludwig van Beethoven", null)).isEqualTo(key("VAN BEETHOVEN, LUDWIG", null));
        assertThat(key("Jan de Boer", null)).isEqualTo(key("DeBoer, Jan", null));
    }

    @Test
    void traditionalAndSimplifiedCharactersMeetInTheKey() {
        assertThat(key("歐陽鋒", "TW")).isEqualTo(key("欧阳锋", "CN")).isEqualTo("欧阳锋");
        assertThat(withKeys("歐陽鋒", "TW").value()).isEqualTo("歐陽鋒");
    }

    @Test
    void familyNamesAreReadAsFamilyNames() {
        assertThat(pinyin("单田芳")).isEqualTo("Shàn Tiánfāng / SHAN TIANFANG");
        assertThat(pinyin("仇英")).isEqualTo("Qiú Yīng / QIU YING");
        assertThat(pinyin("万俟卨")).startsWith("Mòqí ").endsWith(" / MOQI XIE");
        assertThat(pinyin("吕女士")).isEqualTo("Lǚ / LYU");
        assertThat(pinyin("王西安")).isEqualTo("Wáng Xī'ān / WANG XIAN");
        assertThat(pinyin("買買提·艾力")).isEqualTo("Mǎimǎití Àilì / MAIMAITI AILI");
        assertThat(withKeys("山田 太郎", "JP").parts()).doesNotContainKey("pinyin");
    }

    private static String pinyin(String name) {
        Map<String, Object> parts = withKeys(name, "CN").parts();
        return parts.get("pinyin") + " / " + parts.get("pinyin_passport");
    }

    @Test
    void thePipelineHasNoKeysUnlessTheMappingAsksForThem() {
        StandardValue plain = read("Bob Smith", null, RuleTrace.NONE);
        assertThat(plain.parts()).doesNotContainKeys("match_key", "pinyin", "party_type");
        assertThat(CaseTable.standardize("person-name", "Bob Smith", Map.of("keys", "true"))
                        .parts())
                .containsEntry("match_key", "smith robert");
    }

    @Test
    void everyRuleThatChangedANameSaysSo() {
        List<String> rules = new ArrayList<>();
        read("VAN DER BERG JR, Ｄｒ. ANNA (ANNI)", null, (rule, before, after) -> rules.add(rule.code()));
        read("王 小明先生", "CN", (rule, before, after) -> rules.add(rule.code()));
        read("Müller GmbH", "DE", (rule, before, after) -> rules.add(rule.code()));
        assertThat(rules)
                .containsExactly(
                        "name.width",
                        "name.nickname",
                        "name.title",
                        "name.suffix",
                        "name.order",
                        "name.case",
                        "name.characters",
                        "name.honorific",
                        "name.party");
    }

    @Test
    void aRuleIsToldOnlyWhereItChangedSomething() {
        Random random = new Random(11);
        for (int i = 0; i < 50_000; i++) {
            String text = i % 2 == 0 ? RandomTexts.nextName(random) : RandomTexts.next(random);
            read(text, REGIONS[i % REGIONS.length], PersonNameTest::assertChanged);
        }
    }

    private static void assertChanged(Rule rule, String before, String after) {
        assertThat(after).as(rule.code()).isNotEqualTo(before);
    }

    @Test
    void theStandardFormOfAnyTextIsItsOwnStandardForm() {
        Random random = new Random(20260322);
        for (int i = 0; i < 200_000; i++) {
            String text = i % 2 == 0 ? RandomTexts.nextName(random) : RandomTexts.next(random);
            String region = REGIONS[i % REGIONS.length];
            Object first = read(text, region, RuleTrace.NONE).value();
            if (first != null) {
                assertThat(read((String) first, region, RuleTrace.NONE).value())
                        .as("second pass of '%s' in %s", text, region)
                        .isEqualTo(first);
            }
        }
    }

    @Test
    void nothingIsLongerThanTheTextAndAFewSigns() {
        Random random = new Random(5);
        for (int i = 0; i < 50_000; i++) {
            String text = i % 2 == 0 ? RandomTexts.nextName(random) : RandomTexts.next(random);
            StandardValue value = withKeys(text, REGIONS[i % REGIONS.length]);
            int most = 2 * text.length() + 8;
            assertThat(String.valueOf(value.value()).length()).isLessThanOrEqualTo(most);
            value.parts().forEach((part, read) -> assertThat(read.toString().length())
                    .as("%s of '%s'", part, text)
                    .isLessThanOrEqualTo(part.startsWith("pinyin") ? 8 * text.length() + 8 : most));
        }
    }

    @Test
    void theMachinesLocaleAndTimeZoneChangeNothing() {
        List<StandardValue> here = readMany();
        OtherDefaults.in("tr-TR", () -> assertThat(readMany()).isEqualTo(here));
    }

    private static List<StandardValue> readMany() {
        Random random = new Random(3);
        List<StandardValue> values = new ArrayList<>();
        values.add(withKeys("IVAN İLHAN ILGAZ III", null));
        for (int i = 0; i < 20_000; i++) {
            values.add(withKeys(RandomTexts.nextName(random), REGIONS[i % REGIONS.length]));
        }
        return values;
    }

    private static String key(String name, @Nullable String region) {
        return String.valueOf(withKeys(name, region).parts().get("match_key"));
    }

    private static StandardValue withKeys(String name, @Nullable String region) {
        return read(name, region, (rule, before, after) -> {});
    }

    private static StandardValue read(String name, @Nullable String region, RuleTrace trace) {
        Standardizer names =
                CaseTable.STANDARDIZERS.create(Mappings.field("name", "person-name"), Mappings.stream(region, null));
        return names.standardize(name, new RecordContext(region, null, DateOrder.named(null), ZoneOffset.UTC, trace));
    }
}
