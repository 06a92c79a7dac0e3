package io.customerhub.publicapis;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A server with some persons on loopback; subclasses speak as one API does. */
public abstract class DocumentedApi implements AutoCloseable {

    private static final Instant FIRST_CHANGE =
            Instant.now().minus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Person> persons = Collections.synchronizedList(new ArrayList<>());
    private final List<String> refusals = Collections.synchronizedList(new ArrayList<>());
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    /** A request. */
    protected record Request(HttpExchange exchange, String path, Map<String, String> query, String body) {

        @Nullable
        String header(String name) {
            return exchange.getRequestHeaders().getFirst(name);
        }

        Map<String, String> form() {
            return parsed(body);
        }
    }

    /** An API with this many persons, each changed a minute after the one before. */
    protected DocumentedApi(int count) throws IOException {
        for (int id = 1; id <= count; id++) {
            persons.add(new Person(id, "Given", FIRST_CHANGE.plusSeconds(60L * id)));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                answer(new Request(
                        exchange,
                        exchange.getRequestURI().getPath(),
                        parsed(exchange.getRequestURI().getRawQuery()),
                        body));
            }
        });
        server.start();
    }

    /** Answers a request as the API would. */
    protected abstract void answer(Request request) throws IOException;

    /** Where it is. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What it refused although the hub should have known better, with the reason. */
    public List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** The requests so far. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** Somebody changes a person now. */
    public void rename(int id, String given) {
        persons.set(id - 1, new Person(id, given, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Somebody adds a person now. */
    public void add(String given) {
        persons.add(new Person(persons.size() + 1, given, Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }

    /** The persons that were changed at or after a time, in the order of their changes. */
    protected List<Person> changedSince(Instant since) {
        synchronized (persons) {
            return persons.stream()
                    .filter(person -> !person.changed().isBefore(since))
                    .sorted(Comparator.comparing(Person::changed).thenComparing(Person::id))
                    .toList();
        }
    }

    /** Refuses what the documentation does not allow. */
    protected void refuse(Request request, int status, String why, String json) throws IOException {
        refusals.add(status + " " + why + ": " + request.exchange().getRequestURI());
        send(request, status, json);
    }

    /** Answers with JSON. */
    protected static void send(Request request, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        request.exchange().getResponseHeaders().set("Content-Type", "application/json;charset=UTF-8");
        request.exchange().sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            request.exchange().getResponseBody().write(bytes);
        }
    }

    /** A part of a list, within its bounds. */
    protected static <T> List<T> part(List<T> all, int from, int count) {
        return IntStream.range(Math.min(from, all.size()), Math.min(from + count, all.size()))
                .mapToObj(all::get)
                .toList();
    }

    private static Map<String, String> parsed(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
