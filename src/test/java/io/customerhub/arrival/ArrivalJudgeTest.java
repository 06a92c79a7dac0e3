package io.customerhub.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.arrival.ArrivalHistory.Delivery;
import io.customerhub.arrival.ArrivalHistory.Rhythm;
import io.customerhub.arrival.ArrivalState.Polls;
import io.customerhub.record.StreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ArrivalJudgeTest {

    private static final StreamName STREAM = new StreamName("crm", "contacts");

    /** A Tuesday. */
    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");

    private static final Duration DAY = Duration.ofDays(1);
    private static final Polls NO_POLLS = new Polls(0, 0, 0, null);

    private static ArrivalState state(Duration every, Instant lastArrival, Delivery lastRun, Polls polls) {
        return new ArrivalState(
                STREAM, NOW.minus(DAY.multipliedBy(60)), every, Set.of(), lastArrival, lastRun, polls, List.of());
    }

    private static List<String> codes(ArrivalState state, ArrivalHistory history) {
        return ArrivalJudge.flags(state, history, DriftedFields.NONE, NOW).stream()
                .map(Flag::code)
                .toList();
    }

    /** A run on each of the days before today, at noon; the volume of the latest one is given. */
    private static ArrivalHistory daily(int days, long usual, long latest) {
        List<Delivery> runs = new ArrayList<>();
        for (int day = days; day >= 1; day--) {
            Instant at = NOW.minus(DAY.multipliedBy(day)).minusSeconds(60);
            runs.add(new Delivery(at, day == 1 ? latest : usual + day % 3));
        }
        return new ArrivalHistory(runs, runs, null, FieldHistory.NONE);
    }

    private static Delivery last(ArrivalHistory history) {
        return history.runs().get(history.runs().size() - 1);
    }

    @Test
    void aStreamIsSilentAfterThreeTimesItsPromisedPause() {
        Duration every = Duration.ofHours(2);
        assertThat(codes(state(every, NOW.minus(Duration.ofHours(6)), null, NO_POLLS), ArrivalHistory.NONE))
                .isEmpty();
        assertThat(codes(
                        state(every, NOW.minus(Duration.ofHours(6)).minusSeconds(1), null, NO_POLLS),
                        ArrivalHistory.NONE))
                .containsExactly("HUB-FLOW-001");
        assertThat(codes(state(every, null, null, NO_POLLS), ArrivalHistory.NONE))
                .as("nothing has ever come")
                .containsExactly("HUB-FLOW-001");
    }

    @Test
    void withoutAPromiseAStreamIsComparedWithItsOwnRhythmOnceThatIsKnown() {
        ArrivalState silent = state(null, NOW.minus(DAY.multipliedBy(5)), null, NO_POLLS);
        Instant known = NOW.minus(DAY.multipliedBy(20));
        Rhythm workdays = new Rhythm(known, 20, DAY, DAY.multipliedBy(3));
        assertThat(codes(silent, new ArrivalHistory(List.of(), List.of(), workdays, FieldHistory.NONE)))
                .containsExactly("HUB-FLOW-001");
        assertThat(codes(
                        state(null, NOW.minus(DAY.multipliedBy(4)), null, NO_POLLS),
                        new ArrivalHistory(List.of(), List.of(), workdays, FieldHistory.NONE)))
                .as("a long weekend")
                .isEmpty();
        assertThat(codes(
                        silent,
                        new ArrivalHistory(
                                List.of(),
                                List.of(),
                                new Rhythm(NOW.minus(DAY.multipliedBy(13)), 20, DAY, DAY),
                                FieldHistory.NONE)))
                .as("too young to tell")
                .isEmpty();
        assertThat(codes(
                        silent,
                        new ArrivalHistory(List.of(), List.of(), new Rhythm(known, 19, DAY, DAY), FieldHistory.NONE)))
                .as("too few to tell")
                .isEmpty();
    }

    @Test
    void aVolumeOutsideOfItsBandIsFlaggedInBothDirections() {
        for (long volume : new long[] {40, 900}) {
            ArrivalHistory history = daily(25, 100, volume);
            assertThat(codes(state(null, NOW, last(history), NO_POLLS), history))
                    .as(volume + " records")
                    .containsExactly("HUB-FLOW-002");
        }
        for (long volume : new long[] {60, 100, 180}) {
            ArrivalHistory history = daily(25, 100, volume);
            assertThat(codes(state(null, NOW, last(history), NO_POLLS), history))
                    .as(volume + " records")
                    .isEmpty();
        }
    }

    @Test
    void aBandIsAsWideAsTheSourceIsWild() {
        List<Delivery> runs = new ArrayList<>();
        for (int day = 25; day >= 1; day--) {
            runs.add(new Delivery(NOW.minus(DAY.multipliedBy(day)), day == 1 ? 900 : 20L << day % 5));
        }
        ArrivalHistory wild = new ArrivalHistory(runs, runs, null, FieldHistory.NONE);
        assertThat(codes(state(null, NOW, last(wild), NO_POLLS), wild)).isEmpty();
    }

    @Test
    void oneFirstLoadOfEverythingDoesNotWidenTheBand() {
        List<Delivery> runs = new ArrayList<>(daily(20, 100, 40).runs());
        runs.set(0, new Delivery(runs.get(0).at(), 1_000_000));
        ArrivalHistory history = new ArrivalHistory(runs, runs, null, FieldHistory.NONE);
        assertThat(codes(state(null, NOW, last(history), NO_POLLS), history)).containsExactly("HUB-FLOW-002");
    }

    @Test
    void nothingIsSaidOfVolumesBeforeSevenOfThemAreKnown() {
        ArrivalHistory few = daily(7, 100, 1);
        assertThat(codes(state(null, NOW, last(few), NO_POLLS), few)).isEmpty();
    }

    @Test
    void aStreamWithManyRunsIsJudgedByItsLastWholeDay() {
        List<Delivery> days = new ArrayList<>();
        for (int day = 25; day >= 0; day--) {
            Instant at = NOW.minus(DAY.multipliedBy(day)).minus(Duration.ofHours(12));
            days.add(new Delivery(at, day == 0 ? 5 : day == 1 ? 300 : 5_000));
        }
        List<Flag> flags = ArrivalJudge.flags(
                state(null, NOW, new Delivery(NOW, 2), NO_POLLS),
                new ArrivalHistory(List.of(), days, null, FieldHistory.NONE),
                DriftedFields.NONE,
                NOW);
        assertThat(flags)
                .extracting(Flag::message)
                .singleElement()
                .asString()
                .contains("300 records in the day 2026-03-30");
    }

    @Test
    void anEmptyRunIsFlaggedAtOnceAndTheFlagStaysUntilRecordsComeAgain() {
        ArrivalHistory empty = daily(12, 100, 0);
        assertThat(codes(state(null, NOW, last(empty), NO_POLLS), empty)).containsExactly("HUB-FLOW-003");
        List<Delivery> still = new ArrayList<>(empty.runs());
        still.add(new Delivery(NOW.minusSeconds(30), 0));
        ArrivalHistory again = new ArrivalHistory(still, still, null, FieldHistory.NONE);
        assertThat(codes(state(null, NOW, last(again), NO_POLLS), again)).containsExactly("HUB-FLOW-003");
        still.add(new Delivery(NOW.minusSeconds(10), 101));
        ArrivalHistory mended = new ArrivalHistory(still, still, null, FieldHistory.NONE);
        assertThat(codes(state(null, NOW, last(mended), NO_POLLS), mended)).isEmpty();
    }

    @Test
    void aPollWithoutRecordsIsFlaggedWhereEveryPollUsuallyGivesSome() {
        Instant week = NOW.minus(DAY.multipliedBy(8));
        assertThat(codes(state(null, NOW, null, new Polls(101, 1, 1, week)), ArrivalHistory.NONE))
                .containsExactly("HUB-FLOW-003");
        assertThat(codes(state(null, NOW, null, new Polls(101, 50, 3, week)), ArrivalHistory.NONE))
                .as("a source that often has nothing new")
                .isEmpty();
        assertThat(codes(state(null, NOW, null, new Polls(101, 1, 1, NOW.minus(DAY))), ArrivalHistory.NONE))
                .as("a source that is not known yet")
                .isEmpty();
    }

    @Test
    void whatTheContractKeepsQuietIsNotRaised() {
        ArrivalState loud = state(Duration.ofHours(1), NOW.minus(DAY), null, NO_POLLS);
        ArrivalState quiet = new ArrivalState(
                STREAM,
                loud.servedSince(),
                loud.every(),
                Set.of("silence"),
                loud.lastArrival(),
                null,
                NO_POLLS,
                List.of());
        assertThat(codes(loud, ArrivalHistory.NONE)).containsExactly("HUB-FLOW-001");
        assertThat(codes(quiet, ArrivalHistory.NONE)).isEmpty();
    }
}
