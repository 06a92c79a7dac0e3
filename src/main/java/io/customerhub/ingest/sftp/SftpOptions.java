package io.customerhub.ingest.sftp;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where an SFTP server is and who the hub is there.
 *
 * @param host its name or address
 * @param port its port, 22 as a rule
 * @param user the user
 * @param password the password, or null when there is a key
 * @param keyFile the private key, or null when there is a password
 * @param passphrase what opens the key, or null
 * @param knownHosts the keys of hosts as OpenSSH keeps them
 * @param checkHostKey whether a server is refused whose key is not among them
 * @param directory the directory on the server
 * @param timeout how long one answer may take
 */
public record SftpOptions(
        String host,
        int port,
        String user,
        @Nullable String password,
        @Nullable Path keyFile,
        @Nullable String passphrase,
        Path knownHosts,
        boolean checkHostKey,
        String directory,
        Duration timeout) {

    /** Refuses what nobody can connect with. */
    public SftpOptions {
        if (host.isBlank() || user.isBlank() || port < 1 || port > 65535) {
            throw new IllegalArgumentException("host and user are not empty and port is from 1 to 65535");
        }
        if (password == null && keyFile == null) {
            throw new IllegalArgumentException("write the option password or keyFile, so that the hub can log in");
        }
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("timeout is a time such as 30s");
        }
    }

    /** Where it is, for messages: without user and secrets. */
    public String place() {
        return host + ":" + port;
    }

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "SftpOptions[" + place() + ", directory=" + directory + "]";
    }
}
