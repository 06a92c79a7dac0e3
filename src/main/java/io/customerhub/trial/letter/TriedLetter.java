package io.customerhub.trial.letter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of a letter that was replayed now, field by field. Whether values are masked is up to whoever asked.
 *
 * @param verdict what would become of it
 * @param fields the attributes in the order of the mapping; empty when the payload cannot be mapped at all
 */
public record TriedLetter(Verdict verdict, List<Field> fields) {

    /** What would become of a letter. */
    public enum Result {
        /** It would be loaded. */
        WOULD_PASS,
        /** It would fail. */
        WOULD_FAIL,
        /** It would end as superseded: a later version of its record is loaded. */
        WOULD_BE_SUPERSEDED,
        /** A rule of the mapping would leave it out. */
        WOULD_BE_LEFT_OUT,
        /** It cannot be tried: its stream has no sound configuration now, or the payload is no record. */
        CANNOT_BE_TRIED
    }

    /**
     * What would become of a letter, and why.
     *
     * @param letter its number
     * @param result what
     * @param stage where it would fail, else null
     * @param code the stable code when it would fail or cannot be tried, else null
     * @param field the source field or attribute it would fail on, or null
     * @param message the same for people, without personal data, or null
     */
    public record Verdict(
            long letter,
            Result result,
            @Nullable String stage,
            @Nullable String code,
            @Nullable String field,
            @Nullable String message) {

        static Verdict of(long letter, Result result) {
            return new Verdict(letter, result, null, null, null, null);
        }
    }

    /**
     * One attribute on its way.
     *
     * @param attribute its name in the mapping
     * @param from the source fields that it is made of; empty for a constant
     * @param type the standardizer
     * @param place where its line stands in the mapping
     * @param raw the text of the source, or null when it has none
     * @param cleansed what cleansing leaves of it, or null when nothing
     * @param standard the standard value, or null when there is none to trust
     * @param parts the parts of a composite, such as {@code given_name}
     * @param validity how far the value can be trusted, in lower case; null when it was not standardized
     * @param issues the stable codes of what is wrong or was assumed
     * @param steps what each rule did, in order
     * @param fails true when the letter would fail on it
     */
    public record Field(
            String attribute,
            List<String> from,
            String type,
            String place,
            @Nullable String raw,
            @Nullable String cleansed,
            @Nullable String standard,
            List<Part> parts,
            @Nullable String validity,
            List<String> issues,
            List<Step> steps,
            boolean fails) {}

    /** A part of a composite value. */
    public record Part(String name, String value) {}

    /**
     * What one rule did.
     *
     * @param rule its stable code, such as {@code name.case}
     * @param reason what it does and on what ground
     * @param before the text that it was given
     * @param after what it made of it
     */
    public record Step(String rule, String reason, String before, String after) {}
}
