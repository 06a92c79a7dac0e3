package io.customerhub.warehouse;

import org.jspecify.annotations.Nullable;

/**
 * Under which run, and as which of its batches, something is written.
 *
 * @param run the run, from {@link RunLedger#start}
 * @param batch counted from 1 within the run, without gaps; a batch that is written again after a bad day keeps its
 *     number, so that it is counted once
 * @param configuration the id of the mapping, from {@link ConfigurationStore}
 * @param fence the number of the intake lease, or null for a replay by hand, which needs none
 * @param actor who is behind it, for the history of dead letters: {@code hub} or a person's name
 */
public record RunReference(long run, long batch, int configuration, @Nullable Long fence, String actor) {

    /** The next batch of the same run. */
    public RunReference next() {
        return new RunReference(run, batch + 1, configuration, fence, actor);
    }
}
