package io.customerhub.deadletter;

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
public record LetterNote(@Nullable Long letter, Instant at, String by, String note) {}
