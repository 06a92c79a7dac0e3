package io.customerhub.pipeline;

import io.customerhub.ingest.format.FileFormat;
import io.customerhub.ingest.sftp.SftpInbox.After;
import io.customerhub.ingest.sftp.SftpOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The bean behind {@code sftp-file-source}: fetches files into a local work folder and reads them there, with all that
 * holds for local files.
 */
public final class SftpFileConnector extends TextFileConnector {

    private String format = "csv";
    private String host = "";
    private int port = 22;
    private String user = "";
    private @Nullable String password;
    private @Nullable Path keyFile;
    private @Nullable String passphrase;
    private Path knownHosts = Path.of(System.getProperty("user.home"), ".ssh", "known_hosts");
    private boolean checkHostKey = true;
    private String remoteDirectory = ".";
    private Duration timeout = Duration.ofSeconds(30);
    private After after = After.MOVE;
    private @Nullable SftpOrigin origin;

    /** {@code csv}, {@code json} or {@code xlsx}. */
    public void setFormat(String format) {
        this.format = format;
    }

    /** The server. */
    public void setHost(String host) {
        this.host = host;
    }

    /** Its port. */
    public void setPort(int port) {
        this.port = port;
    }

    /** Who the hub is there. */
    public void setUser(String user) {
        this.user = user;
    }

    /** The password; empty for none. */
    public void setPassword(String password) {
        this.password = emptyToNull(password);
    }

    /** The file of the private key; empty for none. */
    public void setKeyFile(String keyFile) {
        this.keyFile = keyFile.isBlank() ? null : Path.of(keyFile);
    }

    /** What opens the private key; empty for none. */
    public void setPassphrase(String passphrase) {
        this.passphrase = emptyToNull(passphrase);
    }

    /** The file of known host keys; empty for the user's own. */
    public void setKnownHosts(String knownHosts) {
        if (!knownHosts.isBlank()) {
            this.knownHosts = Path.of(knownHosts);
        }
    }

    /** Whether a server with an unknown key is refused. */
    public void setCheckHostKey(boolean checkHostKey) {
        this.checkHostKey = checkHostKey;
    }

    /** The directory on the server. */
    public void setRemoteDirectory(String remoteDirectory) {
        this.remoteDirectory = remoteDirectory;
    }

    /** How long one answer may take, such as {@code 30s}. */
    public void setTimeout(String timeout) {
        this.timeout = duration(timeout);
    }

    /** {@code move}, {@code delete} or {@code keep}. */
    public void setAfter(String after) {
        this.after = switch (after) {
            case "move", "delete", "keep" -> After.valueOf(after.toUpperCase(Locale.ROOT));
            default -> throw new IllegalArgumentException("after is move, delete or keep, found '" + after + "'");
        };
    }

    /** What separates fields of CSV. */
    public void setDelimiter(String delimiter) {
        options().delimiter(delimiter);
    }

    /** What encloses fields of CSV. */
    public void setQuote(String quote) {
        options().quote(quote);
    }

    /** Whether the first line of CSV names the columns. */
    public void setHeader(boolean header) {
        options().header(header);
    }

    /** The names of the columns of CSV without a header. */
    public void setColumns(String columns) {
        options().columns(columns);
    }

    /** The names that lead to the array of records in JSON. */
    public void setRecords(String records) {
        options().records(records);
    }

    /** The sheet of a workbook. */
    public void setSheet(String sheet) {
        options().sheet(sheet);
    }

    /** The header row of a workbook. */
    public void setHeaderRow(int headerRow) {
        options().headerRow(headerRow);
    }

    @Override
    protected FileFormat format() {
        return switch (format) {
            case "csv" -> options().csv(isPartialAllowed());
            case "json" -> options().json(isPartialAllowed());
            case "xlsx" -> options().xlsx();
            default -> throw new IllegalArgumentException("format is csv, json or xlsx, found '" + format + "'");
        };
    }

    @Override
    void checkMore() {
        sftpOptions();
        OutboundHosts.of(getCamelContext()).require(streamName().toString(), host);
    }

    @Override
    synchronized FileOrigin origin() {
        if (origin == null) {
            origin = new SftpOrigin(
                    sftpOptions(), after, streamName(), settings(), () -> configuration(format()), hub());
        }
        return origin;
    }

    private SftpOptions sftpOptions() {
        return new SftpOptions(
                host, port, user, password, keyFile, passphrase, knownHosts, checkHostKey, remoteDirectory, timeout);
    }

    private static @Nullable String emptyToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
