package io.customerhub.ingest.webhook;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A body that a known sender has posted and that waits for its answer. It is answered once; later answers are void. */
public final class Post {

    private final byte[] body;
    private final @Nullable String deliveryId;
    private final IntConsumer answer;
    private final Runnable release;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final AtomicBoolean released = new AtomicBoolean();

    /**
     * A post.
     *
     * @param answer sends a status to the sender; called once
     * @param release is told when the body is no longer needed; called once
     */
    Post(byte[] body, @Nullable String deliveryId, IntConsumer answer, Runnable release) {
        this.body = body;
        this.deliveryId = deliveryId;
        this.answer = answer;
        this.release = release;
    }

    /** The body as it came. */
    public byte[] body() {
        return body;
    }

    /** The id that the sender gave the delivery, or null. */
    public @Nullable String deliveryId() {
        return deliveryId;
    }

    /** Tells the sender that the warehouse has it, and lets the body go. */
    public void accept() {
        answer(202);
        release();
    }

    /** Tells the sender to send it again later, and lets the body go. */
    public void putOff() {
        answer(503);
        release();
    }

    /** The sender has its answer, or is gone. */
    boolean isAnswered() {
        return answered.get();
    }

    void answer(int status) {
        if (answered.compareAndSet(false, true)) {
            answer.accept(status);
        }
    }

    void release() {
        if (released.compareAndSet(false, true)) {
            release.run();
        }
    }
}
