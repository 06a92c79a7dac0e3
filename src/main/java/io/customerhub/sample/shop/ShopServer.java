package io.customerhub.sample.shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.customerhub.sample.shop.ShopCatalog.Kind;
import io.customerhub.sample.shop.ShopCatalog.Page;
import io.customerhub.sample.shop.ShopCatalog.Position;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The shop: a REST API on the loopback address at a free port.
 *
 * <p>{@code POST /oauth/token} gives a bearer token for client credentials (RFC 6749, 4.4; basic authentication or
 * form). {@code GET /api/customers} and {@code GET /api/orders} answer pages {@code {"data": [...], "meta": {"next":
 * cursor or null}}}, sorted by updated_at; parameters are {@code limit} (1 to 500, 100 if absent), {@code cursor} and
 * {@code updated_since} (ISO 8601, included). Without a valid token they answer 401. With faults on, every seventh page
 * request is answered 429 with Retry-After: 1, and every eleventh 500.
 */
public final class ShopServer implements AutoCloseable {
    private static final int MOST_RECORDS = 500;
    private static final int USUAL_RECORDS = 100;
    private static final int TOO_MANY_EVERY = 7;
    private static final int ERROR_EVERY = 11;

    private final ShopCatalog catalog;
    private final ShopOptions options;
    private final ShopTokens tokens;
    private final HttpServer server;
    private final ExecutorService threads;
    private final AtomicLong tokenRequests = new AtomicLong();
    private final AtomicLong pageRequests = new AtomicLong();
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong unauthorized = new AtomicLong();
    private final AtomicLong tooMany = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();

    private ShopServer(ShopCatalog catalog, ShopOptions options) throws IOException {
        this.catalog = catalog;
        this.options = options;
        this.tokens = new ShopTokens(options);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()), 0);
        this.threads = Executors.newFixedThreadPool(4, task -> {
            Thread thread = new Thread(task, "sample-shop");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/oauth/token", exchange -> answer(exchange, this::token));
        server.createContext("/api/customers", exchange -> answer(exchange, any -> page(any, Kind.CUSTOMERS)));
        server.createContext("/api/orders", exchange -> answer(exchange, any -> page(any, Kind.ORDERS)));
    }

    /**
     * Starts a shop.
     *
     * @throws IOException if the port is taken
     */
    public static ShopServer start(ShopCatalog catalog, ShopOptions options) throws IOException {
        ShopServer shop = new ShopServer(catalog, options);
        shop.server.start();
        return shop;
    }

    /** The address, such as http://127.0.0.1:40123, without a slash at the end. */
    public URI url() {
        InetSocketAddress address = server.getAddress();
        return URI.create("http://127.0.0.1:" + address.getPort());
    }

    /** What the shop sells and to whom; records put there show at once. */
    public ShopCatalog catalog() {
        return catalog;
    }

    /** How often the shop was asked, and how it answered. */
    public ShopRequests requests() {
        return new ShopRequests(
                tokenRequests.get(), pageRequests.get(), pages.get(), unauthorized.get(), tooMany.get(), errors.get());
    }

    /** Makes all tokens invalid at once, as if they had expired. */
    public void expireTokens() {
        tokens.expire();
    }

    /** Stops the shop and closes its port. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private record Answer(int status, String body, Map<String, String> headers) {
        Answer(int status, String body) {
            this(status, body, Map.of());
        }
    }

    private interface Handler {
        Answer handle(HttpExchange exchange) throws IOException;
    }

    private static void answer(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            Answer answer = handler.handle(exchange);
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
            answer.headers.forEach(
                    (name, value) -> exchange.getResponseHeaders().set(name, value));
            byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Answer token(HttpExchange exchange) throws IOException {
        tokenRequests.incrementAndGet();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!exchange.getRequestMethod().equals("POST")) {
            return new Answer(405, "{\"error\":\"invalid_request\"}");
        }
        Map<String, String> form = parameters(body);
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return new Answer(400, "{\"error\":\"unsupported_grant_type\"}");
        }
        if (!tokens.mayHaveOne(exchange.getRequestHeaders().getFirst("Authorization"), form)) {
            unauthorized.incrementAndGet();
            return new Answer(401, "{\"error\":\"invalid_client\"}");
        }
        long seconds = Math.max(1, options.tokenLife().toSeconds());
        return new Answer(
                200,
                "{\"access_token\":\"" + tokens.issue() + "\",\"token_type\":\"Bearer\",\"expires_in\":" + seconds
                        + "}");
    }

    private Answer page(HttpExchange exchange, Kind kind) {
        long request = pageRequests.incrementAndGet();
        if (options.faults() && request % TOO_MANY_EVERY == 0) {
            tooMany.incrementAndGet();
            return new Answer(429, "{\"error\":\"too many requests\"}", Map.of("Retry-After", "1"));
        }
        if (options.faults() && request % ERROR_EVERY == 0) {
            errors.incrementAndGet();
            return new Answer(500, "{\"error\":\"internal error\"}");
        }
        if (!tokens.isValid(exchange.getRequestHeaders().getFirst("Authorization"))) {
            unauthorized.incrementAndGet();
            Map<String, String> headers = Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            return new Answer(401, "{\"error\":\"invalid_token\"}", headers);
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            return new Answer(405, "{\"error\":\"method not allowed\"}");
        }
        try {
            Map<String, String> query = parameters(exchange.getRequestURI().getRawQuery());
            int limit = Integer.parseInt(query.getOrDefault("limit", "" + USUAL_RECORDS));
            if (limit < 1 || limit > MOST_RECORDS) {
                return new Answer(400, "{\"error\":\"limit is 1 to " + MOST_RECORDS + "\"}");
            }
            Page page = catalog.page(kind, start(query), limit);
            pages.incrementAndGet();
            return new Answer(200, json(page));
        } catch (IllegalArgumentException | DateTimeException e) {
            return new Answer(400, "{\"error\":\"limit, cursor or updated_since is not understood\"}");
        }
    }

    private static Position start(Map<String, String> query) {
        String cursor = query.get("cursor");
        if (cursor != null) {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            int bar = text.indexOf('|');
            if (bar < 0) {
                throw new IllegalArgumentException("The cursor is none of this shop.");
            }
            return new Position(Instant.parse(text.substring(0, bar)), text.substring(bar + 1));
        }
        String since = query.get("updated_since");
        return new Position(since == null ? Instant.EPOCH : Instant.parse(since), "");
    }

    private static String json(Page page) {
        Position last = page.last();
        String next = last == null ? "null" : '"' + cursor(last) + '"';
        return "{\"data\":[" + String.join(",", page.records()) + "],\"meta\":{\"next\":" + next + "}}";
    }

    private static String cursor(Position position) {
        byte[] text = (position.updatedAt() + "|" + position.key()).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    private static Map<String, String> parameters(@Nullable String encoded) {
        Map<String, String> parameters = new HashMap<>();
        if (encoded == null || encoded.isEmpty()) {
            return parameters;
        }
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }
}
