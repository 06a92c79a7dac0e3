package io.customerhub.ingest.rest;

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
     * A request: GET, or POST when there is a form.
     *
     * @param url the address with its query, all of it encoded
     * @param headers the headers to send
     * @param form the body of type {@code application/x-www-form-urlencoded}, or null
     * @param maxBytes the largest body that is accepted, after decompression
     */
    record Call(URI url, Map<String, String> headers, @Nullable String form, long maxBytes) {}

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param headers those headers that matter, names in lower case: {@code retry-after}, {@code content-type}
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
