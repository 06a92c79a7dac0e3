package io.customerhub.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.OtherDefaults;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Countries, regions, languages, currencies, genders, yes and no, and texts, tried as a mapping would have them. */
class CodeTypesTest {

    private static final List<String> TYPES =
            List.of("country", "region", "language", "currency", "gender", "boolean", "text");

    private static final String[] PIECES = {
        "CH",
        "SUI",
        "Congo",
        "(",
        ")",
        ", ",
        " ",
        "Republic of ",
        "the ",
        "中",
        "文",
        "İ",
        "ß",
        "ı",
        "\u0301",
        "\uD83D",
        "\uDE00",
        "\u200D",
        "ﷺ",
        "1",
        "0",
        "-",
        "_",
        "$",
        "Ã¼",
        "張",
        "寮犱笁",
        "\u0000",
        "한",
        "ﬁ",
        "Ａ",
        "é",
        "en",
        "zh-",
        "Hans",
        "\u202E",
        "．",
        "|",
        "\t",
        "pound"
    };

    @Test
    void countriesAreReadInTheSystemThatTheFieldDeclares() {
        assertThat(value("country", "SUI", Map.of("system", "ioc"), null)).isEqualTo("CH");
        assertThat(value("country", "CH", Map.of("system", "fips"), null)).isEqualTo("CN");
        assertThat(value("country", "CH", Map.of(), null)).isEqualTo("CH");
        assertThat(value("country", "156", Map.of("system", "numeric"), null)).isEqualTo("CN");
        assertThat(value("country", "4", Map.of("system", "isonum"), null)).isEqualTo("AF");
        assertThat(value("country", "D", Map.of("system", "plate"), null)).isEqualTo("DE");
        assertThat(value("country", "+86", Map.of("system", "dial"), null)).isEqualTo("CN");
        assertThat(issue("country", "+1", Map.of("system", "dial"), null)).isEqualTo("HUB-COUNTRY-002");
        assertThat(value("country", "+1", Map.of("system", "dial"), "CA")).isEqualTo("CA");
    }

    @Test
    void aCodeThatMeansAnotherCountryElsewhereIsNotGuessed() {
        assertThat(issue("country", "SUI", Map.of(), null)).isEqualTo("HUB-COUNTRY-003");
        assertThat(issue("country", "BRN", Map.of(), null)).isEqualTo("HUB-COUNTRY-002");
        assertThat(issue("country", "F", Map.of("system", "vehicle"), null)).isEqualTo("HUB-COUNTRY-002");
        assertThat(value("country", "F", Map.of("system", "vehicle"), "FR")).isEqualTo("FR");
        assertThat(issue("country", "Congo", Map.of(), null)).isEqualTo("HUB-COUNTRY-002");
        assertThat(issue("country", "State of Georgia", Map.of(), null)).isEqualTo("HUB-COUNTRY-001");
    }

    @Test
    void oldNamesFormsOfStateAndListOrderAreKnown() {
        assertThat(value("country", "Burma", Map.of(), null)).isEqualTo("MM");
        assertThat(value("country", "Swaziland", Map.of(), null)).isEqualTo("SZ");
        assertThat(value("country", "the Republic of Kenya", Map.of(), null)).isEqualTo("KE");
        assertThat(value("country", "Iran, Islamic Republic of", Map.of(), null))
                .isEqualTo("IR");
        assertThat(value("country", "Korea, Republic of", Map.of(), null)).isEqualTo("KR");
        assertThat(value("country", "People's Republic of China", Map.of(), null))
                .isEqualTo("CN");
        assertThat(value("country", "Republiek Finland", Map.of(), null)).isEqualTo("FI");
        assertThat(value("country", "S. Sudan", Map.of(), null)).isEqualTo("SS");
        assertThat(issue("country", "Eastern Samoa", Map.of(), null)).isEqualTo("HUB-COUNTRY-001");
        assertThat(value("country", "Republic of China", Map.of(), null)).isEqualTo("TW");
        assertThat(value("country", "Afghanistan (l')", Map.of(), null)).isEqualTo("AF");
        assertThat(value("country", "Myanmar (Burma)", Map.of(), null)).isEqualTo("MM");
        assertThat(value("country", "COTE D IVOIRE", Map.of(), null)).isEqualTo("CI");
        assertThat(value("country", "ＪＰ", Map.of(), null)).isEqualTo("JP");
    }

