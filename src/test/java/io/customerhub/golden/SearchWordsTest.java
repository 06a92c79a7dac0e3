package io.customerhub.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** PostgreSQL itself says whether the words of a customer answer a question. */
final class SearchWordsTest {

    private final GoldenCustomer zhang =
            person(Map.of("formatted_name", "张伟明", "family_name", "张", "given_name", "伟明"));

    @Test
    void aChineseNameIsFoundInCharactersAndInPinyinByAnyPartOfIt() {
        for (String text : new String[] {
            "张",
            "张伟",
            "张伟明",
            "伟明",
            "明",
            "张 伟明",
            "張偉明",
            "zhang",
            "Zhang Weiming",
            "weiming zhang",
            "zhang wei ming",
            "ZHANGWEIMING",
            "zhāng wěi",
            "ming"
        }) {
            assertThat(found(zhang, SearchWords.names(text))).as(text).isTrue();
        }
        for (String text : new String[] {"张明", "李", "zhao", "eiming", "zhang li"}) {
            assertThat(found(zhang, SearchWords.names(text))).as(text).isFalse();
        }
    }

    @Test
    void familyNamesAreFoundByTheirOwnReadingAndTheFrequentOne() {
        GoldenCustomer shan = person(Map.of("formatted_name", "单雄信", "family_name", "单", "given_name", "雄信"));
        assertThat(found(shan, SearchWords.names("shan xiongxin"))).isTrue();
        assertThat(found(shan, SearchWords.names("dan xiongxin"))).isTrue();
        GoldenCustomer lyu = person(Map.of("formatted_name", "吕布", "family_name", "吕", "given_name", "布"));
        for (String text : new String[] {"lv bu", "lyu bu", "lu bu", "lü bu"}) {
            assertThat(found(lyu, SearchWords.names(text))).as(text).isTrue();
        }
    }

    @Test
    void aWesternNameIsFoundInAnyOrderWithoutAccentsAndByItsBeginnings() {
        GoldenCustomer muller = person(Map.of(
                "formatted_name", "Jürgen O'Müller-Straße", "family_name", "O'Müller-Straße", "given_name", "Jürgen"));
        for (String text : new String[] {"jürgen", "strasse jurgen", "OMUL", "O’Müller", "Ｊürgen", "str"}) {
            assertThat(found(muller, SearchWords.names(text))).as(text).isTrue();
        }
        assertThat(found(muller, SearchWords.names("urgen"))).isFalse();
        assertThat(SearchWords.names(" -- ''")).isEmpty();
    }

    @Test
    void aCompanyIsFoundByAPartOfItsName() {
        GoldenCustomer huawei = new GoldenCustomer(
                PartyType.ORGANIZATION, 1, Map.of("legal_name", "深圳华为技术有限公司"), null, null, null, "{}");
        assertThat(found(huawei, SearchWords.names("华为"))).isTrue();
        assertThat(found(huawei, SearchWords.names("huawei jishu"))).isTrue();
        assertThat(found(huawei, SearchWords.names("为华"))).isFalse();
    }

    @Test
    void wholeValuesAreFoundAndNoPartsOfThem() {
        GoldenCustomer anna = new GoldenCustomer(
                PartyType.PERSON,
                1,
                Map.of("formatted_name", "Anna"),
                """
                [{"system":"phone","use":"mobile","value":"+8613912345678"},{"system":"email","value":"Anna'\\\\@example.org"}]""",
                null,
                """
                [{"system":"vat","value":"DE 123.456-78"}]""",
                "{}");
        assertThat(found(anna, SearchWords.phone("+8613912345678"))).isTrue();
        assertThat(found(anna, SearchWords.phone("+861391234567"))).isFalse();
        assertThat(found(anna, SearchWords.email("anna'\\@EXAMPLE.org"))).isTrue();
        assertThat(found(anna, SearchWords.email("anna"))).isFalse();
        assertThat(found(anna, SearchWords.identifier("de12345678"))).isTrue();
        assertThat(found(anna, SearchWords.names("de12345678"))).isFalse();
        assertThat(SearchWords.identifier(" . ")).isEmpty();
    }

    private static GoldenCustomer person(Map<String, String> values) {
        return new GoldenCustomer(PartyType.PERSON, 1, values, null, null, null, "{}");
    }

    private static boolean found(GoldenCustomer customer, @Nullable String query) {
        try (Connection connection =
                        DriverManager.getConnection(TestDatabase.server().url("postgres"));
                PreparedStatement select = connection.prepareStatement("SELECT ?::tsvector @@ ?::tsquery")) {
            select.setString(1, SearchWords.of(customer));
            select.setString(2, query);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
