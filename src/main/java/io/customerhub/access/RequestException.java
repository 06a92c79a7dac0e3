package io.customerhub.access;

/** A request that cannot be met as it stands. The message is for people and holds no personal data. */
public final class RequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** What was asked for does not exist (404). */
        UNKNOWN,
        /** The request itself is wrong (422). */
        INVALID,
        /** It contradicts how things are by now: somebody was faster, it runs already (409). */
        CONFLICT,
        /** The caller may not (403). */
        FORBIDDEN
    }

    /**
     * A refusal.
     *
     * @param code stable, such as {@code HUB-DL-001}
     * @param message what was found, what was expected, what to do instead; without the code
     */
    public RequestException(Reason reason, String code, String message) {
        super(message);
        this.reason = reason;
        this.code = code;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
