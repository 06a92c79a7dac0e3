package io.customerhub;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A wire to a server on this machine that a test can cut, mend and make deaf. It begins cut. */
public final class TcpProxy implements AutoCloseable {

    private final int target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean deafNext = new AtomicBoolean();
    private final AtomicInteger unheard = new AtomicInteger();
    private @Nullable ServerSocket server;

    /** A wire to this port. */
    public TcpProxy(int target) {
        this.target = target;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same JDBC URL through the wire. */
    public String through(String url) {
        return url.replaceFirst(":" + target + "/", ":" + port + "/");
    }

    /** Lets connections through. */
    public synchronized void open() {
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            server = listening;
            daemon(() -> accept(listening));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends all connections and refuses new ones. */
    public synchronized void cut() {
        if (server != null) {
            close(server);
            server = null;
        }
        sockets.forEach(TcpProxy::close);
        sockets.clear();
    }

    /** What the client says next reaches the server; the answer is lost, and the connection with it. */
    public void loseNextAnswer() {
        deafNext.set(true);
    }

    /** How many answers were lost. */
    public int unheard() {
        return unheard.get();
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                Socket client = listening.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(client);
                sockets.add(far);
                AtomicBoolean deaf = new AtomicBoolean();
                daemon(() -> pump(client, far, deaf, true));
                daemon(() -> pump(far, client, deaf, false));
            }
        } catch (IOException cut) {
            close(listening);
        }
    }

    private void pump(Socket from, Socket to, AtomicBoolean deaf, boolean toServer) {
        byte[] buffer = new byte[65_536];
        try {
            for (int read = from.getInputStream().read(buffer);
                    read >= 0;
                    read = from.getInputStream().read(buffer)) {
                if (toServer && deafNext.compareAndSet(true, false)) {
                    deaf.set(true);
                }
                if (!toServer && deaf.get()) {
                    unheard.incrementAndGet();
                    break;
                }
                to.getOutputStream().write(buffer, 0, read);
            }
        } catch (IOException cut) {
            deaf.set(true);
        } finally {
            close(from);
            close(to);
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cut();
    }
}
