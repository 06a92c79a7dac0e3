package io.customerhub.service.plan;

import io.customerhub.access.Request;
import io.customerhub.service.letter.LetterChoice;
import io.customerhub.trial.letter.TriedLetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Test letters again: what would become of them if they were replayed now. Nothing is written, no attempt is counted.
 *
 * @param choice which letters; of a filter the open records
 * @param limit how many at most, the oldest first, 1 to 1,000; null for 1,000
 */
public record TestLetters(LetterChoice choice, @Nullable Integer limit) implements Request<TestLetters.Tested> {

    @Override
    public String subject() {
        return PlanRequests.scope(choice).words();
    }

    /**
     * What would become of them.
     *
     * @param tried how many were tried
     * @param wouldPass how many would be loaded
     * @param wouldBeSuperseded of how many a later version is loaded
     * @param wouldBeLeftOut how many a rule of the mapping would leave out
     * @param wouldFail how many would fail
     * @param cannotBeTried how many cannot be tried
     * @param causes why they would fail or cannot be tried, the most frequent first
     * @param verdicts letter by letter, the first 1,000
     * @param letter field by field, with masked values, when one letter was tried; else null
     */
    public record Tested(
            long tried,
            long wouldPass,
            long wouldBeSuperseded,
            long wouldBeLeftOut,
            long wouldFail,
            long cannotBeTried,
            List<Cause> causes,
            List<TriedLetter.Verdict> verdicts,
            @Nullable TriedLetter letter) {}

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
            @Nullable String stage, String code, @Nullable String field, @Nullable String message, long letters) {}
}
