package io.customerhub.observe;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Answers {@code /health/live} (200 while the process works), {@code /health/ready} (200 when every stream is up, else
 * 503, with each stream's state) and {@code /metrics} (Prometheus), for reading only.
 */
public final class ObserveServer implements AutoCloseable {

    private final ObjectMapper json = new ObjectMapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
            .registerModule(new SimpleModule().addSerializer(new FlagSerializer()));
    private final HttpServer server;
    private final ExecutorService threads;

    private ObserveServer(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts to answer.
     *
     * @param port 0 takes a free one
     * @throws UncheckedIOException when the port is taken; the message says what to set
     */
    public static ObserveServer start(String bind, int port, Supplier<Health> health, HubMetrics metrics) {
        HttpServer http;
        try {
            http = HttpServer.create(new InetSocketAddress(bind, port), 16);
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "HUB-OBS-001  cannot listen on " + bind + ":" + port + " for health and metrics ("
                            + failure.getMessage() + "); set HUB_PORT to another port, or to 0 for a free one",
                    failure);
        }
        ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task, "observe");
            thread.setDaemon(true);
            return thread;
        });
        ObserveServer server = new ObserveServer(http, threads);
        http.setExecutor(threads);
        http.createContext(
                "/health/live", exchange -> server.answer(exchange, 200, "application/json", "{\"live\":true}"));
        http.createContext("/health/ready", exchange -> {
            Health now = health.get();
            server.answer(exchange, now.ready() ? 200 : 503, "application/json", server.toJson(now));
        });
        http.createContext(
                "/metrics", exchange -> server.answer(exchange, 200, "text/plain; version=0.0.4", metrics.scrape()));
        http.start();
        return server;
    }

    /** Where it listens, such as {@code http://127.0.0.1:8711}. */
    public String address() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private String toJson(Health health) {
        try {
            return json.writeValueAsString(health);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        try (exchange) {
            if (!exchange.getRequestMethod().equals("GET")) {
                exchange.getResponseHeaders().set("Allow", "GET");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
