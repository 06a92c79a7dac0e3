package io.customerhub.pipeline;

/** The stream waits for a person; the batch goes back, and nothing of it is acknowledged. */
public final class StreamPausedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StreamPausedException(String message) {
        super(message);
    }
}
