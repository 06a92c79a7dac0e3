package io.customerhub.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.record.Validity;
import io.customerhub.trial.ReferenceSuite.Case;
import io.customerhub.trial.ReferenceSuite.Score;
import io.customerhub.trial.ReferenceSuite.Verdict;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class IdentifierSuitesTest {

    @Test
    void chineseResidentIdsAreToldFromWrongOnes() {
        Score score = ReferenceSuite.load("ids/cn_resident_id")
                .only("without strict", one -> one.context().path("strict").isMissingNode())
                .score(accepting("resident-id", one -> "CN"), found("resident-id", one -> "CN"))
                .print();
        assertThat(score.share()).isEqualTo(1);
    }

    @Test
    void vatNumbersAreAcceptedAndTheirSlipsRejected() {
        ReferenceSuite suite = ReferenceSuite.load("ids/jsvat");
        Function<Case, String> region =
                one -> region(one.context().path("country").asText());
        Score valid = suite.only("valid", one -> one.expected().path("valid").asBoolean())
                .score(accepting("vat-id", region), found("vat-id", region))
                .print();
        Score invalid = suite.only(
                        "invalid", one -> !one.expected().path("valid").asBoolean())
                .score(accepting("vat-id", region), found("vat-id", region))
                .print();
        assertThat(valid.share()).isEqualTo(1);
        assertThat(invalid.share()).isGreaterThanOrEqualTo(0.97);
    }

    /**
     * The suite calls a function for the electronic form, which refuses the printed form with spaces; here both are the same
     * account, so rows of the printed form are held to what they are without spaces.
     */
    @Test
    void ibansAndBicsAreToldFromWrongOnes() {
        ReferenceSuite suite = ReferenceSuite.load("ids/ibantools");
        Function<Case, String> none = one -> "";
        Score ibans = suite.only("ibans", one -> isIban(one) && one.input().indexOf(' ') < 0)
                .score(accepting("iban", none), found("iban", none))
                .print();
        Score bics = suite.only("bics", one -> !isIban(one))
                .score(accepting("bic", none), found("bic", none))
                .print();
        suite.only("printed ibans", one -> isIban(one) && one.input().indexOf(' ') >= 0)
                .score(accepting("iban", none), found("iban", none))
                .print();
        assertThat(ibans.share()).isEqualTo(1);
        assertThat(bics.share()).isEqualTo(1);
    }

    @Test
    void nationalIdsAreReadByTheRulesOfTheirCountry() {
        Function<Case, String> region =
                one -> locale(one.context().path("args").path(0).asText());
        Score score = ReferenceSuite.load("ids/validatorjs_isIdentityCard")
                .only("of a country", one -> !region.apply(one).isEmpty())
                .score(accepting("national-id", region), found("national-id", region))
                .print();
        assertThat(score.share()).isGreaterThanOrEqualTo(0.93);
        assertThat(score.wrong()).isLessThanOrEqualTo(1);
    }

    private static boolean isIban(Case one) {
        return one.context().path("fn").asText().equals("isValidIBAN");
    }

    private static String locale(String tag) {
        if (tag.equals("any")) {
            return "";
        }
        return tag.length() == 2 ? tag : Locale.forLanguageTag(tag).getCountry();
    }

    private static String region(String country) {
        Object code = ReferenceSuite.standardize("country", country, Map.of(), null, null)
                .standard()
                .value();
        return code == null ? "" : code.toString();
    }

    /** A value that is possible is a refusal, not a mistake. */
    private static Function<Case, Verdict> accepting(String type, Function<Case, String> region) {
        return one -> {
            Validity validity = result(type, one, region).standard().validity();
            boolean valid = validity == Validity.VALID;
            boolean expected = one.expected().isBoolean()
                    ? one.expected().asBoolean()
                    : one.expected().path("valid").asBoolean();
            return valid == expected ? Verdict.RIGHT : valid ? Verdict.WRONG : Verdict.REFUSED;
        };
    }

    private static Function<Case, Object> found(String type, Function<Case, String> region) {
        return one -> result(type, one, region).standard();
    }

    private static Trial.Result result(String type, Case one, Function<Case, String> region) {
        String told = region.apply(one);
        return ReferenceSuite.standardize(type, one.input(), Map.of(), told.isEmpty() ? null : told, null);
    }
}
