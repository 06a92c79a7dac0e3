package io.customerhub.service.letter;

import io.customerhub.deadletter.DeadLetter;
import io.customerhub.deadletter.DeadLetter.State;
import io.customerhub.record.Rejection.PayloadKind;
import java.util.ArrayList;
import java.util.List;

/** What the state of a letter allows; whether the caller may is another matter. */
final class NextActions {

    private NextActions() {}

    /** The names of the actions, in the order in which a page offers them. */
    static List<String> of(DeadLetter letter) {
        List<String> next = new ArrayList<>();
        boolean isRecord = letter.kind() == PayloadKind.RECORD;
        boolean isWaiting = letter.state() == State.OPEN || letter.state() == State.QUARANTINED;
        if (isRecord && State.UNFINISHED.contains(letter.state())) {
            next.add("dead-letters.test-again");
        }
        if (isRecord && letter.state() == State.OPEN) {
            next.add("dead-letters.replay");
        }
        if (isRecord && isWaiting) {
            next.add("dead-letters.edit");
            next.add("dead-letters.mend");
        }
        if (isWaiting) {
            next.add("dead-letters.dismiss");
        }
        if (letter.state() == State.DISMISSED || letter.state() == State.QUARANTINED) {
            next.add("dead-letters.restore");
        }
        if (State.UNFINISHED.contains(letter.state())) {
            next.add("dead-letters.assign");
        }
        next.add("dead-letters.note");
        if (isRecord && letter.state() != State.ERASED) {
            next.add("dead-letters.make-test");
        }
        if (letter.state() != State.ERASED) {
            next.add("dead-letters.reveal");
        }
        return next;
    }
}
