package io.customerhub.pipeline;

import io.customerhub.ingest.DropDirectory;
import io.customerhub.ingest.DropDirectory.Selection;
import io.customerhub.ingest.Intake;
import io.customerhub.ingest.sftp.SftpFailure;
import io.customerhub.record.StreamName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * One look after another at a drop directory: which files are due, when to leave the source alone after a failure, and
 * what the hub is told about it.
 *
 * <p>A file that cannot be read now rests alone, and the others go on. When a batch was not taken, the whole stream rests:
 * the next file would fail as well. The consumer of one file endpoint is one thread; the methods are synchronized because
 * that thread changes.
 */
final class FilePoll {

    /** How many files one look takes; the next look follows at once. */
    private static final int FILES = 2000;

    /** How long the first poll waits for files that were written just now, in quiet times. */
    private static final int PATIENCE = 5;

    private final DropDirectory directory;
    private final StreamName stream;
    private final Duration quiet;
    private final Duration every;
    private final Duration rest;
    private final Supplier<Intake> intake;
    private final ControlWatch controls;
    private final FileOrigin origin;
    private FileOrigin.Arrival arrival = FileOrigin.Arrival.ALL;

    private final Map<String, Instant> resting = new HashMap<>();
    private Instant restUntil = Instant.MIN;
    private Selection selection = new Selection(Set.of(), false, false);
    private @Nullable Instant firstLook;
    private boolean finished;
    private boolean failed;
    private boolean givenUp;

    FilePoll(
            DropDirectory directory,
            StreamName stream,
            Duration quiet,
            Duration every,
            ControlWatch controls,
            FileOrigin origin,
            Supplier<Intake> intake) {
        this.directory = directory;
        this.stream = stream;
        this.quiet = quiet;
        this.every = every;
        // a little less than the interval, so that the next look after it is not missed by a hair
        this.rest = every.multipliedBy(9).dividedBy(10);
        this.controls = controls;
        this.origin = origin;
        this.intake = intake;
    }

    DropDirectory directory() {
        return directory;
    }

    /** Begins a look; false when the stream is to be left alone now. */
    synchronized boolean begin() {
        boolean mayGoOn = intake.get().mayGoOn(stream);
        Instant now = Instant.now();
        if (!mayGoOn || now.isBefore(restUntil)) {
            return false;
        }
        resting.values().removeIf(until -> !now.isBefore(until));
        failed = !resting.isEmpty();
        givenUp = false;
        if (firstLook == null) {
            firstLook = now;
            intake.get().polledEvery(stream, every);
        }
        intake.get().pollStarted(stream);
        arrival = origin.bring();
        try {
            controls.look();
            // a look takes nothing away, so a file that is still being written does no harm
            Duration unchanged = intake.get().isLookOnly() ? Duration.ZERO : quiet;
            selection = directory.oldest(
                    unchanged, FILES, name -> !resting.containsKey(name) && controls.isReady(name, unchanged));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return true;
    }

    /** The look has ended and each of its files has been tried. */
    synchronized void commit() {
        origin.leave();
        if (!failed
                && !givenUp
                && !selection.more()
                && !arrival.more()
                && !awaitsFresh()
                && !intake.get().isHalted(stream)) {
            finished = true;
            String overdue = controls.overdue();
            if (arrival.message() != null) {
                intake.get().pollFailed(stream, arrival.code(), arrival.message());
            } else if (overdue != null) {
                intake.get().pollFailed(stream, "HUB-READ-068", overdue);
            } else {
                intake.get().pollFinished(stream);
            }
        }
    }

    /** What was dropped just before the start belongs to the first poll; a file that is written for ever does not. */
    private boolean awaitsFresh() {
        return !finished
                && (selection.fresh() || arrival.fresh())
                && firstLook != null
                && Instant.now().isBefore(firstLook.plus(quiet.multipliedBy(PATIENCE)));
    }

    /** The look itself failed. */
    synchronized void rollback(Exception cause) {
        origin.leave();
        fail("HUB-READ-012", "cannot list the drop directory (" + kind(cause) + ")");
        restUntil = Instant.now().plus(rest);
    }

    synchronized boolean accepts(String name) {
        return selection.names().contains(name);
    }

    /** True when the rest of the files of this look must stay where they are. */
    synchronized boolean isGivenUp() {
        givenUp = givenUp || !intake.get().mayGoOn(stream);
        return givenUp;
    }

    /** An exchange has ended, well or not. */
    synchronized void ended(FileReading reading, Exchange exchange) {
        reading.close();
        givenUp = givenUp || reading.isHalted();
        if (reading.isSettled()) {
            return;
        }
        String name = String.valueOf(reading.path().getFileName());
        Instant until = Instant.now().plus(rest);
        if (cause(exchange) instanceof SftpFailure away) {
            restUntil = until;
            givenUp = true;
            fail(away.code(), String.valueOf(away.getMessage()));
        } else if (reading.hasFailedToRead() && resting.size() < FILES) {
            resting.put(name, until);
            fail("HUB-READ-013", "cannot read the file '" + name + "' now (" + kind(cause(exchange)) + ")");
        } else {
            restUntil = until;
            givenUp = true;
            fail("HUB-READ-011", "a batch of the file '" + name + "' was not taken (" + kind(cause(exchange)) + ")");
        }
    }

    private void fail(String code, String message) {
        failed = true;
        intake.get().pollFailed(stream, code, message + "; it will be tried again");
    }

    private static Throwable cause(Exchange exchange) {
        Throwable cause = exchange.getException();
        if (cause == null) {
            cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        }
        return cause == null ? new IllegalStateException("not committed") : cause;
    }

    /** The kinds of the causes; their messages may hold data. */
    private static String kind(Throwable cause) {
        Throwable root = cause;
        for (int depth = 0; root.getCause() != null && depth < 20; depth++) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName();
    }
}
