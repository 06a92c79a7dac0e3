package io.customerhub.ingest.sftp;

import io.customerhub.ingest.RetryPolicy;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the files of a directory on an SFTP server into a local folder, each whole or not at all, and after the hub has
 * dealt with one moves or deletes it there. A file that is in the local folder is not fetched again. For one thread.
 */
public final class SftpInbox implements Closeable {

    /** What is done on the server with a file that has been read. */
    public enum After {
        /** It goes to {@code .done}, an unreadable one to {@code .failed}. */
        MOVE,
        /** It is deleted; an unreadable one goes to {@code .failed}. */
        DELETE,
        /** It stays. */
        KEEP
    }

    /** Tells which files need not be fetched. */
    public interface Known {
        /** The names of those that have been dealt with: same name, size and time. */
        Set<String> among(Collection<RemoteFile> files) throws IOException;
    }

    /** Told of files that are not fetched because they are too large. */
    public interface TooLarge {
        /** Stores that durably. */
        void refuse(RemoteFile file);
    }

    /**
     * What a look at the server has brought.
     *
     * @param more whether files are left for the next look
     * @param fresh whether there are files that may still be written
     * @param problem why the look broke off, or null
     */
    public record Look(boolean more, boolean fresh, @Nullable SftpFailure problem) {}

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmssSSS").withZone(ZoneOffset.UTC);
    private static final Comparator<RemoteFile> BY_AGE =
            Comparator.comparing(RemoteFile::modified).thenComparing(RemoteFile::name);
    private static final int PAGE = 500;
    private static final int CHUNK = 1 << 16;

    private final SftpOptions options;
    private final Path folder;
    private final PathMatcher include;
    private final After after;
    private final long maxBytes;
    private final QuietFiles quiet;
    private final Known known;
    private final TooLarge tooLarge;
    private final int filesALook;
    private final RetryPolicy pauses = new RetryPolicy(Duration.ofSeconds(1), Duration.ofMinutes(5), Integer.MAX_VALUE);
    private final RetryPolicy longPauses =
            new RetryPolicy(Duration.ofMinutes(1), Duration.ofHours(1), Integer.MAX_VALUE);
    private final Set<RemoteFile> refused = new java.util.HashSet<>();

    private @Nullable SftpSession session;
    private @Nullable SftpFailure problem;
    private int failures;
    private boolean prepared;
    private long notBefore = System.nanoTime();

    /**
     * An inbox.
     *
     * @param folder where files are put; made when it is not there
     * @param include a glob that names must match
     * @param maxBytes a larger file is not fetched
     * @param quiet how long a file must have been seen unchanged before it is fetched
     * @param filesALook how many files one look fetches at most
     */
    public SftpInbox(
            SftpOptions options,
            Path folder,
            String include,
            After after,
            long maxBytes,
            Duration quiet,
            Known known,
            TooLarge tooLarge,
            int filesALook) {
        this.options = options;
        this.folder = folder;
        this.include = FileSystems.getDefault().getPathMatcher("glob:" + include);
        this.after = after;
        this.maxBytes = maxBytes;
        this.quiet = new QuietFiles(quiet);
        this.known = known;
        this.tooLarge = tooLarge;
        this.filesALook = filesALook;
    }

    /** Looks at the server and fetches the oldest files that are due; never throws on a bad day. */
    public Look look() {
        if (System.nanoTime() - notBefore < 0) {
            return new Look(false, false, problem);
        }
        try {
            Look look = fetch();
            problem = null;
            failures = 0;
            return look;
        } catch (SftpFailure e) {
            return failed(e);
        } catch (IOException e) {
            return failed(SftpFailures.local(e));
        }
    }

    private Look failed(SftpFailure failure) {
        close();
        problem = failure;
        failures++;
        RetryPolicy policy = failure.isForPerson() ? longPauses : pauses;
        // a person's mistake is not tried again at once: each wrong password counts towards a lock of the account
        Duration pause =
                failure.isForPerson() ? policy.limit(failures) : policy.delay(failures, ThreadLocalRandom.current());
        notBefore = System.nanoTime() + pause.toNanos();
        return new Look(false, false, failure);
    }

