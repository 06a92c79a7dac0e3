package io.customerhub;

import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.ProjectWatch;
import io.customerhub.deploy.Reconciler;
import io.customerhub.deploy.Refusal;
import io.customerhub.pipeline.IntakeListener;
import io.customerhub.warehouse.ConfigurationChange;
import io.customerhub.warehouse.ConfigurationChange.What;
import io.customerhub.warehouse.ConfigurationChangeStore;
import io.customerhub.warehouse.ReloadRequests;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.WarehouseException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the running hub in step with its project folder and with what people ask of it through the warehouse: a saved
 * file, {@code hub reload}, {@code hub pause} and {@code hub resume}. One thread does all of it, one after the other.
 */
final class LiveConfiguration implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(LiveConfiguration.class);
    private static final Duration MOMENT = Duration.ofMillis(200);
    private static final long ASK_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long END_MILLIS = 30_000;

    private final Reconciler reconciler;
    private final ConfigurationJournal journal;
    private final ReloadRequests requests;
    private final RequestedPauses pauses;
    private final IntakeListener listener;
    private final Thread thread;
    private final ProjectWatch watch;
    private volatile boolean watching;
    private volatile boolean closed;
    private boolean unfinished;

    LiveConfiguration(
            Reconciler reconciler,
            ProjectFolder project,
            Warehouse warehouse,
            RequestedPauses pauses,
            IntakeListener listener) {
        this.reconciler = reconciler;
        this.watch = new ProjectWatch(project);
        this.journal = new ConfigurationJournal(new ConfigurationChangeStore(warehouse));
        this.requests = new ReloadRequests(warehouse);
        this.pauses = pauses;
        this.listener = listener;
        this.thread = new Thread(this::live, "configuration");
        thread.setDaemon(true);
    }

    /** Loads what the project folder says, from nothing, and begins to hear what people ask. */
    synchronized void start(Set<String> only) throws InterruptedException {
        Reconciler.Result loaded = reconciler.reconcile();
        Set<String> refused = refusedSystems();
        journal.writeStart(
                loaded.changes(),
                reconciler.names(),
                system -> !refused.contains(system) && (only.isEmpty() || only.contains(system)));
        loaded.changes().stream()
                .filter(change -> change.what() == What.REFUSED)
                .forEach(listener::refusedAtStart);
        unfinished = !loaded.isWhole();
        pauses.look();
        thread.start();
    }

    private Set<String> refusedSystems() {
        return Set.copyOf(reconciler.refusals().stream().map(Refusal::system).toList());
    }

    /** From now on a saved file is taken over, too. */
    void watch() {
        watching = true;
    }

    private void live() {
        long nextAsk = System.nanoTime();
        boolean written = false;
        try {
            while (!closed) {
                written |= watch.await(MOMENT);
                boolean isNew = written && watching;
                if (isNew || System.nanoTime() - nextAsk >= 0) {
                    unfinished |= isNew;
                    written &= !isNew;
                    nextAsk = System.nanoTime() + ASK_NANOS;
                    lookOnce();
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** A look that fails is made again a second later: what was to be done then is still to be done. */
    private synchronized void lookOnce() throws InterruptedException {
        try {
            pauses.look();
            answerRequests();
            if (unfinished) {
                reload();
            }
        } catch (WarehouseException away) {
            LOGGER.debug("the warehouse is away, the configuration is looked at later: {}", away.getMessage());
        } catch (RuntimeException failure) {
            LOGGER.atError()
                    .addKeyValue("cause", failure.getClass().getName())
                    .setCause(failure)
                    .log("the configuration could not be looked at; it is tried again");
        }
    }

    private void answerRequests() throws InterruptedException {
        long asked = requests.open();
        if (asked > 0) {
            long latest = requests.latestChange();
            reload();
            if (!unfinished) {
                requests.done(
                        asked,
                        latest,
                        reconciler.refusals().stream()
                                .flatMap(refusal -> refusal.problems().stream())
                                .map(Object::toString)
                                .toList());
            }
        }
    }

    /** Takes over what the project folder says now; what came of it. */
    synchronized List<ConfigurationChange> reload() throws InterruptedException {
        unfinished = true;
        Reconciler.Result result = reconciler.reconcile();
        unfinished = !result.isWhole();
        result.changes().forEach(this::tell);
        pauses.look();
        journal.write(result.changes());
        return result.changes();
    }

    private void tell(ConfigurationChange change) {
        (change.what() == What.REFUSED ? LOGGER.atWarn() : LOGGER.atInfo())
                .addKeyValue("what", change.what().word())
                .addKeyValue("subject", change.subject().word())
                .addKeyValue("name", change.name())
                .addKeyValue("file", change.file())
                .addKeyValue("codes", change.codes())
                .log("configuration changed");
        listener.configured(change);
    }

    /** Ends after the swap under way. */
    @Override
    public void close() {
        closed = true;
        // wakes the thread up when it waits for something to be saved
        watch.close();
        try {
            thread.join(END_MILLIS);
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(TimeUnit.SECONDS.toMillis(1));
            }
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
