package io.customerhub.trial;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import io.customerhub.trial.ReferenceSuite.Case;
import io.customerhub.trial.ReferenceSuite.Score;
import io.customerhub.trial.ReferenceSuite.Verdict;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The project's own cases of the kinds that the other suites have, written without a look at what the product makes of
 * them: they tell whether its rules hold for values that nobody has tuned them for.
 */
class OwnSuitesTest {

    private static final Map<String, String> ORDERS =
            Map.of("DMY", "day-month-year", "MDY", "month-day-year", "YMD", "year-month-day");

    @Test
    void peopleAndCompaniesThatNobodyLookedAtAreToldApart() {
        Score people = party("person");
        Score companies = party("organization");
        Score couples = party("several");
        assertThat(people.share()).isGreaterThanOrEqualTo(0.95);
        assertThat(people.wrong()).isLessThanOrEqualTo(1);
        assertThat(couples.share()).isGreaterThanOrEqualTo(0.95);
        assertThat(couples.wrong()).isZero();
        assertThat(companies.share()).isGreaterThanOrEqualTo(0.80);
        assertThat(companies.wrong()).isLessThanOrEqualTo(85);
    }

    private static Score party(String party) {
        return score("names", one -> text(one.expected(), "party").equals(party), one -> {
            Object found = read("person-name", one).parts().get("party_type");
            return found == null ? Verdict.REFUSED : found.equals(party) ? Verdict.RIGHT : Verdict.WRONG;
        });
    }

    @Test
    void givenAndFamilyNamesThatNobodyLookedAtAreFound() {
        Score parts = score("names", one -> one.expected().has("given"), one -> {
            Map<String, Object> found = read("person-name", one).parts();
            Verdict given = verdict(text(one.expected(), "given"), found.get("given_name"));
            Verdict family = verdict(text(one.expected(), "family"), found.get("family_name"));
            return given == Verdict.RIGHT ? family : given;
        });
        assertThat(parts.share()).isGreaterThanOrEqualTo(0.95);
        assertThat(parts.wrong()).isLessThanOrEqualTo(13);
    }

    @Test
    void datesOfManyLanguagesAreReadAndWhatIsNoneIsRefused() {
        Score dates = score("dates", one -> true, one -> {
            Object found = read("date", one).value();
            JsonNode expected = one.expected().path("date");
            return expected.isNull()
                    ? found == null ? Verdict.RIGHT : Verdict.WRONG
                    : verdict(expected.asText(), found);
        });
        assertThat(dates.share()).isGreaterThanOrEqualTo(0.97);
        assertThat(dates.wrong()).isZero();
    }

    @Test
    void partsOfAddressesThatNobodyLookedAtAreFound() {
        for (String part :
                new String[] {"address_country", "postal_code", "address_locality", "house_number", "road"}) {
            Score score = ReferenceSuite.load("addresses/own")
                    .only(part, one -> one.expected().has(part))
                    .score(
                            one -> verdict(
                                    text(one.expected(), part),
                                    read("address", one).parts().get(part)),
                            one -> read("address", one))
                    .print();
            assertThat(score.share()).as(part).isGreaterThanOrEqualTo(0.95);
            assertThat(score.wrong()).as(part).isLessThanOrEqualTo(1);
        }
        Score codes = score(
                "addresses",
                one -> one.expected().has("division_code"),
                one -> verdict(
                        text(one.expected(), "division_code"),
                        read("address", one).parts().getOrDefault("division_code", "")));
        assertThat(codes.share()).isEqualTo(1);
    }

    @Test
    void countriesAreFoundByNamesAndCodes() {
        Score score = score("countries", one -> true, one -> {
            Object found = read("country", one).value();
            return one.expected().isNull()
                    ? found == null ? Verdict.RIGHT : Verdict.WRONG
                    : verdict(one.expected().asText(), found);
        });
        assertThat(score.share()).isGreaterThanOrEqualTo(0.99);
        assertThat(score.wrong()).isZero();
    }

    @Test
    void mailboxesAreAcceptedAndWhatIsNoneIsNot() {
        Score score = score("email", one -> true, one -> {
            StandardValue found = read("email", one);
            boolean accepted = found.value() != null
                    && (found.validity() == Validity.VALID || found.validity() == Validity.POSSIBLE);
            boolean wanted = one.expected().asBoolean();
            return accepted == wanted ? Verdict.RIGHT : wanted ? Verdict.REFUSED : Verdict.WRONG;
        });
        assertThat(score.share()).isEqualTo(1);
    }

    private static Score score(String area, java.util.function.Predicate<Case> wanted, Function<Case, Verdict> judge) {
        return ReferenceSuite.load(area + "/own")
                .only("", wanted)
                .score(judge, one -> "")
                .print();
    }

    private static StandardValue read(String type, Case one) {
        Map<String, Object> options = new HashMap<>();
        String order = ORDERS.get(text(one.context(), "order"));
        if (order != null) {
            options.put("order", order);
        }
        if (one.context().has("system")) {
            options.put("system", text(one.context(), "system"));
        }
        return ReferenceSuite.standardize(type, one.input(), options, null, textOrNull(one.context(), "lang"))
                .standard();
    }

    private static Verdict verdict(String expected, @Nullable Object found) {
        return found == null
                ? Verdict.REFUSED
                : fold(String.valueOf(found)).equals(fold(expected)) ? Verdict.RIGHT : Verdict.WRONG;
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }

    private static @Nullable String textOrNull(JsonNode node, String name) {
        return node.has(name) ? text(node, name) : null;
    }

    /** Letters and digits only, without case and accents. */
    private static String fold(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
