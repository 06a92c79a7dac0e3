package io.customerhub.ingest.rest.http;

import org.jspecify.annotations.Nullable;

/**
 * A poll of an API that cannot go on. {@code HUB-REST-01x} is a bad day: the same is asked again later. Every other code
 * says that somebody has to change something.
 */
public final class RestFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;

    /** A failure; the message holds neither secrets nor values of the source. */
    public RestFailure(String code, int status, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.status = status;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** The HTTP status that decided it, or 0. */
    public int status() {
        return status;
    }

    /** True when the committed position does not belong here, so that a person must decide where to go on. */
    public boolean isPositionRefused() {
        return code.equals("HUB-REST-007") || code.equals("HUB-REST-027");
    }

    /** True when waiting does not help. */
    public boolean isConfiguration() {
        return !code.startsWith("HUB-REST-01");
    }
}
