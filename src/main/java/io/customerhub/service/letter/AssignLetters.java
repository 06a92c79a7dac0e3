package io.customerhub.service.letter;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import org.jspecify.annotations.Nullable;

/**
 * Gives a group, or unfinished letters, into somebody's care. The outcome has {@code assigned} and {@code left}.
 *
 * @param group the fingerprint of the group; null when letters are meant
 * @param choice the letters; null when a group is meant
 * @param assignee the name of a user; null for nobody
 */
public record AssignLetters(@Nullable String group, @Nullable LetterChoice choice, @Nullable String assignee)
        implements Request<Outcome> {

    @Override
    public String subject() {
        return choice == null ? "group " + group : choice.subject();
    }
}
