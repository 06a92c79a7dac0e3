package io.customerhub.pipeline;

/** The hub is stopping; the batch goes back, and the source is read again from its committed position at the next start. */
public final class HubStoppingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    HubStoppingException(String message) {
        super(message);
    }
}
