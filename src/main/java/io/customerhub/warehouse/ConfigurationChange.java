package io.customerhub.warehouse;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One change of the configuration that a hub took over, refused, or saw mended.
 *
 * @param at when
 * @param what what became of it
 * @param subject what kind of thing it concerns
 * @param system the source system; empty for connectors and shared routes
 * @param name the route, the stream as {@code system/stream}, the connector, or the system of a refusal
 * @param file the file, relative to the project folder
 * @param configuration of a mapping, the number that its rows and dead letters bear; else null
 * @param hash XXH3 64 of the content in 16 hexadecimal digits, of a refusal that of its problems; null when removed
 * @param codes the codes of a refusal's problems; else empty
 * @param message why, for people, or null; of a refusal each problem with its place, one a line
 * @param gap for how long nothing read the streams concerned, or null when nothing was stopped
 */
public record ConfigurationChange(
        Instant at,
        What what,
        Subject subject,
        String system,
        String name,
        String file,
        @Nullable Integer configuration,
        @Nullable String hash,
        List<String> codes,
        @Nullable String message,
        @Nullable Duration gap) {

    /** Copies the codes. */
    public ConfigurationChange {
        codes = List.copyOf(codes);
    }

    /** What became of a change. */
    public enum What {
        /** It runs for the first time. */
        ADDED,
        /** It runs in place of what ran before. */
        REPLACED,
        /** It no longer runs. */
        REMOVED,
        /** It has mistakes; what ran before goes on. */
        REFUSED,
        /** A refusal is over. */
        MENDED;

        /** The word in the warehouse and in messages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What kind of thing a change concerns. */
    public enum Subject {
        /** A route. */
        ROUTE,
        /** The mapping of a stream with its contract. */
        MAPPING,
        /** A connector. */
        CONNECTOR,
        /** What the routes of a file or of the whole project share, such as a database connection. */
        SHARED,
        /** A source system as a whole. */
        SYSTEM;

        /** The word in the warehouse and in messages. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The same with the time for which nothing read. */
    public ConfigurationChange withGap(Duration time) {
        return new ConfigurationChange(
                at, what, subject, system, name, file, configuration, hash, codes, message, time);
    }

    /** One line for people, such as {@code replaced route crm-contacts (routes/crm/crm.camel.yaml)}. */
    public String line() {
        String shown = name.isEmpty() ? "all systems" : name;
        return switch (what) {
            case REFUSED ->
                "refused " + shown + ": what ran before goes on\n  "
                        + String.valueOf(message).replace("\n", "\n  ");
            case MENDED -> "mended " + shown;
            default ->
                what.word() + " " + subject.word() + " " + shown + " (" + file + ")"
                        + (configuration == null ? "" : ", configuration " + configuration)
                        + (message == null ? "" : ", " + message)
                        + (gap == null ? "" : ", nothing read for " + gap.toMillis() + " ms");
        };
    }
}