    /** What a crash left half fetched is fetched anew. */
    private void prepare() throws IOException {
        Files.createDirectories(folder);
        if (!prepared) {
            try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*.part")) {
                for (Path part : parts) {
                    Files.delete(part);
                }
            }
            prepared = true;
        }
    }

    private Look fetch() throws IOException {
        prepare();
        PriorityQueue<RemoteFile> oldest = new PriorityQueue<>(BY_AGE.reversed());
        boolean more = candidates(oldest);
        List<RemoteFile> files = oldest.stream().sorted(BY_AGE).toList();
        List<RemoteFile> due = quiet.among(files, System.nanoTime());
        long room = maxBytes;
        for (RemoteFile file : due) {
            if (file.size() > maxBytes) {
                refuse(file);
            } else if (file.size() > room) {
                return new Look(true, false, null);
            } else {
                room -= file.size();
                fetch(file);
            }
        }
        return new Look(more && !due.isEmpty(), due.size() < files.size(), null);
    }

    /** Adds the oldest files that are neither here nor known; true when there are others. */
    private boolean candidates(PriorityQueue<RemoteFile> oldest) throws SftpFailure {
        boolean[] more = new boolean[1];
        List<RemoteFile> page = new ArrayList<>();
        List<SftpFailure> away = new ArrayList<>();
        session().list(file -> {
            try {
                if (away.isEmpty() && include.matches(path(file)) && !refused.contains(file)) {
                    page.add(file);
                    more[0] |= page.size() == PAGE && keepOldest(page, oldest);
                }
            } catch (SftpFailure e) {
                away.add(e);
            }
        });
        if (!away.isEmpty()) {
            throw away.get(0);
        }
        return keepOldest(page, oldest) || more[0];
    }

    private static Path path(RemoteFile file) throws SftpFailure {
        try {
            return Path.of(file.name());
        } catch (InvalidPathException e) {
            throw SftpFailures.nameOfNoFile(e);
        }
    }

    private Set<String> done(List<RemoteFile> page) throws SftpFailure {
        try {
            return after == After.KEEP && !page.isEmpty() ? known.among(page) : Set.of();
        } catch (IOException e) {
            throw SftpFailures.ledger(e);
        }
    }

    private boolean keepOldest(List<RemoteFile> page, PriorityQueue<RemoteFile> oldest) throws SftpFailure {
        page.removeIf(file -> Files.exists(folder.resolve(file.name()), LinkOption.NOFOLLOW_LINKS));
        Set<String> done = done(page);
        boolean more = false;
        for (RemoteFile file : page) {
            if (!done.contains(file.name())) {
                oldest.add(file);
                if (oldest.size() > filesALook) {
                    oldest.remove();
                    more = true;
                }
            }
        }
        page.clear();
        return more;
    }

    /** Fetches one file under a hidden name and shows it only when it is whole and was not changed meanwhile. */
    private void fetch(RemoteFile file) throws IOException {
        Path part = folder.resolve("." + file.name() + ".part");
        long size = copy(file, part);
        if (size != file.size() || !file.equals(session().find(file.name()))) {
            Files.deleteIfExists(part); // it changed meanwhile, so it is not quiet yet
            return;
        }
        Files.setLastModifiedTime(part, FileTime.from(file.modified()));
        Files.move(part, folder.resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
    }

    private long copy(RemoteFile file, Path part) throws IOException {
        long size = 0;
        try (OutputStream out = Files.newOutputStream(part);
                InputStream in = session().bytes(file.name())) {
            byte[] chunk = new byte[CHUNK];
            while (size <= file.size()) {
                int count = read(in, chunk, file);
                if (count < 0) {
                    break;
                }
                out.write(chunk, 0, count);
                size += count;
            }
        }
        return size;
    }

    private int read(InputStream in, byte[] chunk, RemoteFile file) throws IOException {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            throw session().broken(file.name(), e);
        }
    }

    private void refuse(RemoteFile file) throws IOException {
        tooLarge.refuse(file);
        if (after == After.KEEP) {
            refused.add(file);
        } else {
            session().move(file.name(), ".failed", STAMP.format(Instant.now()));
        }
    }

    /**
     * The hub has read a file and committed it: carries out what is to become of it on the server, unless it is not there
     * any more or another one of its name is.
     *
     * @param read false when the file is a dead letter
     * @throws SftpFailure on a bad day; to be called again then
     */
    public void settle(RemoteFile file, boolean read) throws SftpFailure {
        if (after == After.KEEP || !file.equals(session().find(file.name()))) {
            return;
        }
        if (after == After.DELETE && read) {
            session().delete(file.name());
        } else {
            session().move(file.name(), read ? ".done" : ".failed", STAMP.format(Instant.now()));
        }
    }

    private SftpSession session() throws SftpFailure {
        SftpSession open = session;
        if (open == null || !open.isConnected()) {
            close();
            open = SftpSession.open(options);
            session = open;
        }
        return open;
    }

    /** Gives the connection back; the next look opens another one. */
    @Override
    public void close() {
        SftpSession open = session;
        session = null;
        if (open != null) {
            open.close();
        }
    }
}
