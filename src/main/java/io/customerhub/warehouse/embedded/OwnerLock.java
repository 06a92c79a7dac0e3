package io.customerhub.warehouse.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * At most one living process owns the server. The lock of the operating system decides, so that it ends with the
 * process however that ends; the file beside it names the owner, for messages and for a second start in the same JVM.
 */
final class OwnerLock implements AutoCloseable {
    /** Far behind the end of the file: Windows locks are mandatory, and nobody needs to read there. */
    private static final long LOCKED_BYTE = 1L << 40;

    private final Path ownerFile;
    private final FileChannel channel;

    private OwnerLock(Path ownerFile, FileChannel channel) {
        this.ownerFile = ownerFile;
        this.channel = channel;
    }

    /** Empty when another living process, or this one by an earlier call, owns the server. */
    static Optional<OwnerLock> tryTake(PostgresDirectory directory) throws IOException {
        // Before the lock file is touched: closing any channel on it would free the lock that this JVM already
        // holds (FileLock, "platform dependencies").
        if (ownerName(directory).equals(self())) {
            return Optional.empty();
        }
        FileChannel channel = FileChannel.open(directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            if (lock != null) {
                Files.writeString(directory.owner(), self());
                return Optional.of(new OwnerLock(directory.owner(), channel));
            }
            channel.close();
            return Optional.empty();
        } catch (OverlappingFileLockException e) {
            // Two threads of this JVM at the same moment: the channel stays open, see above.
            return Optional.empty();
        }
    }

    /** The last known owner as "process 4711, started 2026-01-01T00:00:00Z", or an empty string. */
    static String ownerName(PostgresDirectory directory) {
        try {
            return Files.readString(directory.owner());
        } catch (IOException e) {
            return "";
        }
    }

    /** The start time keeps a reused process id apart, as happens with each restart of a container. */
    private static String self() {
        ProcessHandle self = ProcessHandle.current();
        Instant started = self.info().startInstant().orElse(Instant.EPOCH);
        return "process " + self.pid() + ", started " + started;
    }

    /** Gives ownership up. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(ownerFile);
        channel.close();
    }
}
