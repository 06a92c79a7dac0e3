package io.customerhub.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.arrival.ArrivalState.Polls;
import io.customerhub.arrival.FieldCount.Share;
import io.customerhub.record.StreamName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NullRateJudgeTest {

    private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);
    private static final Share NO_RUN = new Share(0, 0);

    private static List<Flag> flags(Set<String> quiet, Share ofDay, Share ofRun, List<FieldHistory.Day> days) {
        ArrivalState state = new ArrivalState(
                new StreamName("crm", "contacts"),
                NOW.minus(Duration.ofDays(60)),
                null,
                quiet,
                NOW,
                null,
                new Polls(0, 0, 0, null),
                List.of(new FieldCount("email", TODAY, ofDay, ofRun)));
        ArrivalHistory history =
                new ArrivalHistory(List.of(), List.of(), null, new FieldHistory(Map.of("email", days)));
        return ArrivalJudge.flags(state, history, DriftedFields.NONE, NOW);
    }

    private static List<Flag> flags(Share ofDay, Share ofRun, List<FieldHistory.Day> days) {
        return flags(Set.of(), ofDay, ofRun, days);
    }

    /** Days before today of 1000 records each, with these numbers of empty ones in turn. */
    private static List<FieldHistory.Day> days(int count, long... missing) {
        List<FieldHistory.Day> days = new ArrayList<>();
        for (int day = count; day >= 1; day--) {
            days.add(new FieldHistory.Day(TODAY.minusDays(day), new Share(1_000, missing[day % missing.length])));
        }
        return days;
    }

    @Test
    void anAttributeThatFallsEmptyIsFlaggedWithItsShareAndItsBand() {
        assertThat(flags(new Share(1_340, 831), NO_RUN, days(20, 10, 12, 8)))
                .singleElement()
                .satisfies(flag -> {
                    assertThat(flag.code()).isEqualTo("HUB-FLOW-004");
                    assertThat(flag.field()).isEqualTo("email");
                    assertThat(flag.message())
                            .startsWith(
                                    "email is empty in 62.0% of the 1340 new records of the day 2026-03-31; 0.0% to 6.1%"
                                            + " are usual")
                            .contains("./hub preview crm/contacts");
                });
        assertThat(flags(new Share(1_340, 40), NO_RUN, days(20, 10, 12, 8)))
                .as("3%, where 1% is usual")
                .isEmpty();
    }

    @Test
    void anAttributeThatIsSuddenlyAlwaysFilledIsFlaggedToo() {
        assertThat(flags(new Share(1_000, 0), NO_RUN, days(20, 500, 520, 480))).hasSize(1);
    }

    @Test
    void aBandIsAsWideAsTheSourceIsWildAndOneBadDayDoesNotWidenIt() {
        assertThat(flags(new Share(1_000, 600), NO_RUN, days(20, 50, 300, 600, 150, 450)))
                .isEmpty();
        List<FieldHistory.Day> once = new ArrayList<>(days(20, 10, 12, 8));
        once.set(5, new FieldHistory.Day(once.get(5).day(), new Share(1_000_000, 1_000_000)));
        assertThat(flags(new Share(1_000, 300), NO_RUN, once)).hasSize(1);
    }

    @Test
    void fewRecordsMustDifferMoreAndVeryFewTellNothing() {
        List<FieldHistory.Day> never = days(20, 0);
        assertThat(flags(new Share(25, 4), NO_RUN, never)).isEmpty();
        assertThat(flags(new Share(2_500, 400), NO_RUN, never)).hasSize(1);
        assertThat(flags(new Share(25, 15), NO_RUN, never)).hasSize(1);
        assertThat(flags(new Share(19, 19), NO_RUN, never)).isEmpty();
    }

    @Test
    void aNewAttributeAndAYoungStreamAreNotJudged() {
        assertThat(flags(new Share(1_000, 1_000), NO_RUN, List.of())).isEmpty();
        assertThat(flags(new Share(1_000, 1_000), NO_RUN, days(6, 0))).isEmpty();
        assertThat(flags(new Share(1_000, 1_000), NO_RUN, days(7, 0))).hasSize(1);
    }

    @Test
    void aBadRunIsSeenAtOnceAndAGoodOneClearsTheFlagAtOnce() {
        List<FieldHistory.Day> never = days(20, 0);
        assertThat(flags(new Share(100_000, 120), new Share(120, 120), never))
                .singleElement()
                .extracting(Flag::message)
                .asString()
                .contains("100.0% of the 120 new records of the latest run on 2026-03-31");
        assertThat(flags(new Share(1_000, 500), new Share(100, 0), never)).isEmpty();
        assertThat(flags(new Share(1_000, 500), new Share(99, 0), never))
                .as("too few to clear it")
                .hasSize(1);
    }

    @Test
    void whatWasFoundHoldsUntilThereAreEnoughRecordsToTell() {
        List<FieldHistory.Day> days = new ArrayList<>(days(20, 0));
        days.set(19, new FieldHistory.Day(TODAY.minusDays(1), new Share(1_000, 900)));
        assertThat(flags(new Share(5, 0), new Share(5, 0), days))
                .singleElement()
                .extracting(Flag::message)
                .asString()
                .contains("2026-03-30");
        assertThat(flags(new Share(200, 0), new Share(5, 0), days)).isEmpty();
    }

    @Test
    void whatTheContractKeepsQuietIsNotRaised() {
        assertThat(flags(Set.of("null-rate"), new Share(1_000, 900), NO_RUN, days(20, 0)))
                .isEmpty();
    }
}
