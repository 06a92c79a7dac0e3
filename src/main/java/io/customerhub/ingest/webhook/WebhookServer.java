package io.customerhub.ingest.webhook;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The one HTTP port to which sources post, apart from that of health and metrics. It listens from the first endpoint on.
 * Whatever is sent, memory is bounded: 64 MiB for all bodies that are being received or wait, 2,000 connections, 16 KiB of
 * headers. Safe for use by several threads.
 *
 * <p>It speaks plain HTTP; where it must be reached from elsewhere, a reverse proxy in front of it ends TLS.
 */
public final class WebhookServer implements AutoCloseable {

    static final int MOST_CONNECTIONS = 2_000;
    private static final long MOST_BYTES = 64L << 20;
    private static final int MOST_HEADER_BYTES = 16 << 10;
    private static final int THREADS = 2;

    /** A path may be missing only because its route is being swapped or the hub has just started. */
    private static final long UNSETTLED_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final String bind;
    private final int port;
    private final Map<String, Served> endpoints = new ConcurrentHashMap<>();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile long changed = System.nanoTime();
    private @Nullable EventLoopGroup threads;
    private @Nullable Channel listening;

    /** @param port 0 takes a free one */
    public WebhookServer(String bind, int port) {
        this.bind = bind;
        this.port = port;
    }

    /**
     * Takes posts for an endpoint, in place of another one at the same path.
     *
     * @throws UncheckedIOException (HUB-HOOK-001) when the port is taken; the message says what to set
     */
    public synchronized void open(WebhookEndpoint endpoint, Inbox inbox) {
        endpoints.put(endpoint.path(), new Served(endpoint, inbox, new Rate(endpoint.ratePerSecond())));
        changed = System.nanoTime();
        if (listening == null) {
            listen();
        }
    }

    /** Takes no more posts at a path for this inbox; another one that has taken its place stays. */
    public synchronized void close(String path, Inbox inbox) {
        Served served = endpoints.get(path);
        if (served != null && served.inbox() == inbox) {
            endpoints.remove(path);
            changed = System.nanoTime();
        }
    }

    /** Where it listens, such as {@code http://127.0.0.1:8712}; null while there is no endpoint. */
    public synchronized @Nullable String address() {
        return listening == null
                ? null
                : "http://" + bind + ":" + ((InetSocketAddress) listening.localAddress()).getPort();
    }

    private void listen() {
        EventLoopGroup group = new NioEventLoopGroup(THREADS, new DefaultThreadFactory("webhook", true));
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 256)
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(
                                        new HttpServerCodec(4096, MOST_HEADER_BYTES, 16 << 10),
                                        new FlowControlHandler(),
                                        new WebhookConnection(WebhookServer.this));
                    }
                });
        try {
            listening = bootstrap.bind(bind, port).syncUninterruptibly().channel();
            threads = group;
        } catch (RuntimeException | Error e) {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
            throw e;
        } catch (Exception e) {
            // Netty throws the checked exception of the socket without declaring it
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
            throw new UncheckedIOException(
                    "HUB-HOOK-001  cannot listen on " + bind + ":" + port + " for webhooks (" + e.getMessage()
                            + "); set HUB_WEBHOOK_PORT and HUB_WEBHOOK_BIND",
                    e instanceof BindException taken ? taken : new java.io.IOException(e));
        }
    }

    /** What is served at a path, or null. */
    @Nullable
    Served find(String path) {
        return endpoints.get(path);
    }

    /** True when a path that is not there may be there in a moment. */
    boolean isUnsettled() {
        return System.nanoTime() - changed < UNSETTLED_NANOS;
    }

    boolean enter() {
        return connections.incrementAndGet() <= MOST_CONNECTIONS;
    }

    void leave() {
        connections.decrementAndGet();
    }

    boolean reserve(int count) {
        if (bytes.addAndGet(count) > MOST_BYTES) {
            bytes.addAndGet(-count);
            return false;
        }
        return true;
    }

    void release(int count) {
        bytes.addAndGet(-count);
    }

    @Override
    public synchronized void close() {
        if (listening != null) {
            listening.close().syncUninterruptibly();
            listening = null;
        }
        if (threads != null) {
            threads.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
            threads = null;
        }
    }
}
