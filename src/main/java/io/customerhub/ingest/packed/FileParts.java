package io.customerhub.ingest.packed;

import io.customerhub.ingest.SourceFile;
import io.customerhub.ingest.UnreadableException;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;

/**
 * The texts that a file holds: itself, or what a gzip or ZIP file unpacks to. How it is packed is told by its first bytes
 * and not by its name, so that a wrong name does no harm. Archives within archives are refused.
 */
public final class FileParts implements Closeable {

    private static final byte[] GZIP = {0x1F, (byte) 0x8B, 8};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};

    private final List<FilePart> parts;
    private final Closeable archive;
    private final boolean packed;

    private FileParts(List<FilePart> parts, Closeable archive, boolean packed) {
        this.parts = parts;
        this.archive = archive;
        this.packed = packed;
    }

    /**
     * Looks into a file; the caller closes what it finds, after the streams of its parts.
     *
     * @throws UnreadableException as {@link ZipArchive#open}, or HUB-READ-045 when an archive holds no file
     * @throws IOException on a bad day
     */
    public static FileParts of(SourceFile file, UnpackLimits limits) throws IOException {
        byte[] start;
        try (InputStream in = file.bytes()) {
            start = in.readNBytes(4);
        }
        if (startsWith(start, GZIP)) {
            UnpackedStream.HighWater mark = new UnpackedStream.HighWater(new UnpackBudget(limits, file.size()));
            return new FileParts(List.of(new Part(file.name(), () -> gunzip(file, mark))), () -> {}, true);
        }
        if (startsWith(start, ZIP) || startsWith(start, EMPTY_ZIP)) {
            ZipArchive archive = ZipArchive.open(file, limits);
            List<FilePart> parts = archive.parts();
            if (parts.isEmpty()) {
                archive.close();
                throw new UnreadableException("HUB-READ-045", 0, "the archive holds no file");
            }
            List<FilePart> flat = parts.stream()
                    .map(part -> (FilePart) new Part(part.name(), () -> flat(part.bytes())))
                    .toList();
            return new FileParts(flat, archive, true);
        }
        return new FileParts(List.of(new Part(file.name(), file::bytes)), () -> {}, false);
    }

    /** The parts in the order of their names; at least one. */
    public List<FilePart> parts() {
        return parts;
    }

    /** True when the file is compressed. */
    public boolean isPacked() {
        return packed;
    }

    @Override
    public void close() throws IOException {
        archive.close();
    }

    private static InputStream gunzip(SourceFile file, UnpackedStream.HighWater mark) throws IOException {
        InputStream raw = file.bytes();
        try {
            return flat(UnpackedStream.selfProved(new GzipMembers(raw), mark));
        } catch (java.io.EOFException e) {
            raw.close();
            throw UnpackedStream.damaged("it ends within its header");
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw e;
        }
    }

    /** The same bytes, unless they are packed once more. */
    private static InputStream flat(InputStream unpacked) throws IOException {
        byte[] start = unpacked.readNBytes(4);
        if (startsWith(start, GZIP) || startsWith(start, ZIP) || startsWith(start, EMPTY_ZIP)) {
            unpacked.close();
            throw new UnreadableException(
                    "HUB-READ-045", 0, "the file holds a packed file once more; have it sent packed once");
        }
        return new SequenceInputStream(new ByteArrayInputStream(start), unpacked);
    }

    private static boolean startsWith(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && java.util.Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    /** How a stream is opened. */
    private interface Opening {
        InputStream open() throws IOException;
    }

    private record Part(String name, Opening opening) implements FilePart {
        @Override
        public InputStream bytes() throws IOException {
            return opening.open();
        }
    }
}
