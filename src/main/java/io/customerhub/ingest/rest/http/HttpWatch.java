package io.customerhub.ingest.rest.http;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Hears of each HTTP request of the connectors, when the registry holds one: for previews and online checks. */
@FunctionalInterface
public interface HttpWatch {

    /**
     * A request was answered.
     *
     * @param method GET or POST
     * @param url the address; its query may hold secrets
     * @param status the HTTP status
     * @param date the header {@code Date} of the answer (RFC 9110, 6.6.1), or null
     */
    void answered(String method, URI url, int status, @Nullable String date);
}
