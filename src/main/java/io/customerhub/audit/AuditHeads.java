package io.customerhub.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs the end of the log each hour, and once more when the hub ends, into files outside the database. What is not
 * written, because the warehouse or the folder is away, is tried again a minute later.
 */
public final class AuditHeads implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(AuditHeads.class);
    private static final Duration LOOK = Duration.ofMinutes(1);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration LAST_SIGNING = Duration.ofSeconds(5);

    private final AuditStore store;
    private final HeadFiles files;
    private final Path folder;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "audit heads");
        made.setDaemon(true);
        return made;
    });
    private Instant signedAt = Instant.EPOCH;
    private long signed;

    private AuditHeads(AuditStore store, Path folder, Clock clock) {
        this.store = store;
        this.folder = folder;
        this.files = new HeadFiles(folder);
        this.clock = clock;
    }

    /** Begins; the first head is signed at once. */
    public static AuditHeads start(AuditStore store, Path folder) {
        AuditHeads heads = new AuditHeads(store, folder, Clock.systemUTC());
        heads.thread.scheduleWithFixedDelay(heads::signWhenDue, 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
        return heads;
    }

    private synchronized void signWhenDue() {
        if (!signedAt.plus(EVERY).isAfter(clock.instant())) {
            signNow();
        }
    }

    private synchronized void signNow() {
        try {
            sign();
        } catch (IOException | RuntimeException failure) {
            LOGGER.atWarn()
                    .addKeyValue("folder", folder)
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log("HUB-AUD-004  the head of the audit log could not be signed; it is tried again in a minute");
        }
    }

    private synchronized boolean sign() throws IOException {
        Optional<ChainedRow> last = store.last();
        Optional<AuditKey> key = store.keys().current();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean isMore = last.isPresent() && key.isPresent() && last.get().row().sequence() > signed;
        if (isMore) {
            files.add(AuditHead.of(now, last.get(), key.get()));
            signed = last.get().row().sequence();
        }
        signedAt = now;
        return isMore;
    }

    /** Signs what came since; a warehouse that is away does not hold up the end for long. */
    @Override
    public void close() {
        thread.execute(this::signNow);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_SIGNING.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
