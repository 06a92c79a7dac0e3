package io.customerhub.service.plan;

import io.customerhub.access.Action;
import io.customerhub.access.Action.Effect;
import io.customerhub.access.Caller;
import io.customerhub.access.Permission;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.deadletter.OpenRecord;
import io.customerhub.deadletter.replay.LetterRecords;
import io.customerhub.deadletter.replay.PlanScope;
import io.customerhub.service.RevealLimit;
import io.customerhub.service.plan.TestLetters.Cause;
import io.customerhub.service.plan.TestLetters.Tested;
import io.customerhub.trial.letter.LetterTrial;
import io.customerhub.trial.letter.TriedLetter;
import io.customerhub.trial.letter.TriedLetter.Result;
import io.customerhub.trial.letter.TriedLetter.Verdict;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The actions that test letters again. They look and write nothing. */
public final class TrialActions {

    private static final int USUAL = 1_000;
    private static final int MOST = 10_000;
    private static final int SHOWN = 1_000;

    /** Payloads are held a slice at a time. */
    private static final int SLICE = 200;

    /** Whoever waits sees how it goes after so long. */
    private static final long LONGEST_NANOS = 2_000_000_000L;

    private final LetterRecords records;
    private final LetterTrial trial;
    private final RevealLimit reveals;

    /**
     * Actions on these letters.
     *
     * @param reveals how often one person may see values as they are
     */
    public TrialActions(LetterRecords records, LetterTrial trial, RevealLimit reveals) {
        this.records = records;
        this.trial = trial;
        this.reveals = reveals;
    }

    /** All of them. */
    public List<Action<?, ?>> all() {
        return List.of(
                new Action<>(
                        "dead-letters.test-again",
                        TestLetters.class,
                        Tested.class,
                        Permission.LETTERS_REPLAY,
                        Effect.LOOK,
                        "Tells what would become of dead letters if they were replayed now; nothing is written.",
                        (caller, asked) -> test(asked)),
                new Action<>(
                        "dead-letters.test-again-revealed",
                        TestLetterRevealed.class,
                        TriedLetter.class,
                        Permission.PERSONAL_REVEAL,
                        Effect.REVEAL,
                        "The same for one dead letter, field by field with the values as they are.",
                        this::reveal));
    }

    private Tested test(TestLetters asked) {
        PlanScope scope = PlanRequests.scope(asked.choice());
        int limit = asked.limit() == null ? USUAL : asked.limit();
        if (!scope.isClear() || limit < 1 || limit > MOST) {
            throw new RequestException(
                    Reason.INVALID,
                    "HUB-PLAN-009",
                    "say which letters, by numbers or by a filter, and at most 1 to 10,000 of them at once");
        }
        Long chosen = asked.after() == null ? (Long) records.count(scope) : null;
        if (chosen != null && chosen == 0) {
            throw nothing();
        }
        long end = System.nanoTime() + LONGEST_NANOS;
        long after = asked.after() == null ? 0 : asked.after();
        Tested sum = part(List.of(), chosen, after);
        boolean isMore = true;
        while (isMore && sum.tried() < limit && System.nanoTime() < end) {
            int slice = (int) Math.min(SLICE, limit - sum.tried());
            List<OpenRecord> letters = records.of(scope, after, slice);
            isMore = letters.size() == slice;
            after = letters.isEmpty() ? after : letters.get(letters.size() - 1).letter();
            Tested part = part(letters, chosen, isMore ? after : null);
            sum = withVerdicts(sum.plus(part), sum.verdicts(), part);
        }
        return sum;
    }

    /** What became of some letters; their payloads are forgotten after it. */
    private Tested part(List<OpenRecord> letters, @Nullable Long chosen, @Nullable Long next) {
        List<Verdict> verdicts = trial.verdicts(letters);
        return new Tested(
                chosen,
                next,
                verdicts.size(),
                count(verdicts, Result.WOULD_PASS),
                count(verdicts, Result.WOULD_BE_SUPERSEDED),
                count(verdicts, Result.WOULD_BE_LEFT_OUT),
                count(verdicts, Result.WOULD_FAIL),
                count(verdicts, Result.CANNOT_BE_TRIED),
                causes(verdicts),
                verdicts,
                chosen != null && chosen == 1 && letters.size() == 1 ? trial.masked(letters.get(0)) : null);
    }

    private static Tested withVerdicts(Tested sum, List<Verdict> before, Tested part) {
        List<Verdict> verdicts = Stream.concat(before.stream(), part.verdicts().stream())
                .limit(SHOWN)
                .toList();
        return new Tested(
                sum.chosen(),
                sum.next(),
                sum.tried(),
                sum.wouldPass(),
                sum.wouldBeSuperseded(),
                sum.wouldBeLeftOut(),
                sum.wouldFail(),
                sum.cannotBeTried(),
                sum.causes(),
                verdicts,
                part.letter());
    }

    private TriedLetter reveal(Caller caller, TestLetterRevealed asked) {
        reveals.count(caller);
        return records.of(PlanScope.of(List.of(asked.letter())), 1).stream()
                .findFirst()
                .map(trial::revealed)
                .orElseThrow(TrialActions::nothing);
    }

    private static RequestException nothing() {
        return new RequestException(
                Reason.INVALID,
                "HUB-PLAN-002",
                "no record is among the chosen letters. Lines, files and pages cannot be tried: mend them at the source"
                        + " and deliver them again");
    }

    private static long count(List<Verdict> verdicts, Result result) {
        return verdicts.stream().filter(verdict -> verdict.result() == result).count();
    }

    private static List<Cause> causes(List<Verdict> verdicts) {
        Map<String, Cause> causes = new LinkedHashMap<>();
        for (Verdict verdict : verdicts) {
            String code = verdict.code();
            if (code != null) {
                Cause one = new Cause(verdict.stage(), code, verdict.field(), verdict.message(), 1);
                causes.merge(
                        verdict.stage() + "\n" + code + "\n" + verdict.field(),
                        one,
                        (first, again) -> new Cause(
                                first.stage(), first.code(), first.field(), first.message(), first.letters() + 1));
            }
        }
        return causes.values().stream()
                .sorted(Comparator.comparingLong(Cause::letters).reversed())
                .toList();
    }
}
