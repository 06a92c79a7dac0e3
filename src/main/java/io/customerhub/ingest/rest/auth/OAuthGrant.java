package io.customerhub.ingest.rest.auth;

import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.rest.http.Answer;
import io.customerhub.ingest.rest.http.BodyTemplate;
import io.customerhub.ingest.rest.http.HttpCalls.Body;
import io.customerhub.ingest.rest.http.HttpCalls.Call;
import io.customerhub.ingest.rest.http.RestFailure;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2.0 (RFC 6749): client credentials (4.4), the password of a user (4.3), or a refresh token (6).
 *
 * @param kind which of them
 * @param client who asks
 * @param user the user of the password grant
 * @param password the password of the user
 * @param refreshToken the first refresh token; servers may replace it
 * @param unknownLife how long a token is used when the server does not say (5.1 only recommends that it does)
 */
public record OAuthGrant(
        Kind kind, Client client, String user, String password, String refreshToken, Duration unknownLife)
        implements Grant {

    /** Which grant. */
    public enum Kind {
        /** The client itself. */
        CLIENT_CREDENTIALS("client_credentials"),
        /** A user whose password the client knows. */
        PASSWORD("password"),
        /** A user who has consented once. */
        REFRESH_TOKEN("refresh_token");

        private final String type;

        Kind(String type) {
            this.type = type;
        }
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

    @Override
    public URI url() {
        return client.url();
    }

    @Override
    public Call call(@Nullable String validRefreshToken) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", kind.type);
        if (kind == Kind.PASSWORD) {
            form.put("username", user);
            form.put("password", password);
        }
        if (kind == Kind.REFRESH_TOKEN) {
            form.put("refresh_token", Objects.requireNonNull(validRefreshToken));
        }
        if (!client.scope().isBlank()) {
            form.put("scope", client.scope());
        }
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        if (client.secretInBody()) {
            form.put("client_id", client.id());
            form.put("client_secret", client.secret());
        } else {
            String pair = encoded(client.id()) + ":" + encoded(client.secret());
            headers.put(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        StringBuilder text = new StringBuilder();
        form.forEach((name, value) ->
                text.append(text.isEmpty() ? "" : "&").append(name).append('=').append(encoded(value)));
        Body body = new Body(BodyTemplate.FORM, text.toString().getBytes(StandardCharsets.UTF_8));
        return new Call(url(), headers, body, MAX_BYTES);
    }

    @Override
    public Issued issued(Answer answer) {
        String host = "the token server " + url().getHost();
        Object document;
        try {
            document = answer.document();
        } catch (UnreadableException e) {
            throw new RestFailure("HUB-REST-003", answer.status(), host + " does not answer with JSON", e);
        }
        if (!(document instanceof Map<?, ?> fields)
                || !(fields.get("access_token") instanceof String token)
                || token.isBlank()) {
            throw new RestFailure(
                    "HUB-REST-003", answer.status(), host + " gives no access_token" + error(document), null);
        }
        Object type = fields.get("token_type");
        if (type != null && !type.toString().equalsIgnoreCase("bearer")) {
            throw new RestFailure("HUB-REST-003", answer.status(), host + " gives no bearer token", null);
        }
        Object refresh = fields.get("refresh_token");
        return new Issued(
                token,
                life(fields.get("expires_in")),
                kind == Kind.REFRESH_TOKEN && refresh instanceof String text && !text.isBlank() ? text : null);
    }

    /** The error code of RFC 6749, 5.2, which is a word and holds no secret; empty when there is none. */
    static String error(@Nullable Object document) {
        Object error = document instanceof Map<?, ?> fields ? fields.get("error") : null;
        boolean isWord = error instanceof String text
                && text.length() <= 60
                && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '_');
        return isWord ? " (" + error + ")" : "";
    }

    private Duration life(@Nullable Object expiresIn) {
        try {
            return expiresIn == null ? unknownLife : Duration.ofSeconds(Long.parseLong(expiresIn.toString()));
        } catch (NumberFormatException e) {
            return unknownLife;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return kind + " of " + client;
    }
}
