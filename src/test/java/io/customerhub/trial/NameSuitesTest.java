package io.customerhub.trial;

import static io.customerhub.trial.ReferenceSuite.Verdict.REFUSED;
import static io.customerhub.trial.ReferenceSuite.Verdict.RIGHT;
import static io.customerhub.trial.ReferenceSuite.Verdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.record.StandardValue;
import io.customerhub.trial.ReferenceSuite.Case;
import io.customerhub.trial.ReferenceSuite.Score;
import io.customerhub.trial.ReferenceSuite.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The suites of names, each held to the fair pass of reference-cases/README.md. */
class NameSuitesTest {

    @Test
    void namesInOneCaseGetTheCaseThatPeopleWrite() {
        ReferenceSuite uncontested = ReferenceSuite.load("names/namecase")
                .only("uncontested", one -> one.context().path("sources").size() > 1);
        Score lower = score(uncontested, one -> text(read(one.input())));
        Score upper = score(uncontested, one -> text(read(one.input().toUpperCase(Locale.ROOT))));
        assertThat(lower.share()).isGreaterThanOrEqualTo(0.9);
        assertThat(upper.share()).isGreaterThanOrEqualTo(0.9);
        score(ReferenceSuite.load("names/namecase"), one -> text(read(one.input())));
    }

    @Test
    void aNameInMixedCaseIsNeverChanged() {
        ReferenceSuite mixed = ReferenceSuite.load("names/namecase")
                .only("already in its case", one -> !isOneCase(one.expected().asText()));
        List<String> changed = new ArrayList<>();
        for (Case one : mixed.cases()) {
            String name = one.expected().asText();
            String found = String.valueOf(read(name).value());
            if (!found.equals(name) && found.equalsIgnoreCase(name)) {
                changed.add(name + " became " + found);
            }
        }
        assertThat(changed).isEmpty();
    }

    @Test
    void peopleCouplesAndCompaniesAreToldApart() {
        Score people = party("names/probablepeople_person");
        Score companies = party("names/probablepeople_company");
        double all = people.right() + companies.right();
        int cases = people.right()
                + people.wrong()
                + people.refused()
                + companies.right()
                + companies.wrong()
                + companies.refused();
        assertThat(all / cases).isGreaterThanOrEqualTo(0.95);
        assertThat(people.share()).isGreaterThanOrEqualTo(0.95);
        assertThat(companies.share()).isGreaterThanOrEqualTo(0.95);
        assertThat(people.wrong()).isLessThanOrEqualTo(5);
        assertThat(companies.wrong()).isLessThanOrEqualTo(20);
    }

    private static Score party(String suite) {
        return ReferenceSuite.load(suite)
                .score(
                        one -> {
                            Object found = read(one.input()).parts().get("party_type");
                            return found == null ? REFUSED : found.equals(partyOf(one.expected())) ? RIGHT : WRONG;
                        },
                        one -> read(one.input()))
                .print();
    }

    private static String partyOf(JsonNode labels) {
        String party = "person";
        for (JsonNode label : labels) {
            String kind = label.get(1).asText();
            if (kind.startsWith("Corporation") || kind.equals("ShortForm")) {
                return "organization";
            }
            party = kind.equals("And") ? "several" : party;
        }
        return party;
    }

    @Test
    void givenAndFamilyNameAreFoundWhereBothAreThere() {
        Score score = ReferenceSuite.load("names/probablepeople_person")
                .only(
                        "given and family name",
                        one -> !labelled(one, "GivenName").isEmpty()
                                && !labelled(one, "Surname").isEmpty()
                                && labelled(one, "And").isEmpty())
                .score(
                        one -> parts(
                                read(one.input()),
                                labelled(one, "GivenName"),
                                labelled(one, "Surname"),
                                firstLabelled(one, "GivenName")),
                        one -> read(one.input()))
                .print();
        assertThat(score.share()).isGreaterThanOrEqualTo(0.95);
        assertThat(score.wrong()).isLessThanOrEqualTo(25);
    }

