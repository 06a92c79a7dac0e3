package io.customerhub.ingest;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One file of a drop directory, known by its content: the digest is XXH3 128 of its bytes. It is not a proof against
 * forgery, and needs none: whoever can write the drop directory can write any content.
 */
public final class SourceFile {

    private static final int CHUNK = 1 << 20;

    private final Path path;
    private final Identity identity;
    private final String digest;

    private SourceFile(Path path, Identity identity, String digest) {
        this.path = path;
        this.identity = identity;
        this.digest = digest;
    }

    /**
     * Looks at a file and reads it once for its digest.
     *
     * @param directory the drop directory
     * @param file a regular file directly within it; never a symbolic link
     * @param maxBytes the largest size that is read
     * @throws UnreadableException when it is a link, not a regular file or not directly in the directory (HUB-READ-007),
     *     or larger than allowed (HUB-READ-004)
     * @throws SourceChangedException when it changes meanwhile
     * @throws IOException when it cannot be read now
     */
    public static SourceFile open(Path directory, Path file, long maxBytes) throws IOException {
        Path path = file.toAbsolutePath().normalize();
        if (!Objects.equals(path.getParent(), directory.toAbsolutePath().normalize())) {
            throw new UnreadableException("HUB-READ-007", 0, "a file is read only directly in the drop directory");
        }
        BasicFileAttributes attributes =
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new UnreadableException(
                    "HUB-READ-007", 0, "expected a regular file, found a symbolic link or special file");
        }
        if (attributes.size() > maxBytes) {
            throw new UnreadableException(
                    "HUB-READ-004",
                    0,
                    "the file has " + attributes.size() + " bytes, more than the " + maxBytes
                            + " of the option maxFileBytes");
        }
        SourceFile seen = new SourceFile(path, Identity.of(attributes), "");
        SourceFile known = new SourceFile(path, seen.identity, digest(path));
        known.requireUnchanged();
        return known;
    }

    /** The name without its directory. */
    public String name() {
        return path.getFileName().toString();
    }

    /** Where the file is. */
    public Path path() {
        return path;
    }

    /** How many bytes it has. */
    public long size() {
        return identity.size();
    }

    /** When it was last changed. */
    public Instant modified() {
        return identity.modified();
    }

    /** XXH3 128 of its bytes, in 32 hexadecimal digits. */
    public String digest() {
        return digest;
    }

    /** Opens the bytes; the caller closes the stream. */
    @SuppressWarnings("resource") // the stream closes the channel
    public InputStream bytes() throws IOException {
        return java.nio.channels.Channels.newInputStream(channel(path));
    }

    /** Opens the bytes for reading at any place; the caller closes the channel. */
    public SeekableByteChannel channel() throws IOException {
        return channel(path);
    }

    /** True when the last character is LF or CR, or the file is empty. */
    public boolean endsWithLineBreak() throws IOException {
        try (SeekableByteChannel channel = channel(path)) {
            ByteBuffer last = ByteBuffer.allocate(2);
            channel.position(Math.max(0, size() - 2));
            while (last.hasRemaining() && channel.read(last) >= 0) {
                // a channel may give its bytes one by one
            }
            last.flip();
            int count = last.remaining();
            // a zero byte after it is the second half of a UTF-16 (little-endian) line break
            return count == 0 || isBreak(last.get(count - 1)) || count == 2 && last.get(1) == 0 && isBreak(last.get(0));
        }
    }

    /**
     * Compares what is at the path now with what was opened.
     *
     * @throws SourceChangedException when size, time of change or the file itself is another
     * @throws IOException when that cannot be found out
     */
    public void requireUnchanged() throws IOException {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new SourceChangedException(name());
        }
        if (!now.isRegularFile() || !identity.equals(Identity.of(now))) {
            throw new SourceChangedException(name());
        }
    }

    /** True when this very file stands at another path, unchanged. */
    boolean isSameAs(Path other) throws IOException {
        return identity.equals(
                Identity.of(Files.readAttributes(other, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)));
    }

    private static boolean isBreak(byte b) {
        return b == '\n' || b == '\r';
    }

    private static SeekableByteChannel channel(Path path) throws IOException {
        return Files.newByteChannel(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    private static String digest(Path path) throws IOException {
        HashStream128 hash = Hashing.xxh3_128().hashStream();
        try (SeekableByteChannel channel = channel(path)) {
            ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
            while (channel.read(chunk.clear()) >= 0) {
                hash.putBytes(chunk.array(), 0, chunk.position());
            }
        }
        return hash.get().toString().replace("0x", "");
    }

    /** What tells a file from another one at the same path. */
    private record Identity(long size, Instant modified, @Nullable Object key) {
        static Identity of(BasicFileAttributes attributes) {
            return new Identity(attributes.size(), attributes.lastModifiedTime().toInstant(), attributes.fileKey());
        }
    }
}
