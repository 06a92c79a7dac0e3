package io.customerhub.warehouse.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on 127.0.0.1 for the server. They lie below every system's range for outgoing connections (Linux 32768, others
 * 49152 as RFC 6335): else a client that knocks while the server is down can be given the server's own port as its local
 * one, be connected to itself, and keep the server from coming back.
 */
final class LoopbackPort {
    private static final int LOWEST = 15432;
    private static final int BEYOND = 32000;
    private static final int TRIES = 200;

    private LoopbackPort() {}

    static int pick() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, BEYOND);
            if (isFree(port)) {
                return port;
            }
        }
        throw new EmbeddedPostgresException(
                "HUB-PG-006", "No free port was found on 127.0.0.1 between " + LOWEST + " and " + BEYOND + ".");
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(!System.getProperty("os.name").startsWith("Windows"));
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
