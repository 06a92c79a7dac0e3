package io.customerhub.ingest.packed;

import io.customerhub.ingest.SourceFile;
import io.customerhub.ingest.UnreadableException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A ZIP file whose directory has been read and judged: few enough entries, no encryption, no links, no names that lead
 * out of the archive. The declared sizes are counted before anything is unpacked, the true ones while it is.
 */
public final class ZipArchive implements Closeable {

    /** Room for the directory: 46 bytes, a name, extra fields and a comment per entry (APPNOTE 4.3.12). */
    private static final long DIRECTORY_BYTES_PER_ENTRY = 512;

    private static final long DIRECTORY_BYTES = 1L << 20;

    private final ZipFile zip;
    private final UnpackBudget budget;
    private final List<ZipArchiveEntry> entries;

    private ZipArchive(ZipFile zip, UnpackBudget budget, List<ZipArchiveEntry> entries) {
        this.zip = zip;
        this.budget = budget;
        this.entries = entries;
    }

    /**
     * Opens an archive; the caller closes it.
     *
     * @throws UnreadableException when it is damaged (HUB-READ-042), over a limit (HUB-READ-041) or holds what is not read
     *     (HUB-READ-043 links and names, HUB-READ-044 encryption and rare methods)
     * @throws IOException on a bad day
     */
    public static ZipArchive open(SourceFile file, UnpackLimits limits) throws IOException {
        long most = DIRECTORY_BYTES + limits.maxEntries() * DIRECTORY_BYTES_PER_ENTRY;
        BoundedChannel channel = new BoundedChannel(file.channel(), most);
        ZipFile zip = null;
        try {
            zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get();
            List<ZipArchiveEntry> entries = judged(zip, limits, file.size());
            channel.release();
            return new ZipArchive(zip, new UnpackBudget(limits, file.size()), entries);
        } catch (IOException | IllegalArgumentException e) {
            close(zip, channel);
            if (channel.isExhausted()) {
                throw tooMany(limits);
            }
            if (channel.hasFailed() && e instanceof IOException badDay) {
                throw badDay;
            }
            throw UnpackedStream.damaged("it has no ZIP directory that can be read");
        } catch (RuntimeException e) {
            close(zip, channel);
            throw e;
        }
    }

    private static void close(@org.jspecify.annotations.Nullable ZipFile zip, BoundedChannel channel)
            throws IOException {
        if (zip != null) {
            zip.close();
        }
        channel.close();
    }

    /** The files within, by name; directories, hidden files and what macOS adds are left out. */
    public List<FilePart> parts() {
        List<FilePart> parts = new ArrayList<>();
        for (ZipArchiveEntry entry : entries) {
            if (!entry.isDirectory() && !isHidden(entry.getName())) {
                parts.add(new Entry(entry));
            }
        }
        parts.sort(Comparator.comparing(FilePart::name));
        return parts;
    }

    /** Every entry, hidden ones too, by name. */
    public List<FilePart> all() {
        return entries.stream()
                .filter(entry -> !entry.isDirectory())
                .map(entry -> (FilePart) new Entry(entry))
                .toList();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static List<ZipArchiveEntry> judged(ZipFile zip, UnpackLimits limits, long packed) {
        UnpackBudget declared = new UnpackBudget(limits, packed);
        List<ZipArchiveEntry> entries = new ArrayList<>();
        java.util.Set<String> names = new java.util.HashSet<>();
        for (Enumeration<ZipArchiveEntry> all = zip.getEntries(); all.hasMoreElements(); ) {
            ZipArchiveEntry entry = all.nextElement();
            entries.add(entry);
            if (entries.size() > limits.maxEntries()) {
                throw tooMany(limits);
            }
            requirePlain(entry);
            if (!names.add(entry.getName())) {
                throw new UnreadableException("HUB-READ-043", 0, "two entries of the archive have the same name");
            }
            declared.take(Math.max(0, entry.getSize()));
        }
        return entries;
    }

    private static void requirePlain(ZipArchiveEntry entry) {
        if (entry.isUnixSymlink() || leadsOut(entry.getName())) {
            throw new UnreadableException(
                    "HUB-READ-043",
                    0,
                    "an entry of the archive is a link or has a name that leads out of it ('/', '..', '\\' or a drive);"
                            + " the file is not read");
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw new UnreadableException("HUB-READ-044", 0, "the archive needs a password; have it sent without one");
        }
        if (entry.getMethod() != ZipArchiveEntry.STORED && entry.getMethod() != ZipArchiveEntry.DEFLATED) {
            throw new UnreadableException(
                    "HUB-READ-044",
                    0,
                    "an entry is packed by method " + entry.getMethod()
                            + "; expected the usual ones, stored (0) or deflate (8)");
        }
    }

    private static boolean leadsOut(String name) {
        if (name.isEmpty() || name.startsWith("/") || name.indexOf('\\') >= 0 || name.indexOf(':') == 1) {
            return true;
        }
        for (String step : name.split("/", -1)) {
            if (step.equals("..")) {
                return true;
            }
        }
        return name.chars().anyMatch(Character::isISOControl);
    }

    private static boolean isHidden(String name) {
        for (String step : name.split("/", -1)) {
            if (step.startsWith(".") || step.equals("__MACOSX")) {
                return true;
            }
        }
        return false;
    }

    private static UnreadableException tooMany(UnpackLimits limits) {
        return new UnreadableException(
                "HUB-READ-041",
                0,
                "the archive has more than the " + limits.maxEntries()
                        + " entries of the option maxEntries, or a directory as large as that of one that has");
    }

    /** One entry; opened as often as asked. */
    private final class Entry implements FilePart {

        private final ZipArchiveEntry entry;
        private final UnpackedStream.HighWater mark = new UnpackedStream.HighWater(budget);

        Entry(ZipArchiveEntry entry) {
            this.entry = entry;
        }

        @Override
        public String name() {
            return entry.getName();
        }

        @Override
        public InputStream bytes() throws IOException {
            return new UnpackedStream(zip.getInputStream(entry), mark, entry.getSize(), entry.getCrc());
        }
    }
}
