package io.customerhub.arrival;

import io.customerhub.arrival.ArrivalHistory.Delivery;
import io.customerhub.arrival.ArrivalHistory.Rhythm;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says what is unusual about a stream. It compares a stream with its contract and else with its own last four weeks, and
 * is silent itself as long as it knows too little of them.
 */
public final class ArrivalJudge {

    /** Three times the promised or usual pause: one delivery may fail and be late once more. */
    private static final int TOLERANCE = 3;

    /** Two weeks contain two weekends, and the longest pause but one is then a usual one. */
    private static final Duration RHYTHM_AGE = Duration.ofDays(14);

    private static final long RHYTHM_ARRIVALS = 20;

    private static final Duration POLLS_AGE = Duration.ofDays(7);
    private static final long FEWEST = 10;

    /** Records are usual when all but one in twenty polls, or runs, brought some. */
    private static final double USUAL = 0.95;

    private ArrivalJudge() {}

    /**
     * The flags that a stream bears now, without those that its contract quiets; empty when all is as usual.
     *
     * @param drifted in which fields its source differs from mapping and contract
     */
    public static List<Flag> flags(ArrivalState state, ArrivalHistory history, DriftedFields drifted, Instant now) {
        Stream<Flag> ofStream = Stream.of(
                        silence(state, history, now),
                        zeroRows(state, history, now),
                        volume(state, history, now),
                        drifted.flag(state))
                .filter(Objects::nonNull);
        return Stream.concat(ofStream, NullRateJudge.flags(state, history.fields()).stream())
                .filter(flag -> !state.quiet().contains(flag.kind().word()))
                .toList();
    }

    private static @Nullable Flag silence(ArrivalState state, ArrivalHistory history, Instant now) {
        Instant last = state.lastArrival();
        Duration silent = Duration.between(last == null ? state.servedSince() : last, now);
        String since = last == null
                ? "no record since it is read, " + second(state.servedSince())
                : "no record since " + second(last);
        Duration every = state.every();
        if (every != null) {
            return silent.compareTo(every.multipliedBy(TOLERANCE)) <= 0
                    ? null
                    : new Flag(
                            Flag.Kind.SILENCE,
                            since + "; its contract promises one every " + words(every)
                                    + ". Ask the owner of the source");
        }
        Rhythm rhythm = history.rhythm();
        if (last == null || rhythm == null || rhythm.arrivals() < RHYTHM_ARRIVALS || isYoung(rhythm.first(), now)) {
            return null;
        }
        Duration usual = longer(
                rhythm.median().multipliedBy(TOLERANCE),
                rhythm.secondLongest().multipliedBy(3).dividedBy(2));
        return silent.compareTo(usual) <= 0
                ? null
                : new Flag(
                        Flag.Kind.SILENCE,
                        since + "; in the last four weeks it was hardly ever silent for more than "
                                + words(rhythm.secondLongest()) + ". Ask the owner of the source");
    }

    private static boolean isYoung(Instant first, Instant now) {
        return first.isAfter(now.minus(RHYTHM_AGE));
    }

    private static @Nullable Flag zeroRows(ArrivalState state, ArrivalHistory history, Instant now) {
        ArrivalState.Polls polls = state.polls();
        long before = polls.count() - polls.emptyNow();
        boolean emptyPoll = polls.emptyNow() > 0
                && polls.since() != null
                && !polls.since().isAfter(now.minus(POLLS_AGE))
                && before >= FEWEST
                && polls.count() - polls.empty() >= USUAL * before;
        if (emptyPoll || isEmptyRun(state.lastRun(), history)) {
            return new Flag(
                    Flag.Kind.ZERO_ROWS,
                    "the source was read without an error and gave no record, where it usually gives some; look whether"
                            + " an export or a permission is broken there");
        }
        return null;
    }

    /** A file with a header and nothing below it, say, where files usually hold records. */
    private static boolean isEmptyRun(@Nullable Delivery last, ArrivalHistory history) {
        if (last == null || last.records() > 0) {
            return false;
        }
        List<Delivery> runs = history.runs();
        int end = runs.size();
        while (end > 0
                && (runs.get(end - 1).records() == 0 || !runs.get(end - 1).at().isBefore(last.at()))) {
            end--;
        }
        long filled =
                runs.subList(0, end).stream().filter(run -> run.records() > 0).count();
        return end >= Band.MINIMUM_HISTORY && filled >= USUAL * end;
    }

    private static @Nullable Flag volume(ArrivalState state, ArrivalHistory history, Instant now) {
        boolean byRun = !history.runs().isEmpty();
        Delivery judged = byRun ? state.lastRun() : lastDay(history, now);
        if (judged == null || (byRun && judged.records() == 0)) {
            return null;
        }
        List<Long> others = (byRun ? history.runs() : history.days())
                .stream()
                        .filter(one -> one.at().isBefore(judged.at()) && isWeekend(one.at()) == isWeekend(judged.at()))
                        .map(Delivery::records)
                        .toList();
        if (others.size() < Band.MINIMUM_HISTORY) {
            return null;
        }
        Band band = Band.of(others);
        return band.contains(judged.records())
                ? null
                : new Flag(
                        Flag.Kind.VOLUME,
                        "%d records in %s; %d to %d are usual (median and deviation of the last four weeks)"
                                .formatted(
                                        judged.records(),
                                        byRun
                                                ? "the run of " + second(judged.at())
                                                : "the day "
                                                        + second(judged.at()).substring(0, 10),
                                        band.low(),
                                        band.high()));
    }

    /** The last complete day; a day without a run is none, because its silence is told as silence. */
    private static @Nullable Delivery lastDay(ArrivalHistory history, Instant now) {
        Instant today = now.truncatedTo(ChronoUnit.DAYS);
        return history.days().stream()
                .filter(day -> day.at().isBefore(today))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** Days off are another kind of days; by UTC, as everything that the hub counts. */
    private static boolean isWeekend(Instant at) {
        DayOfWeek day = at.atOffset(ZoneOffset.UTC).getDayOfWeek();
        return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static String second(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String words(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds >= 2 * 86_400
                ? seconds / 86_400 + " days"
                : seconds >= 2 * 3_600
                        ? seconds / 3_600 + " h"
                        : seconds >= 120 ? seconds / 60 + " min" : seconds + " s";
    }
}
