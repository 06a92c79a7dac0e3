package io.customerhub.deadletter.retention;

import java.time.Instant;

/**
 * Letters of one stream and state that one sweep has deleted.
 *
 * @param id its number
 * @param stream system/stream
 * @param state how they had been closed
 * @param startedAt when the sweep began
 * @param endedAt when its last transaction ended
 * @param letters how many, with their attempts
 * @param files those of them that were whole files in {@code .failed}
 * @param filesDeleted those of the files that are gone since
 * @param expiredTo they had expired by then
 */
public record RetentionRun(
        long id,
        String stream,
        String state,
        Instant startedAt,
        Instant endedAt,
        long letters,
        long files,
        long filesDeleted,
        Instant expiredTo) {}
