package io.customerhub.pipeline;

import io.customerhub.ingest.Intake;
import io.customerhub.ingest.RetryPolicy;
import io.customerhub.record.Position;
import io.customerhub.record.StreamName;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a stream may be polled, and what the hub is told about it. After a bad day the source is left alone for a while,
 * longer each time up to five minutes, and asked again at the next tick after that. Used by one thread.
 */
final class SourcePolls {

    private static final Logger LOG = LoggerFactory.getLogger(SourcePolls.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final StreamName stream;
    private final Intake intake;
    private final RetryPolicy pauses;
    private int failures;
    private long notBefore = System.nanoTime();

    /** Polls of a stream that is ticked every {@code every}. */
    SourcePolls(CamelContext context, StreamName stream, Duration every) {
        this.stream = stream;
        Intake found = context.getRegistry().findSingleByType(Intake.class);
        if (found == null) {
            throw new IllegalStateException("the registry holds no " + Intake.class.getName());
        }
        this.intake = found;
        Duration first = every.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : every;
        this.pauses =
                new RetryPolicy(first, first.compareTo(LONGEST_PAUSE) > 0 ? first : LONGEST_PAUSE, Integer.MAX_VALUE);
    }

    /** Begins a poll, unless it is too early after a failure or the stream is halted. */
    boolean begin() {
        if (System.nanoTime() - notBefore < 0 || isHalted()) {
            return false;
        }
        intake.pollStarted(stream);
        return true;
    }

    /** True when no further page may be asked for. */
    boolean isHalted() {
        return intake.isHalted(stream);
    }

    /** The committed position. */
    @Nullable
    Position position() {
        return intake.position(stream);
    }

    /** The route that reads the stream. */
    String route() {
        return intake.route(stream);
    }

    /** All that the source had has been committed. */
    void finished() {
        failures = 0;
        intake.pollFinished(stream);
    }

    /**
     * The poll could not be finished. The first failure in a row is logged; the hub is told of each. The exception itself
     * may quote values of the source, so that it is for the debug log only.
     */
    void failed(String code, String message, Throwable problem) {
        failures++;
        Duration pause = pauses.delay(failures, ThreadLocalRandom.current());
        notBefore = System.nanoTime() + pause.toNanos();
        if (failures == 1) {
            LOG.warn("{} {}", code, message);
        }
        LOG.debug("{} {}", code, stream, problem);
        intake.pollFailed(stream, code, message);
    }
}
