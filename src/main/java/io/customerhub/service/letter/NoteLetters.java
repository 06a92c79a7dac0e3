package io.customerhub.service.letter;

import io.customerhub.access.Outcome;
import io.customerhub.access.Request;
import org.jspecify.annotations.Nullable;

/**
 * Writes a note to a group or to a letter; it stays when they are finished. The outcome has {@code noted}.
 *
 * @param group the fingerprint of the group; null when a letter is meant
 * @param letter the letter; null when a group is meant
 * @param note the words, 1 to 4,000 characters
 */
public record NoteLetters(@Nullable String group, @Nullable Long letter, String note) implements Request<Outcome> {

    /** A note without words is refused later. */
    @SuppressWarnings("ConstantValue") // JSON leaves out what is not set
    public NoteLetters {
        note = note == null ? "" : note;
    }

    @Override
    public String subject() {
        return letter == null ? "group " + group : "letter " + letter;
    }
}
