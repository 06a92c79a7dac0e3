package io.customerhub.acceptance.source;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/**
 * Stands between the connector and a real web source: it passes everything on, and remembers the first exchanges. Addresses
 * of the source inside its answers lead back here, so that the following pages pass by, too.
 */
public final class RecordingProxy implements StandIn {

    /** A sample of more pages is read by nobody. */
    private static final int MOST = 20;

    private static final int LARGEST = 16 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Those that the client sets itself, and the one that would make answers unreadable (RFC 9110, 7.6.1 and 12.5.3). */
    private static final Set<String> NOT_PASSED_ON =
            Set.of("host", "connection", "content-length", "accept-encoding", "upgrade", "http2-settings", "expect");

    /** What connectors read; the rest tells of the server or holds cookies. */
    private static final List<String> KEPT = List.of("content-type", "link", "retry-after", "location");

    private final HttpServer server;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final UnaryOperator<String> properties;
    private final List<String> targets = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();
    private boolean full;

    /**
     * One exchange as it was.
     *
     * @param method the method
     * @param path the path at the real source
     * @param query its parameters
     * @param status the status of the answer
     * @param headers the headers that connectors read, their names in lower case
     * @param body the answer, with {@code {{server}}} where it names the source itself
     */
    public record Seen(
            String method,
            String path,
            Map<String, String> query,
            int status,
            Map<String, String> headers,
            String body) {}

    /** @param properties puts the real values in the place of {@code {{name}}} */
    public RecordingProxy(UnaryOperator<String> properties) {
        this.properties = properties;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newSingleThreadExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    @Override
    public synchronized String place(String written) {
        WebAddress address = WebAddress.of(written);
        String base = properties.apply(address.base());
        if (!targets.contains(base)) {
            targets.add(base);
        }
        return here(targets.indexOf(base)) + properties.apply(address.rest());
    }

    private String here(int target) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/-" + target;
    }

    @Override
    public boolean needsCredentials() {
        return true;
    }

    /** What was seen, in order. */
    public synchronized List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** True when the source had more to say than a sample holds. */
    public synchronized boolean isFull() {
        return full;
    }

    private synchronized void answer(HttpExchange http) throws IOException {
        byte[] asked = http.getRequestBody().readAllBytes();
        String uri = http.getRequestURI().toString();
        int end = uri.indexOf('/', 2) < 0 ? uri.length() : uri.indexOf('/', 2);
        if (seen.size() >= MOST) {
            full = true;
            reply(http, 404, Map.of(), new byte[0]);
            return;
        }
        try {
            String target = targets.get(Integer.parseInt(uri.substring(2, end)));
            HttpResponse<byte[]> answer = client.send(
                    request(http, URI.create(target + uri.substring(end)), asked),
                    HttpResponse.BodyHandlers.ofByteArray());
            remember(http, URI.create(target + uri.substring(end)), answer);
            Map<String, String> headers = kept(answer);
            headers.replaceAll((name, value) -> led(value, this::here));
            reply(http, answer.statusCode(), headers, body(answer, this::here));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            reply(http, 503, Map.of(), new byte[0]);
        } catch (IOException away) {
            reply(http, 502, Map.of(), new byte[0]);
        }
    }

    private static HttpRequest request(HttpExchange http, URI target, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(PATIENCE)
                .method(http.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        http.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private void remember(HttpExchange http, URI target, HttpResponse<byte[]> answer) {
        byte[] body = answer.body();
        Map<String, String> headers = kept(answer);
        headers.replaceAll((name, value) -> led(value, number -> "{{server}}"));
        seen.add(new Seen(
                http.getRequestMethod(),
                target.getPath(),
                Asked.query(target.getRawQuery()),
                answer.statusCode(),
                headers,
                body.length > LARGEST ? "" : new String(body(answer, number -> "{{server}}"), StandardCharsets.UTF_8)));
    }

    private byte[] body(HttpResponse<byte[]> answer, java.util.function.IntFunction<String> places) {
        String text = new String(answer.body(), StandardCharsets.UTF_8);
        String led = led(text, places);
        return led.equals(text) ? answer.body() : led.getBytes(StandardCharsets.UTF_8);
    }

    /** Addresses of the source lead to another place; JSON may write their slashes with a backslash. */
    private String led(String text, java.util.function.IntFunction<String> places) {
        String led = text;
        for (int i = 0; i < targets.size(); i++) {
            led = led.replace(targets.get(i), places.apply(i))
                    .replace(targets.get(i).replace("/", "\\/"), places.apply(i).replace("/", "\\/"));
        }
        return led;
    }

    private static Map<String, String> kept(HttpResponse<byte[]> answer) {
        Map<String, String> kept = new TreeMap<>();
        for (String name : KEPT) {
            answer.headers().firstValue(name).ifPresent(value -> kept.put(name, value));
        }
        return kept;
    }

    private static void reply(HttpExchange http, int status, Map<String, String> headers, byte[] body)
            throws IOException {
        headers.forEach((name, value) -> http.getResponseHeaders().set(name, value));
        http.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        http.getResponseBody().write(body);
        http.close();
    }

    @Override
    public synchronized int requests() {
        return seen.size();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
