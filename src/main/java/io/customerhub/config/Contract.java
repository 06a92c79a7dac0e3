package io.customerhub.config;

import io.customerhub.record.FieldPath;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the source promises: the parts of an Open Data Contract Standard 3.1 file that the hub acts on.
 *
 * @param id the contract's own id
 * @param version its version
 * @param owner whom to ask, or null
 * @param properties the promised fields, in file order
 * @param delivery how often records come
 * @param lifetime how long what failed is kept and may wait, and when people have to know
 * @param place where the contract starts
 */
public record Contract(
        String id,
        String version,
        @Nullable String owner,
        List<Property> properties,
        Delivery delivery,
        Lifetime lifetime,
        Place place) {

    /**
     * How long what failed is kept and may wait, and when people have to know.
     *
     * @param retention how long a closed dead letter is kept; of several promises the shortest, because a letter holds a
     *     whole record; null when nothing is promised
     * @param repair how long a dead letter may be unfinished, or null when nothing is promised
     * @param errors how many new dead letters of one cause a minute are usual, or null when nothing is promised
     * @param notice how long the source may not be read before people are told, or null when nothing is promised
     */
    public record Lifetime(
            @Nullable Duration retention, @Nullable Duration repair, @Nullable Long errors, @Nullable Duration notice) {

        /** Nothing is promised. */
        public static final Lifetime UNPROMISED = new Lifetime(null, null, null, null);
    }

    /**
     * How often records come, and what of it is no news.
     *
     * @param every at most so much time is between two records, or null when nothing is promised
     * @param quiet the words of the flags that shall not be raised; empty as a rule
     */
    public record Delivery(@Nullable Duration every, Set<String> quiet) {

        /** Nothing is promised, and nothing is kept quiet. */
        public static final Delivery UNPROMISED = new Delivery(null, Set.of());
    }

    /**
     * One promised field.
     *
     * @param field where it stands in the source record
     * @param logicalType {@code string}, {@code integer}, {@code number}, {@code boolean}, {@code date},
     *     {@code timestamp}, {@code object} or {@code array}; null when nothing is promised
     * @param required a record without a value breaks the contract
     * @param primaryKey part of the key
     * @param maxLength the longest text in characters, or null
     * @param pattern what the whole text must match, or null
     * @param minimum the smallest number, or null
     * @param maximum the largest number, or null
     * @param values the only texts allowed; empty when all are
     * @param severity what a broken promise does to the record
     * @param place where the field stands
     */
    public record Property(
            FieldPath field,
            @Nullable String logicalType,
            boolean required,
            boolean primaryKey,
            @Nullable Integer maxLength,
            @Nullable Pattern pattern,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum,
            Set<String> values,
            Severity severity,
            Place place) {}

    /** What a broken promise does. */
    public enum Severity {
        /** The record loads with an issue. The default for all but required fields. */
        ISSUE,
        /** The record becomes a dead letter. The default for required fields. */
        REJECT
    }
}
