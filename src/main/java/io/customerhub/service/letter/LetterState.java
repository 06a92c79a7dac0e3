package io.customerhub.service.letter;

import io.customerhub.deadletter.DeadLetter;

/** Where a letter stands. */
public enum LetterState {
    /** It waits for someone, or for a later version. */
    OPEN,
    /** It waits in a replay plan. */
    PLANNED,
    /** It is on its way through the pipeline again. */
    RETRYING,
    /** It failed as often as it may; a person must mend it. */
    QUARANTINED,
    /** Its record, or a later version of it, has been loaded. */
    RESOLVED,
    /** Someone decided to leave it. */
    DISMISSED,
    /** It was edited, a later version was loaded before, or another letter holds the same record. */
    SUPERSEDED,
    /** What arrived was erased; the row stays. */
    ERASED;

    static LetterState of(DeadLetter.State state) {
        return valueOf(state.name());
    }

    DeadLetter.State stored() {
        return DeadLetter.State.valueOf(name());
    }

    /** True while somebody still has something to do. */
    public boolean isUnfinished() {
        return DeadLetter.State.UNFINISHED.contains(stored());
    }
}
