package io.customerhub.warehouse.embedded;

import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL cannot do what it was asked to: a bad day or a wrong set-up, never a bad record. The message
 * starts with the code and says what to do; it holds paths and states of the server, never data.
 */
public final class EmbeddedPostgresException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    EmbeddedPostgresException(String code, String message) {
        this(code, message, null);
    }

    EmbeddedPostgresException(String code, String message, @Nullable Throwable cause) {
        super(code + "  " + message, cause);
        this.code = code;
    }

    /** The stable code, for example {@code HUB-PG-005}; the message begins with it. */
    public String code() {
        return code;
    }
}
