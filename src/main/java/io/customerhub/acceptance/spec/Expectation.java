package io.customerhub.acceptance.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is expected of the hub. What a test does not name is not compared, with two exceptions: a dead letter that is not
 * named and a stream that does not end its poll well fail a case.
 *
 * @param records the standard rows of the stream, or null when they are not compared
 * @param letters the open dead letters, in any order
 * @param counts the account of the run, by the names of {@link #COUNTS}; others are not compared
 * @param requests how many requests the source has got, or null
 * @param waits the code with which the stream waits, {@code any} for each code; null when it must not
 * @param pauses the code with which the stream pauses, {@code any} for each code; null when it must not
 */
public record Expectation(
        @Nullable Records records,
        List<Letter> letters,
        Map<String, Long> counts,
        @Nullable Integer requests,
        @Nullable String waits,
        @Nullable String pauses) {

    /** What is counted. */
    public static final List<String> COUNTS = List.of("read", "loaded", "unchanged", "superseded", "dead", "skipped");

    /** Makes copies. */
    public Expectation {
        letters = List.copyOf(letters);
        counts = Map.copyOf(counts);
    }

    /**
     * Expected rows.
     *
     * @param file the file that holds them as JSON lines, or null when they stand in the test file
     * @param rows the rows
     */
    public record Records(@Nullable Path file, List<Row> rows) {}

    /**
     * An expected row.
     *
     * @param key the key of the source record
     * @param values the values by attribute; null stands for a value that must not be there
     */
    public record Row(String key, Map<String, JsonNode> values) {}

    /**
     * An expected dead letter; what is null is not compared.
     *
     * @param record the place of the record in its file, table or page, counted from 1
     * @param stage where it failed
     * @param code the stable code
     * @param field the field
     */
    public record Letter(
            @Nullable Long record, @Nullable String stage, @Nullable String code, @Nullable String field) {}
}
