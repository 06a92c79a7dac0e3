package io.customerhub.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one matching, and what they are of.
 *
 * @param name what was matched: {@code person}, {@code organization}, or the name of a file
 * @param trainedAt when the model was trained or got its thresholds, or null when it was trained for the report
 * @param trainedOn how many records trained it
 * @param figures the figures
 * @param truth how well the customers agree with what is known of them, in one sentence, or null when nothing is known
 */
public record ReportedMatch(
        String name, @Nullable Instant trainedAt, long trainedOn, MatchReport figures, @Nullable String truth) {}
