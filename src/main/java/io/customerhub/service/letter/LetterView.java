package io.customerhub.service.letter;

import io.customerhub.privacy.PersonalClass;
import io.customerhub.trial.letter.TriedLetter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All about one letter; personal values are masked.
 *
 * @param letter the letter
 * @param sentence what is wrong and what to do, in English
 * @param route the route that brought it
 * @param run the run that last brought it, or null
 * @param configuration the number of the mapping it failed under, or null
 * @param frame class and method of the hub, when it was a fault of the hub; else null
 * @param bytes the length of its payload
 * @param fields the fields of its record, at most 500; empty when it is no record
 * @param text the start of what arrived when it is a line, its form only; else null
 * @param verdict what would become of it if it was replayed now; null when it is no record
 * @param today what the mapping of today makes of each attribute: raw, cleansed and standard value, masked, and what each rule
 *     did; empty when it cannot be mapped
 * @param path the steps of the pipeline in order, and how far it came
 * @param attempts replays and decisions, oldest first
 * @param versions its editions, oldest first; this letter is one of them
 * @param links what it has in common with others
 * @param notes what was written about it, newest first
 * @param next the names of the actions that its state allows
 */
public record LetterView(
        LetterRow letter,
        String sentence,
        String route,
        @Nullable Long run,
        @Nullable Integer configuration,
        @Nullable String frame,
        int bytes,
        List<Field> fields,
        @Nullable String text,
        TriedLetter.@Nullable Verdict verdict,
        List<TriedLetter.Field> today,
        List<Step> path,
        List<Attempt> attempts,
        List<Version> versions,
        Links links,
        List<NoteView> notes,
        List<String> next) {

    /**
     * One field of the record.
     *
     * @param path its name, with dots and positions for nested ones
     * @param value its value, masked by its class; null when the source gave none
     * @param kind what it tells of a person, or null when it is shown as it is
     * @param attributes the attributes that the mapping makes of it; empty when it reads it not
     * @param isFailing true when it is the field that failed, or one of those that the failing attribute is made of
     */
    public record Field(
            String path,
            @Nullable String value,
            @Nullable PersonalClass kind,
            List<String> attributes,
            boolean isFailing) {}

    /**
     * One step of the pipeline.
     *
     * @param step its name
     * @param outcome how far the record came
     */
    public record Step(String step, Outcome outcome) {

        /** What the step did with the record. */
        public enum Outcome {
            /** It went through. */
            PASSED,
            /** It was refused here. */
            REFUSED,
            /** It did not come so far. */
            NOT_REACHED
        }
    }

    /**
     * One replay or decision.
     *
     * @param at when
     * @param by who
     * @param outcome {@code loaded}, {@code unchanged}, {@code superseded} or {@code dead}; or a decision
     * @param code the stable code when it failed again, or null
     * @param message the same for people, or the reason of the decision, or null
     * @param plan the replay plan that it was a part of, or null
     */
    public record Attempt(
            Instant at,
            String by,
            String outcome,
            @Nullable String code,
            @Nullable String message,
            @Nullable Long plan) {}

    /**
     * One version of the payload.
     *
     * @param letter the letter that holds it
     * @param edition its number; 1 is what arrived
     * @param by who made it, or null for what arrived
     * @param edit by hand, or the rules in words; null for what arrived
     * @param state where that letter stands
     * @param changes what it changed in the version before it; values are masked
     */
    public record Version(
            long letter,
            int edition,
            @Nullable String by,
            @Nullable String edit,
            LetterState state,
            List<Change> changes) {}

    /**
     * One field that an edit changed.
     *
     * @param path the field
     * @param before its value before, masked; null when there was none
     * @param after its value after, masked; null when there is none
     */
    public record Change(String path, @Nullable String before, @Nullable String after) {}

    /**
     * What a letter has in common with others.
     *
     * @param sameOrigin other letters of the same file, table or endpoint
     * @param sameKey other letters of the same record
     * @param customer the id of the golden customer that the record belongs to, when it is loaded; else null
     */
    public record Links(Alike sameOrigin, Alike sameKey, @Nullable String customer) {}

    /**
     * Other letters.
     *
     * @param letters the newest of them, at most ten
     * @param count how many there are; at most 1,000 are counted
     * @param isMore true when there are more than were counted
     */
    public record Alike(List<Long> letters, int count, boolean isMore) {}
}
