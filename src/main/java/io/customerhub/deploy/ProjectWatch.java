package io.customerhub.deploy;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells when somebody has written in a project folder and has come to rest. Editors write twice, or write another file and
 * rename it; all of that within half a second is one change. Where the file system sends no events, as network drives and
 * some container mounts do not, a look at names and times every few seconds finds the change. Used by one thread.
 */
public final class ProjectWatch implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(ProjectWatch.class);

    private static final long REST_NANOS = Duration.ofMillis(500).toNanos();
    private static final long LOOK_NANOS = Duration.ofSeconds(3).toNanos();

    /** Somebody who writes without end is not waited for any longer than this. */
    private static final long LONGEST_WAIT_NANOS = Duration.ofSeconds(10).toNanos();

    private final ProjectFolder project;
    private final @Nullable WatchService events;
    private ProjectStamp seen;
    private long nextLook = System.nanoTime() + LOOK_NANOS;
    private long firstEvent;
    private long lastEvent;
    private boolean pending;

    /** Watches from now on. */
    public ProjectWatch(ProjectFolder project) {
        this.project = project;
        this.seen = ProjectStamp.of(project);
        this.events = open(project);
        registerAll();
    }

    private static @Nullable WatchService open(ProjectFolder project) {
        try {
            return project.root().getFileSystem().newWatchService();
        } catch (IOException | UnsupportedOperationException none) {
            LOGGER.atInfo()
                    .addKeyValue("cause", none.getClass().getSimpleName())
                    .log("the file system sends no events; changes of the configuration are found within seconds");
            return null;
        }
    }

    /**
     * Waits for a moment at most.
     *
     * @return true when something was written and half a second has passed since
     */
    public boolean await(Duration moment) throws InterruptedException {
        if (takeEvents(moment)) {
            note();
        }
        long now = System.nanoTime();
        if (now - nextLook >= 0) {
            nextLook = now + LOOK_NANOS;
            look();
        }
        boolean isDue = pending && (now - lastEvent >= REST_NANOS || now - firstEvent >= LONGEST_WAIT_NANOS);
        if (isDue) {
            pending = false;
            registerAll();
            seen = ProjectStamp.of(project);
        }
        return isDue;
    }

    private void look() {
        if (!ProjectStamp.of(project).equals(seen)) {
            seen = ProjectStamp.of(project);
            note();
        }
    }

    private void note() {
        lastEvent = System.nanoTime();
        if (!pending) {
            pending = true;
            firstEvent = lastEvent;
        }
    }

    /** True when an event came that concerns the configuration. */
    private boolean takeEvents(Duration moment) throws InterruptedException {
        if (events == null) {
            TimeUnit.NANOSECONDS.sleep(moment.toNanos());
            return false;
        }
        boolean concerns = false;
        try {
            WatchKey key = events.poll(moment.toNanos(), TimeUnit.NANOSECONDS);
            while (key != null) {
                for (WatchEvent<?> event : key.pollEvents()) {
                    concerns |= concerns((Path) key.watchable(), event);
                }
                key.reset();
                key = events.poll();
            }
        } catch (ClosedWatchServiceException closed) {
            return false;
        }
        return concerns;
    }

    /** In the project folder itself only some names count; the data of the hub may live there, too. */
    private boolean concerns(Path folder, WatchEvent<?> event) {
        if (!(event.context() instanceof Path name)) {
            return true;
        }
        Path file = folder.resolve(name);
        if (Files.isDirectory(file) && !folder.equals(project.root())) {
            register(file);
        }
        return !folder.equals(project.root()) || ProjectStamp.roots(project).contains(file);
    }

    /** Registering a folder that is watched already changes nothing. */
    private void registerAll() {
        register(project.root(), 0);
        for (Path root : ProjectStamp.roots(project)) {
            register(root);
        }
    }

    private void register(Path folder) {
        register(folder, ProjectStamp.DEPTH);
    }

    private void register(Path start, int depth) {
        WatchService service = events;
        if (service == null || !Files.isDirectory(start)) {
            return;
        }
        try {
            if (depth == 0) {
                watch(service, start);
                return;
            }
            Files.walkFileTree(start, java.util.Set.of(), depth, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    watch(service, folder);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException vanished) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException | ClosedWatchServiceException failure) {
            LOGGER.atDebug()
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log("a folder cannot be watched; its changes are found by looking");
        }
    }

    private static void watch(WatchService service, Path folder) throws IOException {
        folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
    }

    /** Ends a wait, too. */
    @Override
    public void close() {
        try {
            if (events != null) {
                events.close();
            }
        } catch (IOException failure) {
            LOGGER.atDebug()
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log("the watch could not be closed");
        }
    }
}
