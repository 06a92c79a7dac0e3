package io.customerhub.service.retention;

import io.customerhub.access.Request;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has been deleted because its time was over, newest first.
 *
 * @param limit how many at most, from 1 to 500; null: 100
 * @param before only runs with a smaller number: the next page; null: the first page
 */
public record ListRetention(@Nullable Integer limit, @Nullable Long before) implements Request<ListRetention.Answer> {

    /**
     * A page of runs.
     *
     * @param runs the runs
     * @param before what to ask the next page with, or null when this is the last one
     */
    public record Answer(List<Run> runs, @Nullable Long before) {

        /** Copies the list. */
        public Answer {
            runs = List.copyOf(runs);
        }
    }

    /**
     * Letters of one stream and state that one sweep has deleted.
     *
     * @param number its number
     * @param stream system/stream
     * @param state how they had been closed
     * @param startedAt when the sweep began
     * @param endedAt when its last transaction ended
     * @param letters how many, with their attempts
     * @param files those of them that were whole files in {@code .failed}
     * @param filesDeleted those of the files that are gone since; the others wait for the hub that reads their directory
     */
    public record Run(
            long number,
            String stream,
            String state,
            Instant startedAt,
            Instant endedAt,
            long letters,
            long files,
            long filesDeleted) {}

    @Override
    public String subject() {
        return "closed dead letters";
    }
}
