package io.customerhub.service.letter;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;

/**
 * Closes open and quarantined letters by decision; they can be restored. The outcome has {@code dismissed} and {@code left}.
 *
 * @param choice which
 * @param reason why, 3 to 1,000 characters; stays with the letters
 */
public record DismissLetters(LetterChoice choice, String reason) implements Request<Outcome> {

    /** A request that chooses nothing is refused later, with words. */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public DismissLetters {
        choice = choice == null ? LetterChoice.NONE : choice;
        reason = reason == null ? "" : reason;
    }

    @Override
    public String subject() {
        return choice.subject();
    }

    @Override
    public String purpose() {
        return reason;
    }
}
