package io.customerhub.audit;

import io.customerhub.warehouse.embedded.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the log, in the folder {@code keys} of the data folder, where only the user who runs the hub can read them:
 * {@code audit.key} makes new rows, {@code audit-ID.key} is for rows of former keys. Safe for use by several threads.
 */
public final class AuditKeys {

    private final Path folder;
    private volatile @Nullable AuditKey current;

    private AuditKeys(Path folder) {
        this.folder = folder;
    }

    /** The keys of a data folder; nothing is read or written yet. */
    public static AuditKeys in(Path dataFolder) {
        return new AuditKeys(dataFolder.resolve("keys"));
    }

    /** The key for new rows; empty when there is none. */
    Optional<AuditKey> current() {
        AuditKey known = current;
        if (known == null) {
            known = read(file());
            current = known;
        }
        return Optional.ofNullable(known);
    }

    /** The key for new rows when it has that id, read again in case another process made a new one; else empty. */
    Optional<AuditKey> current(String id) {
        if (current().filter(key -> key.id().equals(id)).isEmpty()) {
            current = null;
        }
        return current().filter(key -> key.id().equals(id));
    }

    /** The key of that id, be it the current or a former one; empty when it is not in the folder. */
    Optional<AuditKey> of(String id) {
        Optional<AuditKey> now = current();
        if (now.isPresent() && now.get().id().equals(id)) {
            return now;
        }
        return Optional.ofNullable(read(folder.resolve("audit-" + id + ".key")))
                .filter(key -> key.id().equals(id));
    }

    /** Makes a new key for new rows and keeps the one before under its id. The caller sees to it that nobody else does. */
    AuditKey create() {
        byte[] secret = new byte[AuditKey.LENGTH];
        new SecureRandom().nextBytes(secret);
        AuditKey made = new AuditKey(secret);
        try {
            Files.createDirectories(folder);
            AuditKey before = read(file());
            if (before != null) {
                DurableFiles.writeSecret(
                        folder.resolve("audit-" + before.id() + ".key"),
                        Files.readString(file()).strip() + "\n");
            }
            DurableFiles.writeSecret(file(), HexFormat.of().formatHex(secret) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("the key of the audit log cannot be written to " + file(), e);
        }
        current = made;
        return made;
    }

    /** Where the current key is. */
    Path file() {
        return folder.resolve("audit.key");
    }

    private static @Nullable AuditKey read(Path file) {
        if (!Files.exists(file)) {
            return null;
        }
        try {
            byte[] secret = HexFormat.of().parseHex(Files.readString(file).strip());
            if (secret.length == AuditKey.LENGTH) {
                return new AuditKey(secret);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the key of the audit log cannot be read from " + file, e);
        } catch (IllegalArgumentException notHexadecimal) {
            // told below as the same mistake
        }
        throw new AuditException(
                "HUB-AUD-003",
                file
                        + " is no key of an audit log: expected 64 hexadecimal digits; put back the file from your backup");
    }
}
