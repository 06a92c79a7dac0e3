package io.customerhub.service.plan;

import io.customerhub.access.Request;
import io.customerhub.service.letter.LetterChoice;
import io.customerhub.trial.letter.TriedLetter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Test letters again: what would become of them if they were replayed now. Nothing is written, no attempt is counted. Many
 * letters are tested part by part, so that whoever asks sees how it goes and may stop: the answer says after which letter the
 * next part begins, and parts are added up by {@link Tested#plus}.
 *
 * @param choice which letters; of a filter the open records
 * @param limit how many in this part at most, the oldest first, 1 to 10,000; null for 1,000. A part also ends after two
 *     seconds
 * @param after the letter after which this part begins: {@code next} of the part before; null for the first part
 */
public record TestLetters(LetterChoice choice, @Nullable Integer limit, @Nullable Long after)
        implements Request<TestLetters.Tested> {

    @Override
    public String subject() {
        return PlanRequests.scope(choice).words() + (after == null ? "" : " after letter " + after);
    }

    /**
     * What would become of them.
     *
     * @param chosen how many there are in all; null in all parts but the first
     * @param next after which letter the next part begins; null when this was the last
     * @param tried how many were tried
     * @param wouldPass how many would be loaded
     * @param wouldBeSuperseded of how many a later version is loaded
     * @param wouldBeLeftOut how many a rule of the mapping would leave out
     * @param wouldFail how many would fail
     * @param cannotBeTried how many cannot be tried
     * @param causes why they would fail or cannot be tried, the most frequent first
     * @param verdicts letter by letter, the first 1,000 of this part
     * @param letter field by field, with masked values, when one letter was tried; else null
     */
    public record Tested(
            @Nullable Long chosen,
            @Nullable Long next,
            long tried,
            long wouldPass,
            long wouldBeSuperseded,
            long wouldBeLeftOut,
            long wouldFail,
            long cannotBeTried,
            List<Cause> causes,
            List<TriedLetter.Verdict> verdicts,
            @Nullable TriedLetter letter) {

        /** More causes than people read; the counts of the others are in {@code wouldFail}. */
        private static final int MOST_CAUSES = 100;

        /** This and the part after it as one; the verdicts are those of this one. */
        public Tested plus(Tested more) {
            Map<String, Cause> sum = new LinkedHashMap<>();
            Stream.concat(causes.stream(), more.causes.stream())
                    .forEach(cause ->
                            sum.merge(cause.stage() + "\n" + cause.code() + "\n" + cause.field(), cause, Cause::plus));
            return new Tested(
                    chosen,
                    more.next,
                    tried + more.tried,
                    wouldPass + more.wouldPass,
                    wouldBeSuperseded + more.wouldBeSuperseded,
                    wouldBeLeftOut + more.wouldBeLeftOut,
                    wouldFail + more.wouldFail,
                    cannotBeTried + more.cannotBeTried,
                    sum.values().stream()
                            .sorted(Comparator.comparingLong(Cause::letters).reversed())
                            .limit(MOST_CAUSES)
                            .toList(),
                    verdicts,
                    letter);
        }
    }

    /**
     * Why letters would fail.
     *
     * @param stage where, or null when they cannot be tried
     * @param code the stable code
     * @param field the field, or null
     * @param message for people, of the first of them
     * @param letters how many
     */
    public record Cause(
            @Nullable String stage, String code, @Nullable String field, @Nullable String message, long letters) {

        private Cause plus(Cause more) {
            return new Cause(stage, code, field, message, letters + more.letters);
        }
    }
}
