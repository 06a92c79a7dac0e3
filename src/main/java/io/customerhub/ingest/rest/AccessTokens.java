package io.customerhub.ingest.rest;

import io.customerhub.ingest.JsonValues;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.rest.HttpCalls.Call;
import io.customerhub.ingest.rest.HttpCalls.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens by OAuth 2.0 client credentials (RFC 6749, section 4.4): one per token address, client and scope, shared
 * by all that ask, and fetched again shortly before it expires. Safe for use by several threads; those that need the same
 * token wait for one request.
 */
public final class AccessTokens {

    private static final long MAX_BYTES = 1 << 20;
    /** RFC 6749, 5.1 only recommends that a server says how long a token lives. */
    private static final Duration UNKNOWN_LIFE = Duration.ofMinutes(5);

    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final HttpCalls calls;
    private final Clock clock;
    private final Map<Client, Slot> slots = new ConcurrentHashMap<>();

    /** Tokens that are fetched by these calls. */
    public AccessTokens(HttpCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * Who asks for a token, and for what.
     *
     * @param url the token address
     * @param id the client id
     * @param secret the client secret
     * @param scope the scope, empty for the server's default
     * @param secretInBody false sends id and secret by HTTP Basic, which every server must take (RFC 6749, 2.3.1); true
     *     sends them in the form, for servers that do not
     */
    public record Client(URI url, String id, String secret, String scope, boolean secretInBody) {
        @Override
        public String toString() {
            return "client of " + url.getHost();
        }
    }

    /**
     * A token that is valid for a while yet.
     *
     * @throws RestFailure when the server refuses the client (HUB-REST-003) or has a bad day (HUB-REST-011)
     */
    public String token(Client client) {
        Slot slot = slots.computeIfAbsent(client, ignored -> new Slot());
        synchronized (slot) {
            Token token = slot.token;
            if (token == null || !clock.instant().isBefore(token.renewAt)) {
                token = fetch(client);
                slot.token = token;
            }
            return token.value;
        }
    }

    /** The server has refused this token; the next one who asks gets another. A token that was renewed since stays. */
    public void refused(Client client, String token) {
        Slot slot = slots.computeIfAbsent(client, ignored -> new Slot());
        synchronized (slot) {
            if (slot.token != null && slot.token.value.equals(token)) {
                slot.token = null;
            }
        }
    }

    private Token fetch(Client client) {
        String host = client.url().getHost();
        Reply reply;
        Instant asked = clock.instant();
        try {
            reply = calls.send(call(client));
        } catch (IOException e) {
            throw new RestFailure("HUB-REST-011", 0, "the token server " + host + " does not answer", e);
        }
        if (reply.status() >= 500 || reply.status() == 429 || reply.status() == 408) {
            throw new RestFailure(
                    "HUB-REST-011", reply.status(), "the token server " + host + " answers " + reply.status(), null);
        }
        if (reply.status() != 200) {
            throw new RestFailure(
                    "HUB-REST-003",
                    reply.status(),
                    "the token server " + host + " refuses the client with " + reply.status()
                            + "; check tokenUrl, clientId, clientSecret and scope",
                    null);
        }
        return parsed(reply, host, asked);
    }

    private static Token parsed(Reply reply, String host, Instant asked) {
        try {
            if (JsonValues.read(reply.body(), "HUB-REST-003") instanceof Map<?, ?> fields
                    && fields.get("access_token") instanceof String token
                    && !token.isBlank()) {
                Object type = fields.get("token_type");
                if (type != null && !type.toString().equalsIgnoreCase("bearer")) {
                    throw new RestFailure(
                            "HUB-REST-003", 200, "the token server " + host + " gives no bearer token", null);
                }
                return new Token(token, renewAt(asked, fields.get("expires_in")));
            }
        } catch (UnreadableException e) {
            throw new RestFailure("HUB-REST-003", 200, "the token server " + host + " does not answer with JSON", e);
        }
        throw new RestFailure("HUB-REST-003", 200, "the token server " + host + " gives no access_token", null);
    }

    /** A minute before it expires, or after nine tenths of a short life. */
    private static Instant renewAt(Instant asked, @Nullable Object expiresIn) {
        Duration life = UNKNOWN_LIFE;
        try {
            if (expiresIn != null) {
                life = Duration.ofSeconds(Long.parseLong(expiresIn.toString()));
            }
        } catch (NumberFormatException e) {
            life = UNKNOWN_LIFE;
        }
        Duration tenth = life.dividedBy(10);
        return asked.plus(life).minus(tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN);
    }

    private static Call call(Client client) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        StringBuilder form = new StringBuilder("grant_type=client_credentials");
        if (!client.scope().isBlank()) {
            form.append("&scope=").append(encoded(client.scope()));
        }
        if (client.secretInBody()) {
            form.append("&client_id=").append(encoded(client.id()));
            form.append("&client_secret=").append(encoded(client.secret()));
        } else {
            String pair = encoded(client.id()) + ":" + encoded(client.secret());
            headers.put(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        return new Call(client.url(), headers, form.toString(), MAX_BYTES);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(Objects.requireNonNull(text), StandardCharsets.UTF_8);
    }

    private static final class Slot {
        private @Nullable Token token;
    }

    private record Token(String value, Instant renewAt) {}
}
