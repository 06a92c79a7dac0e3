package io.customerhub.service.letter;

import io.customerhub.deadletter.LetterNote;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wrote about a group or a letter.
 *
 * @param letter the letter; null when it is about the group
 * @param at when
 * @param by who
 * @param note the words
 */
public record NoteView(@Nullable Long letter, Instant at, String by, String note) {

    static NoteView of(LetterNote note) {
        return new NoteView(note.letter(), note.at(), note.by(), note.note());
    }
}
