package io.customerhub.alert;

import java.time.Duration;

/**
 * From when on something is the matter, where the contract of a stream does not say otherwise.
 *
 * @param growth more new letters a minute than this are growth
 * @param oldest a letter may be unfinished for so long
 * @param away a source may not be read for so long
 */
public record AlertLimits(long growth, Duration oldest, Duration away) {

    /** Ten letters a minute, seven days, half an hour: most bad days of a source are over by then. */
    public static final AlertLimits USUAL = new AlertLimits(10, Duration.ofDays(7), Duration.ofMinutes(30));
}
