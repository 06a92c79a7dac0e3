package io.customerhub.draft;

/** A sample from which nothing can be drafted; the message says what to give instead, and starts with a code. */
public final class DraftException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** The message starts with a stable code. */
    public DraftException(String message) {
        super(message);
    }
}
