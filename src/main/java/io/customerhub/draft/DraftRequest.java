package io.customerhub.draft;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to draft from.
 *
 * @param system the name of the source system
 * @param stream the name of the stream, or null to take it from the file, table or path
 * @param entity how a mapping names the entity, or null to guess it
 * @param type the kind of source
 * @param from what is given
 * @param file the sample or OpenAPI file, or null
 * @param remote the sample on an SFTP server, or null
 * @param table the table, or null
 * @param path the path of the OpenAPI file, or null to choose one
 * @param url the JDBC URL, or the address of API, directory or topic; null when not given
 * @param user the user of database or server, or null
 * @param password the password, or what opens the key; null when not given. It is used and never written
 * @param keyFile the private key for the server, or null
 * @param knownHosts the keys of known servers, or null for the user's own
 */
public record DraftRequest(
        String system,
        @Nullable String stream,
        @Nullable String entity,
        SourceType type,
        SourceType.From from,
        @Nullable Path file,
        @Nullable URI remote,
        @Nullable String table,
        @Nullable String path,
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable Path keyFile,
        @Nullable Path knownHosts) {

    private static final long LARGEST_SAMPLE = 16L << 20;

    /**
     * The bytes of the file.
     *
     * @throws DraftException when there are too many
     * @throws IOException when it cannot be read
     */
    byte[] bytes() throws IOException {
        if (remote != null) {
            return SftpPlace.fetch(this, LARGEST_SAMPLE);
        }
        if (Files.size(required()) > LARGEST_SAMPLE) {
            throw tooLarge();
        }
        return Files.readAllBytes(required());
    }

    static DraftException tooLarge() {
        return new DraftException("HUB-NEW-003  the sample has more than 16 MB; the first thousand records are enough");
    }

    private Path required() {
        return Objects.requireNonNull(file, "file");
    }

    /** The name of the file. */
    String fileName() {
        return remote == null
                ? String.valueOf(required().getFileName())
                : remote.getPath().substring(remote.getPath().lastIndexOf('/') + 1);
    }

    /** The folder of the file, absolute. */
    String folder() {
        Path folder = required().toAbsolutePath().normalize().getParent();
        return Objects.requireNonNull(folder).toString().replace('\\', '/');
    }

    /** A value that a property of the system can change. */
    String withProperty(String property, String value) {
        return "{{" + system + "." + property + ":" + value + "}}";
    }

    /** Letters and '-' of the name without ending, digits and dates; the entity's own name when nothing is left. */
    String streamName(String name) {
        if (stream != null) {
            return stream;
        }
        int dot = name.indexOf('.');
        String plain = (dot < 0 ? name : name.substring(0, dot))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z]+", "-")
                .replaceAll("^-+|-+$", "");
        return plain.isEmpty() ? "customers" : plain;
    }
}