    @Test
    void regionsAreThoseOfTheRecordsCountry() {
        assertThat(value("region", "广东", Map.of(), "CN")).isEqualTo("CN-GD");
        assertThat(value("region", "Guangdong", Map.of(), "CN")).isEqualTo("CN-GD");
        assertThat(value("region", "CA", Map.of(), "US")).isEqualTo("US-CA");
        assertThat(value("region", "new york", Map.of(), "US")).isEqualTo("US-NY");
        assertThat(value("region", "Bayern", Map.of(), "DE")).isEqualTo("DE-BY");
        assertThat(value("region", "東京", Map.of(), "JP")).isEqualTo("JP-13");
        assertThat(value("region", "São Paulo", Map.of(), "BR")).isEqualTo("BR-SP");
        assertThat(issue("region", "CA", Map.of(), null)).isEqualTo("HUB-REGION-003");
        assertThat(issue("region", "US-CA", Map.of(), "DE")).isEqualTo("HUB-REGION-004");
        assertThat(value("region", "US-CA", Map.of(), null)).isEqualTo("US-CA");
    }

    @Test
    void languagesBecomeTags() {
        assertThat(value("language", "ZH_cn", Map.of(), null)).isEqualTo("zh-CN");
        assertThat(value("language", "ger", Map.of(), null)).isEqualTo("de");
        assertThat(value("language", "deu", Map.of(), null)).isEqualTo("de");
        assertThat(value("language", "German", Map.of(), null)).isEqualTo("de");
        assertThat(value("language", "德语", Map.of(), null)).isEqualTo("de");
        assertThat(value("language", "简体中文", Map.of(), null)).isEqualTo("zh-Hans");
        assertThat(value("language", "zh-hant-TW", Map.of(), null)).isEqualTo("zh-Hant-TW");
        assertThat(value("language", "Français", Map.of(), null)).isEqualTo("fr");
        assertThat(value("language", "日本語", Map.of(), null)).isEqualTo("ja");
        assertThat(issue("language", "Klingonese", Map.of(), null)).isEqualTo("HUB-LANGUAGE-001");
    }

    @Test
    void currenciesBecomeCodesAndSharedWordsNeedARegion() {
        assertThat(value("currency", "rmb", Map.of(), null)).isEqualTo("CNY");
        assertThat(value("currency", "156", Map.of(), null)).isEqualTo("CNY");
        assertThat(value("currency", "人民币", Map.of(), null)).isEqualTo("CNY");
        assertThat(value("currency", "US Dollar", Map.of(), null)).isEqualTo("USD");
        assertThat(value("currency", "Schweizer Franken", Map.of(), null)).isEqualTo("CHF");
        assertThat(value("currency", "€", Map.of(), null)).isEqualTo("EUR");
        assertThat(value("currency", "$", Map.of(), "CA")).isEqualTo("CAD");
        assertThat(value("currency", "peso", Map.of(), "MX")).isEqualTo("MXN");
        assertThat(issue("currency", "dollar", Map.of(), null)).isEqualTo("HUB-CURRENCY-002");
        assertThat(issue("currency", "credits", Map.of(), null)).isEqualTo("HUB-CURRENCY-001");
    }

    @Test
    void gendersComeFromWordsAndLettersOnlyFromAMap() {
        for (String male :
                List.of("男", "Male", "Herr", "先生", "homme", "мужской", "남성", "Señor", "signor".concat("e"))) {
            assertThat(value("gender", male, Map.of(), null)).as(male).isEqualTo("male");
        }
        for (String female : List.of("女", "Frau", "女士", "femme", "여성", "женский", "Ms.")) {
            assertThat(value("gender", female, Map.of(), null)).as(female).isEqualTo("female");
        }
        assertThat(issue("gender", "M", Map.of(), null)).isEqualTo("HUB-GENDER-002");
        assertThat(value("gender", "m", Map.of("map", Map.of("M", "male")), null))
                .isEqualTo("male");
        assertThat(issue("gender", "company", Map.of(), null)).isEqualTo("HUB-GENDER-001");
    }

