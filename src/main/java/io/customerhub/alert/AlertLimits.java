package io.customerhub.alert;

import java.time.Duration;

/**
 * From when on something is the matter.
 *
 * @param growth more new letters a minute than this are growth
 * @param oldest a letter may be unfinished for so long, where its contract does not say
 */
public record AlertLimits(long growth, Duration oldest) {

    /** Ten letters a minute, seven days. */
    public static final AlertLimits USUAL = new AlertLimits(10, Duration.ofDays(7));
}
