package io.customerhub.ingest.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntrySelector;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A connection to an SFTP server, in the directory of the options. For one thread. */
final class SftpSession implements Closeable {

    private final SftpOptions options;
    private final Session session;
    private final ChannelSftp channel;

    private SftpSession(SftpOptions options, Session session, ChannelSftp channel) {
        this.options = options;
        this.session = session;
        this.channel = channel;
    }

    /** Connects, checks the key of the host, logs in and goes to the directory; the caller closes the session. */
    static SftpSession open(SftpOptions options) throws SftpFailure {
        Session session = null;
        try {
            session = session(options);
            session.connect((int) options.timeout().toMillis());
            ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
            channel.connect((int) options.timeout().toMillis());
            channel.setFilenameEncoding(StandardCharsets.UTF_8);
            channel.cd(quoted(options.directory()));
            return new SftpSession(options, session, channel);
        } catch (JSchException e) {
            disconnect(session);
            throw SftpFailures.connecting(options, e);
        } catch (SftpException e) {
            disconnect(session);
            throw SftpFailures.inDirectory(options, e);
        }
    }

    private static Session session(SftpOptions options) throws JSchException {
        JSch client = new JSch();
        if (options.checkHostKey()) {
            client.setKnownHosts(options.knownHosts().toString());
        }
        if (options.keyFile() != null) {
            client.addIdentity(options.keyFile().toString(), options.passphrase());
        }
        Session session = client.getSession(options.user(), options.host(), options.port());
        if (options.password() != null) {
            session.setPassword(options.password());
        }
        session.setConfig("StrictHostKeyChecking", options.checkHostKey() ? "yes" : "no");
        session.setConfig("PreferredAuthentications", "publickey,password,keyboard-interactive");
        session.setConfig("MaxAuthTries", "1"); // each try counts towards a lock of the account
        session.setTimeout((int) options.timeout().toMillis());
        session.setServerAliveInterval((int) options.timeout().toMillis());
        session.setServerAliveCountMax(1);
        session.setDaemonThread(true);
        return session;
    }

    private static void disconnect(@Nullable Session session) {
        if (session != null) {
            session.disconnect();
        }
    }

    /** True as long as nothing has broken the connection. */
    boolean isConnected() {
        return session.isConnected() && channel.isConnected();
    }

    /** Gives the regular files of the directory that have plain names, one by one as the server lists them. */
    void list(Consumer<RemoteFile> files) throws SftpFailure {
        try {
            channel.ls(".", entry -> {
                if (entry.getAttrs().isReg() && RemoteFile.isPlainName(entry.getFilename())) {
                    files.accept(file(entry.getFilename(), entry.getAttrs()));
                }
                return LsEntrySelector.CONTINUE;
            });
        } catch (SftpException e) {
            throw SftpFailures.inDirectory(options, e);
        }
    }

    /** The file of a name; null when there is none. */
    @Nullable
    RemoteFile find(String name) throws SftpFailure {
        try {
            SftpATTRS attributes = channel.lstat(quoted(name));
            return attributes.isReg() ? file(name, attributes) : null;
        } catch (SftpException e) {
            if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return null;
            }
            throw SftpFailures.withFile(options, name, e);
        }
    }

    /** Opens the bytes of a file; the caller closes the stream. */
    InputStream bytes(String name) throws SftpFailure {
        try {
            return channel.get(quoted(name));
        } catch (SftpException e) {
            throw SftpFailures.withFile(options, name, e);
        }
    }

    /** A failure while the bytes of a file come in. */
    SftpFailure broken(String name, IOException problem) {
        return SftpFailures.lost(options, name, problem);
    }

    void delete(String name) throws SftpFailure {
        try {
            channel.rm(quoted(name));
        } catch (SftpException e) {
            throw SftpFailures.withFile(options, name, e);
        }
    }

    /** Moves a file into a folder, which is made when it is not there, under a name that is not taken there. */
    void move(String name, String folder, String stamp) throws SftpFailure {
        try {
            if (!exists(folder)) {
                channel.mkdir(folder);
            }
            String plain = folder + "/" + name;
            channel.rename(quoted(name), quoted(exists(plain) ? folder + "/" + stamp + "-" + name : plain));
        } catch (SftpException e) {
            throw SftpFailures.withFile(options, name, e);
        }
    }

    private boolean exists(String path) throws SftpException {
        try {
            channel.lstat(quoted(path));
            return true;
        } catch (SftpException e) {
            if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return false;
            }
            throw e;
        }
    }

    private static RemoteFile file(String name, SftpATTRS attributes) {
        // seconds since 1970 in 32 bits without a sign (draft-ietf-secsh-filexfer-02, 5)
        return new RemoteFile(
                name, attributes.getSize(), Instant.ofEpochSecond(Integer.toUnsignedLong(attributes.getMTime())));
    }

    /** JSch takes paths for patterns. */
    private static String quoted(String path) {
        StringBuilder quoted = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\' || c == '*' || c == '?') {
                quoted.append('\\');
            }
            quoted.append(c);
        }
        return quoted.toString();
    }

    @Override
    public void close() {
        channel.disconnect();
        session.disconnect();
    }
}