    @Test
    void yesAndNoAreWordsOfManyLanguages() {
        for (String yes : List.of("yes", "Ja", "是", "oui", "SÍ", "はい", "예", "да", "1", "√", "TRUE", "Sim")) {
            assertThat(value("boolean", yes, Map.of(), null)).as(yes).isEqualTo("true");
        }
        for (String no : List.of("no", "Nein", "否", "non", "いいえ", "아니오", "нет", "0", "×", "False", "não")) {
            assertThat(value("boolean", no, Map.of(), null)).as(no).isEqualTo("false");
        }
        assertThat(issue("boolean", "o", Map.of(), null)).isEqualTo("HUB-BOOLEAN-002");
        assertThat(issue("boolean", "perhaps", Map.of(), null)).isEqualTo("HUB-BOOLEAN-001");
    }

    @Test
    void aPlaceholderIsShownAsMissingWithItsIssueAndAnUnknownCodeWithIts() {
        Trial.Result placeholder = ReferenceSuite.standardize("phone", "13800138000", Map.of(), "CN", null);
        assertThat(placeholder.standard().validity()).isEqualTo(Validity.MISSING);
        assertThat(placeholder.standard().value()).isNull();
        assertThat(placeholder.standard().issues()).containsExactly("HUB-PLACEHOLDER-001");
        assertThat(placeholder.steps()).extracting(step -> step.rule().code()).containsExactly("cleanse.placeholder");
        assertThat(issue("code", "Z", Map.of("map", Map.of("A", "active")), null))
                .isEqualTo("HUB-CODE-001");
        assertThat(issue("text", "锟斤拷", Map.of(), null)).isEqualTo("HUB-TEXT-002");
    }

    @Test
    void aStandardValueStaysWhatItIsAndNoTextThrowsOrGrows() {
        for (String text : hostileTexts()) {
            for (String type : TYPES) {
                StandardValue found = standard(type, text, Map.of(), "US");
                if (found.value() instanceof String value) {
                    assertThat(value.length()).as(text).isLessThanOrEqualTo(Math.max(35, text.length()));
                    assertThat(standard(type, value, Map.of(), "US").value())
                            .as("%s of '%s'", type, text)
                            .isEqualTo(value);
                }
            }
        }
    }

    @Test
    void theDefaultsOfTheMachineDoNotMatter() {
        List<Object> here = all();
        OtherDefaults.in("tr-TR", () -> assertThat(all()).isEqualTo(here));
    }

    private static List<Object> all() {
        List<Object> found = new ArrayList<>();
        for (String text :
                List.of("INDIA", "ITALIA", "TITLE", "Istanbul", "IRL", "FIJI", "SI", "KIRIBATI", "rials", "inr")) {
            TYPES.forEach(type -> found.add(standard(type, text, Map.of(), "IN")));
        }
        return found;
    }

    private static List<String> hostileTexts() {
        Random random = new Random(11);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int part = random.nextInt(6); part >= 0; part--) {
                text.append(
                        random.nextInt(4) == 0
                                ? String.valueOf((char) random.nextInt(0x10000))
                                : PIECES[random.nextInt(PIECES.length)]);
            }
            texts.add(text.toString());
        }
        texts.add("(".repeat(5_000));
        texts.add("republic of ".repeat(5_000));
        return texts;
    }

    private static @Nullable Object value(
            String type, String text, Map<String, Object> options, @Nullable String region) {
        return standard(type, text, options, region).value();
    }

    private static String issue(String type, String text, Map<String, Object> options, @Nullable String region) {
        return String.join(" ", standard(type, text, options, region).issues());
    }

    private static StandardValue standard(
            String type, String text, Map<String, Object> options, @Nullable String region) {
        return ReferenceSuite.standardize(type, text, options, region, null).standard();
    }
}
