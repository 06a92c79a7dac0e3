package io.customerhub.draft;

import io.customerhub.ingest.sftp.SftpFile;
import io.customerhub.ingest.sftp.SftpOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A directory on an SFTP server, as an address names it: {@code sftp://user@host:port/directory}; {@code /~/} begins in the
 * home of the user (draft-ietf-secsh-scp-sftp-ssh-uri-04, 3.3).
 *
 * @param host the server
 * @param port its port
 * @param user the user
 * @param directory the directory
 */
record SftpPlace(String host, int port, String user, String directory) {

    private static final int PORT = 22;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String EXAMPLE = "sftp://hub@sftp.example.com/outgoing";

    /** The directory that the sample lies in, or that {@code --url} names. */
    static SftpPlace of(DraftRequest request) {
        URI remote = request.remote();
        if (remote != null) {
            String path = remote.getPath();
            return of(remote, path.substring(0, path.lastIndexOf('/') + 1), request.user());
        }
        if (request.url() == null) {
            throw new DraftException(
                    "HUB-NEW-006  the server is not known; give the directory that the files lie in with --url "
                            + EXAMPLE + ", or a file there with --from-sample " + EXAMPLE + "/customers.csv");
        }
        return of(uri(request.url()), uri(request.url()).getPath(), request.user());
    }

    private static SftpPlace of(URI address, String path, @Nullable String user) {
        String named = address.getUserInfo() == null ? user : address.getUserInfo();
        if (!"sftp".equals(address.getScheme()) || address.getHost() == null || named == null || named.contains(":")) {
            throw new DraftException(
                    "HUB-NEW-006  found an address that is none of an SFTP server, expected one such as " + EXAMPLE
                            + "; the password is asked for by --password and never written there");
        }
        String plain = path.startsWith("/~") ? path.substring(path.startsWith("/~/") ? 3 : 2) : path;
        String directory = plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
        return new SftpPlace(
                address.getHost(),
                address.getPort() < 0 ? PORT : address.getPort(),
                named,
                directory.isEmpty() ? "." : directory);
    }

    /**
     * The address of that text.
     *
     * @throws DraftException when it is none
     */
    static URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException wrong) {
            throw new DraftException("HUB-NEW-006  found an address that is none; write it like " + EXAMPLE);
        }
    }

    /**
     * The bytes of the sample, fetched from the server, which is left as it was.
     *
     * @throws io.customerhub.ingest.sftp.SftpFailure when the server does not give it
     */
    static byte[] fetch(DraftRequest request, long most) throws IOException {
        SftpPlace place = of(request);
        Path key = request.keyFile();
        if (request.password() == null && key == null) {
            throw new DraftException(
                    "HUB-NEW-006  how to log in is not known; give --password, HUB_NEW_PASSWORD or --key-file");
        }
        Path known = request.knownHosts() == null
                ? Path.of(System.getProperty("user.home"), ".ssh", "known_hosts")
                : request.knownHosts();
        SftpOptions options = new SftpOptions(
                place.host(),
                place.port(),
                place.user(),
                key == null ? request.password() : null,
                key,
                key == null ? null : request.password(),
                known,
                true,
                place.directory(),
                TIMEOUT);
        byte[] bytes = SftpFile.read(options, request.fileName(), most);
        if (bytes.length > most) {
            throw DraftRequest.tooLarge();
        }
        return bytes;
    }

    /** The options of the connector. */
    Map<String, String> options(DraftRequest request) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("host", request.withProperty("host", host));
        if (port != PORT) {
            options.put("port", String.valueOf(port));
        }
        options.put("user", user);
        String property = request.system() + ".password";
        if (request.keyFile() == null) {
            options.put("password", "RAW({{" + property + ":not-set}})");
        } else {
            options.put("keyFile", request.keyFile().toString());
            if (request.password() != null) {
                options.put("passphrase", "RAW({{" + property + ":not-set}})");
            }
        }
        if (request.knownHosts() != null) {
            options.put("knownHosts", request.knownHosts().toString());
        }
        if (!directory.equals(".")) {
            options.put("directory", directory);
        }
        return options;
    }

    /** What a person must set. */
    List<String> notes(DraftRequest request) {
        List<String> notes = new ArrayList<>();
        if (request.keyFile() == null || request.password() != null) {
            notes.add("set " + request.system() + ".password in hub.properties, or "
                    + request.system().toUpperCase(Locale.ROOT).replace('-', '_') + "_PASSWORD in the environment");
        }
        if (request.remote() == null) {
            notes.add(
                    "the sample was a file of this machine: hub preview tells whether the server lets the hub in, whose key"
                            + " must be in ~/.ssh/known_hosts or the file of 'knownHosts'");
        }
        return notes;
    }
}
