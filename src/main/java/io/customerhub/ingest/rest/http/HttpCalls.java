package io.customerhub.ingest.rest.http;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP request and its answer, within limits of time and size. No redirect is followed, nothing is tried again. */
@FunctionalInterface
public interface HttpCalls {

    /**
     * Sends a request and reads the whole answer, whatever its status.
     *
     * @throws ResponseTooLargeException when the body passes {@code maxBytes}; the rest is not read
     * @throws IOException when there is no answer, it breaks off, or takes too long
     */
    Reply send(Call call) throws IOException;

    /**
     * A request: GET, or POST when there is a body.
     *
     * @param url the address with its query, all of it encoded
     * @param headers the headers to send, without that of the content type
     * @param body what is posted, or null
     * @param maxBytes the largest body that is accepted, after decompression
     */
    record Call(URI url, Map<String, String> headers, @Nullable Body body, long maxBytes) {}

    /**
     * What is posted.
     *
     * @param type the content type
     * @param content the content, in UTF-8 when it is text
     */
    @SuppressWarnings("ArrayRecordComponent") // written once, never changed
    record Body(String type, byte[] content) {}

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param headers its headers, names in lower case; those that come more than once are joined by commas
     * @param body the whole body, empty when there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // read once, never changed
    record Reply(int status, Map<String, String> headers, byte[] body) {}

    /** A body over the limit. */
    final class ResponseTooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        /** A body of more than {@code maxBytes}. */
        public ResponseTooLargeException(long maxBytes) {
            super("the body is larger than " + maxBytes + " bytes");
        }
    }
}
