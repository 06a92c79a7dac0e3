package io.customerhub.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SFTP server, Apache MINA SSHD, on this machine; the connection can be cut in the middle of a file. */
public final class SftpServer implements AutoCloseable {

    /** Who may log in. */
    public static final String USER = "hub";
    /** With which password. */
    public static final String PASSWORD = "s3cret";

    final Path root;
    /** How many logins were refused. */
    public final AtomicInteger refusedLogins = new AtomicInteger();

    /** How many files were opened. */
    public final AtomicInteger opened = new AtomicInteger();

    /** The connection is cut once, when so many bytes have been read; negative for never. */
    final AtomicLong cutAfter = new AtomicLong(-1);

    private final SshServer server;

    /**
     * Starts the server.
     *
     * @param root the folder that it serves
     * @param hostKey where its key is kept; made when it is not there
     */
    public SftpServer(Path root, Path hostKey) throws IOException {
        this.root = root;
        this.server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        SimpleGeneratorHostKeyProvider keys = new SimpleGeneratorHostKeyProvider(hostKey);
        keys.setAlgorithm(KeyUtils.EC_ALGORITHM);
        server.setKeyPairProvider(keys);
        server.setPasswordAuthenticator((user, password, session) -> {
            boolean good = user.equals(USER) && password.equals(PASSWORD);
            refusedLogins.addAndGet(good ? 0 : 1);
            return good;
        });
        server.setFileSystemFactory(new VirtualFileSystemFactory(root));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new Cutter());
        server.setSubsystemFactories(List.of(sftp));
        server.start();
    }

    /** The folder that it serves. */
    public Path root() {
        return root;
    }

    /** Lets the owner of a public key in. */
    void accept(java.security.PublicKey key) {
        server.setPublickeyAuthenticator((user, offered, session) -> KeyUtils.compareKeys(key, offered));
    }

    /** The port that it listens on. */
    public int port() {
        return server.getPort();
    }

    /** A line for a file of known hosts, with the key of this server. */
    public String knownHost() throws Exception {
        java.security.PublicKey key =
                server.getKeyPairProvider().loadKeys(null).iterator().next().getPublic();
        return "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(key) + "\n";
    }

    /** Writes a file at once. */
    public Path upload(String name, String content) throws IOException {
        Path hidden = Files.writeString(root.resolve("." + name), content);
        return Files.move(hidden, root.resolve(name));
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private final class Cutter implements SftpEventListener {
        private final AtomicLong total = new AtomicLong();

        @Override
        public void open(ServerSession session, String remoteHandle, org.apache.sshd.sftp.server.Handle localHandle) {
            opened.addAndGet(localHandle instanceof FileHandle ? 1 : 0);
        }

        @Override
        public void read(
                ServerSession session,
                String remoteHandle,
                FileHandle localHandle,
                long offset,
                byte[] data,
                int dataOffset,
                int dataLen,
                int readLen,
                Throwable thrown) {
            long limit = cutAfter.get();
            if (limit >= 0 && total.addAndGet(Math.max(0, readLen)) > limit) {
                cutAfter.set(-1);
                session.close(true);
            }
        }
    }
}
