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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The actions that test letters again. They look and write nothing. */
public final class TrialActions {

    private static final int MOST = 1_000;

    /** Payloads are held a slice at a time. */
    private static final int SLICE = 100;

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
        int limit = asked.limit() == null ? MOST : asked.limit();
        if (!scope.isClear() || limit < 1 || limit > MOST) {
            throw new RequestException(
                    Reason.INVALID,
                    "HUB-PLAN-009",
                    "say which letters, by numbers or by a filter, and at most 1 to 1,000 of them");
        }
        List<OpenRecord> chosen = records.of(scope, limit);
        if (chosen.isEmpty()) {
            throw nothing();
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (int from = 0; from < chosen.size(); from += SLICE) {
            verdicts.addAll(trial.verdicts(chosen.subList(from, Math.min(from + SLICE, chosen.size()))));
        }
        return new Tested(
                verdicts.size(),
                count(verdicts, Result.WOULD_PASS),
                count(verdicts, Result.WOULD_BE_SUPERSEDED),
                count(verdicts, Result.WOULD_BE_LEFT_OUT),
                count(verdicts, Result.WOULD_FAIL),
                count(verdicts, Result.CANNOT_BE_TRIED),
                causes(verdicts),
                verdicts,
                chosen.size() == 1 ? trial.masked(chosen.get(0)) : null);
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
