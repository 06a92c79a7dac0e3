package io.customerhub.ingest;

import io.customerhub.record.Rejection;
import io.customerhub.record.StreamName;

/** Where a whole file or page goes that cannot be read. */
public interface UnreadableLetters {

    /**
     * Stores a dead letter durably before it returns. After a crash the same letter may be stored again: equal stream,
     * place, code and payload mean the same event.
     *
     * @param stream the stream the file or page belongs to
     * @param route the id of the route that reads the stream
     * @param place the name of the file or the path of the endpoint
     * @param rejection what is wrong, with a payload of kind FILE or PAGE
     * @throws RuntimeException when it could not be stored; the file or page then stays where it is
     */
    void store(StreamName stream, String route, String place, Rejection rejection);
}
