package io.customerhub.alert;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that is the matter at this moment.
 *
 * @param kind what
 * @param subject with what
 * @param cause the stable code of the cause behind it, such as that of the dead letters of a group, or null
 * @param sentence the same for people: counts, codes and names of streams and fields, no value of a record
 * @param facts the counts in it, by name in kebab case
 */
public record Finding(
        AlertKind kind, Subject subject, @Nullable String cause, String sentence, Map<String, Long> facts) {

    /** Copies the facts, keeps their order; the sentence is one line. */
    public Finding {
        sentence = sentence.replaceAll("\\p{Cntrl}", " ");
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /**
     * What it is about.
     *
     * @param kind what the name names
     * @param name system/stream, a fingerprint, the number of a plan, a source system, or {@code hub}
     * @param part the attribute of the stream; empty for the whole
     * @param stream system/stream that it concerns, or null when it is none or many
     */
    public record Subject(Kind kind, String name, String part, @Nullable String stream) {

        /** What a subject is. */
        public enum Kind {
            /** A stream. */
            STREAM,
            /** A group of dead letters. */
            GROUP,
            /** A replay plan. */
            PLAN,
            /** A source system, or what all of them share. */
            SYSTEM,
            /** The hub itself. */
            HUB
        }

        /** The hub itself. */
        public static final Subject HUB = new Subject(Kind.HUB, "hub", "", null);

        /** A stream. */
        public static Subject ofStream(String stream) {
            return new Subject(Kind.STREAM, stream, "", stream);
        }

        /** An attribute of a stream, or the stream when it is null. */
        public static Subject ofStream(String stream, @Nullable String attribute) {
            return new Subject(Kind.STREAM, stream, Objects.requireNonNullElse(attribute, ""), stream);
        }

        /** A group of dead letters. */
        public static Subject ofGroup(String fingerprint, String stream) {
            return new Subject(Kind.GROUP, fingerprint, "", stream);
        }

        /** A replay plan. */
        public static Subject ofPlan(long number, @Nullable String stream) {
            return new Subject(Kind.PLAN, Long.toString(number), "", stream);
        }

        /** A source system. */
        public static Subject ofSystem(String system) {
            return new Subject(Kind.SYSTEM, system, "", null);
        }
    }
}
