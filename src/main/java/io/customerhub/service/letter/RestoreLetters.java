package io.customerhub.service.letter;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;

/**
 * Opens dismissed and quarantined letters again. The outcome has {@code restored} and {@code left}: a letter whose record is
 * unfinished in another one stays as it is.
 *
 * @param choice which
 */
public record RestoreLetters(LetterChoice choice) implements Request<Outcome> {

    /** A request that chooses nothing is refused later, with words. */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public RestoreLetters {
        choice = choice == null ? LetterChoice.NONE : choice;
    }

    @Override
    public String subject() {
        return choice.subject();
    }
}
