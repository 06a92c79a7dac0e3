package io.customerhub.pipeline;

import io.customerhub.deadletter.DeadLetterFilter;

/**
 * Which dead letters take the way through the pipeline again: those that the filter finds, with ids in a range that was
 * fixed before the replay began, so that letters that arise meanwhile do not join it.
 *
 * @param filter which letters
 * @param after ids up to this one stay out
 * @param upTo later ids stay out
 */
public record ReplayRequest(DeadLetterFilter filter, long after, long upTo) {

    /** One letter. */
    public static ReplayRequest ofLetter(long id) {
        return new ReplayRequest(DeadLetterFilter.OPEN, id - 1, id);
    }
}
