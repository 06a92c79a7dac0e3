package io.customerhub.service.state;

import io.customerhub.access.Request;
import io.customerhub.record.StreamName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of the runs of a stream, newest first.
 *
 * @param stream the stream
 * @param before {@code next} of the page before; null for the first page
 * @param limit how many at most, 1 to 500; 0 for 50
 */
public record ListRuns(StreamName stream, @Nullable Long before, int limit) implements Request<ListRuns.Page> {

    @Override
    public String subject() {
        return "runs of stream " + stream;
    }

    /**
     * A page.
     *
     * @param runs the runs, newest first
     * @param next {@code before} of the next page; null when there is none
     */
    public record Page(List<ShowStream.RunRow> runs, @Nullable Long next) {

        /** Copies the list. */
        public Page {
            runs = List.copyOf(runs);
        }
    }
}
