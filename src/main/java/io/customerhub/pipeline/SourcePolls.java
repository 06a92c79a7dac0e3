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
public final class SourcePolls {

    private static final Logger LOG = LoggerFactory.getLogger(SourcePolls.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    /** A password that is tried all night locks an account; a bad configuration does not mend itself. */
    private static final int MOST_REFUSALS = 3;

    private final StreamName stream;
    private final Intake intake;
    private final RetryPolicy pauses;
    private int failures;
    private int refusals;
    private long notBefore = System.nanoTime();

    /** Polls of a stream that is ticked every {@code every}. */
    SourcePolls(CamelContext context, StreamName stream, Duration every) {
        this(context, stream, every, LONGEST_PAUSE);
        intake.polledEvery(stream, every);
    }

    /** As above, with another longest pause: a source that pushes must not be put off long after a bad day has ended. */
    SourcePolls(CamelContext context, StreamName stream, Duration every, Duration longest) {
        this.stream = stream;
        Intake found = context.getRegistry().findSingleByType(Intake.class);
        if (found == null) {
            throw new IllegalStateException("the registry holds no " + Intake.class.getName());
        }
        this.intake = found;
        Duration first = every.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : every;
        this.pauses = new RetryPolicy(first, first.compareTo(longest) > 0 ? first : longest, Integer.MAX_VALUE);
    }

    /** Begins a poll, unless it is too early after a failure or the stream is halted. */
    public boolean begin() {
        if (System.nanoTime() - notBefore < 0 || isHalted()) {
            return false;
        }
        intake.pollStarted(stream);
        return true;
    }

    /** True when no further page may be asked for; waits while the stream is held. */
    public boolean isHalted() {
        return !intake.mayGoOn(stream);
    }

    /** The committed position. */
    public @Nullable Position position() {
        return intake.position(stream);
    }

    /** The route that reads the stream. */
    public String route() {
        return intake.route(stream);
    }

    /** All that the source had has been committed. */
    public void finished() {
        failures = 0;
        refusals = 0;
        intake.pollFinished(stream);
    }

    /**
     * The poll could not be finished. The first failure in a row is logged; the hub is told of each. The exception itself
     * may quote values of the source, so that it is for the debug log only.
     */
    public void failed(String code, String message, Throwable problem) {
        refusals = 0;
        fail(code, message, problem);
    }

    /**
     * The source could not be read because of how the route is written, or of who the hub says it is. The third time in a
     * row the stream is paused, and the source left alone until a person resumes it or the configuration changes.
     */
    public void refused(String code, String message, Throwable problem) {
        refusals++;
        if (refusals < MOST_REFUSALS) {
            fail(code, message, problem);
            return;
        }
        refusals = 0;
        intake.pause(
                stream,
                code,
                message + "; tried " + MOST_REFUSALS + " times, so that the stream is paused: mend it, then run"
                        + " ./hub resume " + stream);
    }

    /** The stream pauses until a person has decided. */
    public void pause(String code, String message) {
        intake.pause(stream, code, message);
    }

    private void fail(String code, String message, Throwable problem) {
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
