package io.customerhub.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import io.customerhub.standardize.Standardizers;
import io.customerhub.trial.ReferenceSuite.Case;
import io.customerhub.trial.ReferenceSuite.Score;
import io.customerhub.trial.ReferenceSuite.Verdict;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The suites of countries, scored through the same trial as {@code hub standardize country}. */
class CodeSuitesTest {

    private static final Set<String> SYSTEMS =
            Set.copyOf(Standardizers.types().get("country").options().get(0).values());

    @Test
    void namesOfCountriesInTheLeadingLanguagesAreFoundAndHardlyEverMistaken() {
        ReferenceSuite suite = ReferenceSuite.load("countries/i18n_iso_countries");
        Set<String> languages = new TreeSet<>();
        suite.cases().forEach(one -> languages.add(text(one, "lang")));
        for (String language : languages) {
            Score score = score(suite.only(language, one -> text(one, "lang").equals(language)))
                    .print();
            assertThat(score.share()).as(language).isGreaterThanOrEqualTo(0.98);
        }
        Score all = score(suite).print();
        assertThat(all.wrong()).isLessThanOrEqualTo(1);
    }

    @Test
    void codesAreReadInTheirSystemAndWhatSeveralCountriesShareIsNotGuessed() {
        ReferenceSuite suite = ReferenceSuite.load("countries/country_codes_dataset");
        Set<String> systems = new TreeSet<>();
        suite.cases().forEach(one -> systems.add(text(one, "system")));
        for (String system : systems) {
            score(suite.only(system, one -> text(one, "system").equals(system))).print();
        }
        Score all = score(suite).print();
        assertThat(all.share()).isGreaterThanOrEqualTo(0.95);
        assertThat(all.wrong()).isLessThanOrEqualTo(3);
    }

    private static Score score(ReferenceSuite suite) {
        return suite.score(CodeSuitesTest::judge, one -> found(one));
    }

    private static Verdict judge(Case one) {
        StandardValue found = found(one);
        if (found.value() == null || found.validity() != Validity.VALID) {
            return Verdict.REFUSED;
        }
        return found.value().equals(one.expected().asText()) ? Verdict.RIGHT : Verdict.WRONG;
    }

    private static StandardValue found(Case one) {
        String system = text(one, "system");
        Map<String, Object> options = SYSTEMS.contains(system) ? Map.of("system", system) : Map.of();
        return ReferenceSuite.standardize("country", one.input(), options, null, textOrNull(one, "lang"))
                .standard();
    }

    private static String text(Case one, String name) {
        return one.context().path(name).asText("");
    }

    private static @Nullable String textOrNull(Case one, String name) {
        String text = text(one, name);
        return text.isEmpty() ? null : text;
    }
}
