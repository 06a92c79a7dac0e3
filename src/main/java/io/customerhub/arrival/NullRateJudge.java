package io.customerhub.arrival;

import io.customerhub.arrival.FieldCount.Share;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says which attributes come without a value unusually often, or unusually seldom. Each is compared with its own last four
 * weeks, day by day; one with fewer than seven days of some records is not judged.
 */
final class NullRateJudge {

    /** From so many records on, a run within the band shows that all is well again, whatever came before it that day. */
    private static final long ENOUGH_TO_CLEAR = 100;

    private NullRateJudge() {}

    /** The flags of a stream, one for each attribute out of its band. */
    static List<Flag> flags(ArrivalState state, FieldHistory history) {
        return state.fields().stream()
                .map(field -> flag(state, field, history.of(field.attribute())))
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Flag flag(ArrivalState state, FieldCount latest, List<FieldHistory.Day> days) {
        FieldHistory.Day judged = judged(latest, days);
        if (judged == null) {
            return null;
        }
        List<Share> before = days.stream()
                .filter(day -> day.day().isBefore(judged.day()) && isTelling(day.share()))
                .map(FieldHistory.Day::share)
                .toList();
        if (before.size() < Band.MINIMUM_HISTORY) {
            return null;
        }
        RateBand band = RateBand.of(before);
        boolean isOfLatestDay = judged.day().equals(latest.day());
        if (isOfLatestDay && band.surelyExcludes(latest.ofRun())) {
            return flag(state, latest.attribute(), new FieldHistory.Day(latest.day(), latest.ofRun()), band, "run");
        }
        boolean isBack = latest.ofRun().counted() >= ENOUGH_TO_CLEAR && band.contains(latest.ofRun());
        return isBack || !band.surelyExcludes(judged.share())
                ? null
                : flag(state, latest.attribute(), judged, band, "day");
    }

    /** The latest day with enough records to tell; until then what was last found holds. */
    private static FieldHistory.@Nullable Day judged(FieldCount latest, List<FieldHistory.Day> days) {
        if (isTelling(latest.ofDay())) {
            return new FieldHistory.Day(latest.day(), latest.ofDay());
        }
        return days.stream()
                .filter(day -> day.day().isBefore(latest.day()) && isTelling(day.share()))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private static boolean isTelling(Share share) {
        return share.counted() >= RateBand.FEWEST;
    }

    private static Flag flag(
            ArrivalState state, String attribute, FieldHistory.Day judged, RateBand band, String unit) {
        Share share = judged.share();
        LocalDate day = judged.day();
        return new Flag(
                Flag.Kind.NULL_RATE,
                attribute,
                "%s is empty in %s of the %d new records of %s; %s to %s are usual (median and deviation of the last"
                                .formatted(
                                        attribute,
                                        percent(share.rate()),
                                        share.counted(),
                                        unit.equals("run") ? "the latest run on " + day : "the day " + day,
                                        percent(band.lowRate()),
                                        percent(band.highRate()))
                        + " four weeks). Ask the owner of the source whether it still delivers the field, and look with"
                        + " ./hub preview " + state.stream() + " at what the mapping makes of it");
    }

    private static String percent(double rate) {
        return String.format(Locale.ROOT, "%.1f%%", rate * 100);
    }
}