    @Test
    void firstAndLastNamesOfAShopCheckoutAreFound() {
        Score score = ReferenceSuite.load("names/theiconic_en")
                .score(
                        one -> parts(
                                read(one.input()),
                                one.expected().path("firstname").asText(),
                                one.expected().path("lastname").asText(),
                                one.expected().path("firstname").asText()),
                        one -> read(one.input()))
                .print();
        assertThat(score.share()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void allPartsOfAFullNameAreFoundInWhateverOrderTheyStand() {
        Score score = ReferenceSuite.load("names/parse_full_name")
                .only("without options", one -> !one.context().has("args"))
                .score(NameSuitesTest::fullName, one -> read(one.input()))
                .print();
        assertThat(score.share()).isGreaterThanOrEqualTo(0.9);
    }

    private static Verdict fullName(Case one) {
        StandardValue found = read(one.input());
        JsonNode expected = one.expected();
        boolean others = same(found, "additional_name", expected.path("middle").asText())
                && same(found, "nickname", expected.path("nick").asText())
                && same(found, "name_suffix", expected.path("suffix").asText())
                && same(found, "name_prefix", expected.path("title").asText());
        Verdict names = parts(
                found,
                expected.path("first").asText(),
                expected.path("last").asText(),
                expected.path("first").asText());
        return names == RIGHT && !others ? WRONG : names;
    }

    @Test
    void chineseFamilyNamesHaveTheirOwnReadings() {
        Score score = score(
                ReferenceSuite.load("names/chinese_surname_pinyin"),
                one -> letters(read(one.input()).parts().get("pinyin")),
                one -> letters(one.expected().path("pinyin").asText()));
        assertThat(score.share()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void allCompoundFamilyNamesAreSplitOffWhole() {
        ReferenceSuite compound = ReferenceSuite.load("names/chinese_surname_pinyin")
                .only("compound", one -> one.expected().path("compound").asBoolean());
        Score score = score(
                compound, one -> String.valueOf(read(one.input() + "娜娜").parts().get("family_name")), Case::input);
        assertThat(score.share()).isEqualTo(1.0);
    }

    @Test
    void wholeChineseNamesAreReadAsPassportsAndPeopleReadThem() {
        Score score = score(
                ReferenceSuite.load("names/chinese_name_pinyin"),
                one -> letters(read(one.input())
                        .parts()
                        .get(one.context().path("style").asText().equals("passport") ? "pinyin_passport" : "pinyin")),
                one -> letters(one.expected()));
        assertThat(score.share()).isGreaterThanOrEqualTo(0.8);
    }

    private static Score score(ReferenceSuite suite, Function<Case, String> found) {
        return score(suite, found, one -> one.expected().asText());
    }

    private static Score score(ReferenceSuite suite, Function<Case, String> found, Function<Case, String> expected) {
        return suite.score(
                        one -> {
                            String read = found.apply(one);
                            return read.isEmpty() ? REFUSED : read.equals(expected.apply(one)) ? RIGHT : WRONG;
                        },
                        one -> found.apply(one))
                .print();
    }

    private static StandardValue read(String name) {
        return ReferenceSuite.standardize("person-name", name, Map.of(), null, null)
                .standard();
    }

    private static String text(StandardValue value) {
        return value.value() == null ? "" : value.value().toString();
    }

    /** Right when both names are there; a name that the product doubts or leaves out is refused. */
    private static Verdict parts(StandardValue found, String given, String family, String firstGiven) {
        Object foundGiven = found.parts().get("given_name");
        Object foundFamily = found.parts().get("family_name");
        boolean right = letters(foundFamily).equals(letters(family))
                && (letters(foundGiven).equals(letters(given))
                        || letters(foundGiven).equals(letters(firstGiven)));
        return right ? RIGHT : foundGiven == null || foundFamily == null ? REFUSED : WRONG;
    }

    private static boolean same(StandardValue found, String part, String expected) {
        return letters(found.parts().get(part)).equals(letters(expected));
    }

    private static String labelled(Case one, String label) {
        StringBuilder words = new StringBuilder();
        for (JsonNode pair : one.expected()) {
            words.append(pair.get(1).asText().equals(label) ? pair.get(0).asText() + " " : "");
        }
        return words.toString();
    }

    private static String firstLabelled(Case one, String label) {
        for (JsonNode pair : one.expected()) {
            if (pair.get(1).asText().equals(label)) {
                return pair.get(0).asText();
            }
        }
        return "";
    }

    /** The letters of a text or of a list of texts, small. */
    private static String letters(Object text) {
        StringBuilder letters = new StringBuilder();
        String.valueOf(text == null ? "" : text)
                .codePoints()
                .filter(Character::isLetter)
                .forEach(letters::appendCodePoint);
        return letters.toString().toLowerCase(Locale.ROOT);
    }

    private static boolean isOneCase(String text) {
        return text.equals(text.toLowerCase(Locale.ROOT)) || text.equals(text.toUpperCase(Locale.ROOT));
    }
}
