package io.customerhub.ingest.kafka;

import org.jspecify.annotations.Nullable;

/** A topic that cannot be read on: a bad day, or, when a person must decide, a reason to pause. */
public final class KafkaFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final boolean mustPause;

    /** A failure; the message holds neither secrets nor values of messages. */
    KafkaFailure(String code, boolean mustPause, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.mustPause = mustPause;
    }

    /** The stable code. */
    public String code() {
        return code;
    }

    /** True when going on would lose messages in silence. */
    public boolean mustPause() {
        return mustPause;
    }
}
