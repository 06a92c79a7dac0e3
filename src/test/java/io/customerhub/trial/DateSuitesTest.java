package io.customerhub.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.record.StandardValue;
import io.customerhub.trial.ReferenceSuite.Case;
import io.customerhub.trial.ReferenceSuite.Score;
import io.customerhub.trial.ReferenceSuite.Verdict;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The suites of dates, each scored as its fair pass says: a wrong day is counted apart from a refused one. */
class DateSuitesTest {

    private static final Map<String, String> ORDERS =
            Map.of("DMY", "day-month-year", "MDY", "month-day-year", "YMD", "year-month-day");

    @Test
    void completeDatesInManyLanguagesAreReadAndIncompleteOnesNeverInvented() {
        ReferenceSuite suite = ReferenceSuite.load("dates/dateparser");
        Score complete = score(suite.only("complete", one -> isComplete(one)));
        Score incomplete = refusals(suite.only("incomplete", one -> !isComplete(one)));
        assertThat(complete.wrong()).isZero();
        assertThat(incomplete.wrong()).isZero();
        assertThat(complete.share()).isGreaterThan(0.9);
    }

    @Test
    void americanDatesAreReadAsDateutilDoes() {
        ReferenceSuite suite = ReferenceSuite.load("dates/dateutil");
        Score complete = score(suite.only("complete", one -> isComplete(one)));
        Score incomplete = refusals(suite.only("incomplete", one -> !isComplete(one)));
        assertThat(complete.wrong() + incomplete.wrong()).isZero();
        assertThat(complete.share()).isGreaterThan(0.9);
    }

    @Test
    void textThatIsNoDateIsRefused() {
        Score score = score(ReferenceSuite.load("dates/chrono_negative"));
        assertThat(score.wrong()).isZero();
    }

    @Test
    void europeanDatesAreReadInTheirLanguages() {
        ReferenceSuite suite = ReferenceSuite.load("dates/chrono_eu");
        Score complete = score(suite.only("complete", one -> isComplete(one)));
        Score incomplete = refusals(suite.only("incomplete", one -> !isComplete(one)));
        assertThat(complete.wrong() + incomplete.wrong()).isZero();
    }

    @Test
    void chineseDatesAreRead() {
        Score score = score(ReferenceSuite.load("dates/chrono_zh").only("complete", one -> isComplete(one)));
        assertThat(score.wrong()).isZero();
    }

    @Test
    void isoFormsAreReadAndNearlyIsoFormsRefused() {
        Score score = score(ReferenceSuite.load("dates/iso8601"));
        assertThat(score.wrong()).isZero();
    }

    @Test
    void spreadsheetNumbersAreDays() {
        Score score = score(ReferenceSuite.load("dates/excel_serials")
                .only("from 61 on", one -> Double.parseDouble(one.input()) >= 61));
        assertThat(score.share()).isEqualTo(1);
    }

    private static boolean isComplete(Case one) {
        return one.context().path("complete").asBoolean();
    }

    private static Score score(ReferenceSuite suite) {
        return suite.score(one -> verdict(one, day(one)), DateSuitesTest::standardize)
                .print();
    }

    /** Right is what has no day; a day that the suite itself takes from its reference date is wrong. */
    private static Score refusals(ReferenceSuite suite) {
        return suite.score(
                        one -> day(one) == null || day(one).equals(expected(one)) && one.input().matches(".*\\p{Nd}{4}.*")
                                ? Verdict.RIGHT
                                : Verdict.WRONG,
                        DateSuitesTest::standardize)
                .print();
    }

    private static Verdict verdict(Case one, @Nullable String found) {
        String expected = expected(one);
        if (expected == null) {
            return found == null ? Verdict.RIGHT : Verdict.WRONG;
        }
        return found == null ? Verdict.REFUSED : found.equals(expected) ? Verdict.RIGHT : Verdict.WRONG;
    }

    private static @Nullable String expected(Case one) {
        return one.expected().path("date").isTextual() ? one.expected().path("date").asText() : null;
    }

    private static @Nullable String day(Case one) {
        Object value = standardize(one).value();
        return value == null ? null : value.toString();
    }

    private static StandardValue standardize(Case one) {
        Map<String, Object> options = new HashMap<>();
        String order = one.context().path("order").asText("");
        String flags = one.context().path("flags").asText("");
        if (ORDERS.containsKey(order)) {
            options.put("order", ORDERS.get(order));
        } else if (one.id().startsWith("dates.dateutil")) {
            boolean dayFirst = flags.contains("dayfirst");
            options.put(
                    "order",
                    flags.contains("yearfirst") ? "year-month-day" : dayFirst ? "day-month-year" : "month-day-year");
        }
        if (one.context().has("system")) {
            options.put("system", one.context().path("system").asText());
        }
        String language = one.context().path("language").asText(null);
        return ReferenceSuite.standardize("date", one.input(), options, null, language)
                .standard();
    }
}
