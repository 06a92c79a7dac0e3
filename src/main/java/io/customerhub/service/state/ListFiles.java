package io.customerhub.service.state;

import io.customerhub.access.Request;
import io.customerhub.record.StreamName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of the files of a stream, those that were read last first.
 *
 * @param stream the stream
 * @param after the last file of the page before; null for the first page
 * @param limit how many at most, 1 to 500; 0 for 50
 */
public record ListFiles(StreamName stream, ShowStream.@Nullable FileRow after, int limit)
        implements Request<ListFiles.Page> {

    @Override
    public String subject() {
        return "files of stream " + stream;
    }

    /**
     * A page.
     *
     * @param files the files, newest first
     * @param next {@code after} of the next page; null when there is none
     */
    public record Page(List<ShowStream.FileRow> files, ShowStream.@Nullable FileRow next) {

        /** Copies the list. */
        public Page {
            files = List.copyOf(files);
        }
    }
}
