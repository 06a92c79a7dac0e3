package io.customerhub.ingest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The directory into which a source system drops its files. What has been read goes to {@code .done} within it, what
 * cannot be read to {@code .failed}; subdirectories and names that begin with a dot are left alone.
 */
public final class DropDirectory {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmssSSS").withZone(ZoneOffset.UTC);

    private final Path directory;
    private final PathMatcher include;

    /**
     * A directory and the files in it that matter.
     *
     * @param include a glob that the name must match, such as {@code *.csv}
     */
    public DropDirectory(Path directory, String include) {
        this.directory = directory;
        this.include = directory.getFileSystem().getPathMatcher("glob:" + include);
    }

    /**
     * The names of some files.
     *
     * @param names the oldest ones, oldest first
     * @param more whether there are others
     * @param fresh whether there are some that were written just now and are left for a later look
     */
    public record Selection(Set<String> names, boolean more, boolean fresh) {}

    /** Where it is. */
    public Path path() {
        return directory;
    }

    /**
     * The oldest files, by the time of their last change, that nobody has written for a while. Holds no more than
     * {@code max} names, however many files there are. A time in the future, from a wrong clock, counts as its distance
     * from now.
     *
     * @param quiet how long a file must be unchanged
     * @param max how many names at most
     * @param wanted whether a name that matches is to be taken
     * @throws IOException when the directory cannot be listed now
     */
    public Selection oldest(Duration quiet, int max, Predicate<String> wanted) throws IOException {
        record Candidate(String name, Instant modified) {}
        Comparator<Candidate> byAge = Comparator.comparing(Candidate::modified).thenComparing(Candidate::name);
        PriorityQueue<Candidate> oldest = new PriorityQueue<>(byAge.reversed());
        boolean more = false;
        boolean fresh = false;
        Instant now = Instant.now();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Path name = file.getFileName();
                if (name.toString().startsWith(".") || !include.matches(name) || !wanted.test(name.toString())) {
                    continue;
                }
                BasicFileAttributes attributes = attributes(file);
                if (attributes == null || attributes.isDirectory()) {
                    continue;
                }
                Instant modified = attributes.lastModifiedTime().toInstant();
                if (Duration.between(modified, now).abs().compareTo(quiet) >= 0) {
                    oldest.add(new Candidate(name.toString(), modified));
                    if (oldest.size() > max) {
                        oldest.remove();
                        more = true;
                    }
                } else {
                    fresh = true;
                }
            }
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        Set<String> names = new LinkedHashSet<>();
        oldest.stream().sorted(byAge).forEach(candidate -> names.add(candidate.name()));
        return new Selection(names, more, fresh);
    }

    /**
     * Puts a file that was read into {@code .done}, under its name or, when that is taken, with the time before it.
     *
     * @throws SourceChangedException when another file stands at its path by now; that one stays
     */
    public void done(SourceFile file) throws IOException {
        Path target = target(".done", file.name());
        file.requireUnchanged();
        Files.move(file.path(), target);
        if (!file.isSameAs(target)) {
            Files.move(target, file.path());
            throw new SourceChangedException(file.name());
        }
    }

    /**
     * Takes a file away that was read and is only a copy of one elsewhere.
     *
     * @throws SourceChangedException when another file stands at its path by now; that one stays
     */
    public void remove(SourceFile file) throws IOException {
        file.requireUnchanged();
        Files.delete(file.path());
    }

    /**
     * Puts what came along with a file, such as its control file, where that file has gone; nothing happens when it is
     * not there.
     *
     * @param folder {@code .done} or {@code .failed}
     */
    public void follow(String companion, String folder) throws IOException {
        Path path = directory.resolve(companion);
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(path, target(folder, companion));
        }
    }

    /** Where {@link #failed} would put a file of this name now, relative to the directory. */
    public Path failedPath(String name) throws IOException {
        return directory.relativize(target(".failed", name));
    }

    /** Puts a file, or a link as it is, into {@code .failed}, at a path from {@link #failedPath}. */
    public void failed(Path file, Path target) throws IOException {
        Files.move(file, directory.resolve(target));
    }

    /** What became of a file that was to be deleted. */
    public enum Deletion {
        /** It is deleted. */
        DELETED,
        /** It was not there any more. */
        MISSING,
        /** Another file stands there by now; it stays. */
        CHANGED
    }

    /**
     * Deletes a file, or a link as it is, out of {@code .failed}.
     *
     * @param path a path from {@link #failedPath}
     * @param size its bytes when it failed, or null when it was never read
     * @throws IOException when it cannot be deleted now
     */
    public static Deletion deleteFailed(Path directory, String path, @Nullable Long size) throws IOException {
        Path failed = directory.resolve(".failed").normalize();
        Path file = directory.resolve(path).normalize();
        if (!failed.equals(file.getParent())) {
            return Deletion.CHANGED;
        }
        BasicFileAttributes attributes = attributes(file);
        if (attributes == null) {
            return Deletion.MISSING;
        }
        if (attributes.isDirectory() || (size != null && attributes.isRegularFile() && attributes.size() != size)) {
            return Deletion.CHANGED;
        }
        return Files.deleteIfExists(file) ? Deletion.DELETED : Deletion.MISSING;
    }

    private Path target(String folder, String name) throws IOException {
        Path parent = Files.createDirectories(directory.resolve(folder));
        Path plain = parent.resolve(name);
        return Files.exists(plain, LinkOption.NOFOLLOW_LINKS)
                ? parent.resolve(STAMP.format(Instant.now()) + "-" + name)
                : plain;
    }

    private static @Nullable BasicFileAttributes attributes(Path file) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null; // taken away since it was listed
        }
    }
}
