package io.customerhub.pipeline.rest;

import io.customerhub.ingest.Lookback;
import io.customerhub.ingest.rest.auth.Authorization;
import io.customerhub.ingest.rest.auth.Grant;
import io.customerhub.ingest.rest.auth.LoginGrant;
import io.customerhub.ingest.rest.auth.OAuthGrant;
import io.customerhub.ingest.rest.http.BodyTemplate;
import io.customerhub.ingest.rest.http.HttpCalls;
import io.customerhub.ingest.rest.http.HttpCalls.Body;
import io.customerhub.ingest.rest.http.TextTemplate;
import io.customerhub.ingest.rest.http.UrlTemplate;
import io.customerhub.ingest.rest.http.ValuePlace;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of the Kamelet that say who asks. */
public final class RestAuthOptions {

    private static final Set<String> IN_LOGIN = Set.of("user", "password", "clientId", "clientSecret");

    private String kind = "none";
    private String token = "";
    private String tokenPlace = "header:Authorization";
    private String tokenFormat = "Bearer ${token}";
    private String user = "";
    private String password = "";
    private String tokenUrl = "";
    private String clientId = "";
    private String clientSecret = "";
    private String scope = "";
    private String clientAuthentication = "basic";
    private String refreshToken = "";
    private String loginBody = "";
    private String loginType = "application/json";
    private String tokenPath = "$.access_token";
    private Duration tokenLife = Duration.ofMinutes(5);

    /** Refuses what does not fit together. */
    void check() {
        switch (kind) {
            case "none" -> {}
            case "bearer", "api-key" -> require("token", token);
            case "basic" -> require("user", user);
            case "oauth2" -> requireClient();
            case "oauth2-password" -> {
                requireClient();
                require("user", user);
                require("password", password);
            }
            case "oauth2-refresh-token" -> {
                requireClient();
                require("refreshToken", refreshToken);
            }
            case "login" -> grant();
            default ->
                throw new IllegalArgumentException(
                        "'auth' is none, bearer, basic, api-key, oauth2, oauth2-password, oauth2-refresh-token or login,"
                                + " found '" + kind + "'");
        }
        if (ValuePlace.parse(tokenPlace).in() == ValuePlace.In.BODY) {
            throw new IllegalArgumentException("'tokenPlace' is header:Name or the name of a query parameter");
        }
        format();
    }

    /** Who asks; tokens are shared with the other streams of the source system. */
    Authorization authorization(String system, SharedByHost shared, HttpCalls calls) {
        return switch (kind) {
            case "none" -> new Authorization.None();
            case "basic" -> Authorization.Fixed.basic(user, password);
            case "bearer", "api-key" ->
                new Authorization.Fixed(
                        ValuePlace.parse(tokenPlace), format().fill(Map.of("token", token), value -> value));
            default ->
                new Authorization.Fetched(
                        shared.tokens(system), grant(), calls, ValuePlace.parse(tokenPlace), format());
        };
    }

    private TextTemplate format() {
        // an API key stands alone unless the route says more
        boolean isBare = kind.equals("api-key") && tokenFormat.equals("Bearer ${token}");
        return TextTemplate.of("tokenFormat", isBare ? "${token}" : tokenFormat, Set.of("token"));
    }

    private Grant grant() {
        if (kind.equals("login")) {
            require("tokenUrl", tokenUrl);
            Map<String, String> values = new LinkedHashMap<>();
            values.put("user", user);
            values.put("password", password);
            values.put("clientId", clientId);
            values.put("clientSecret", clientSecret);
            Body body =
                    BodyTemplate.of("loginBody", loginBody, loginType, IN_LOGIN).fill(values, Map.of());
            String text = new String(body.content(), StandardCharsets.UTF_8);
            return new LoginGrant(address(), loginType, text, tokenPath, tokenLife);
        }
        OAuthGrant.Kind grant =
                switch (kind) {
                    case "oauth2-password" -> OAuthGrant.Kind.PASSWORD;
                    case "oauth2-refresh-token" -> OAuthGrant.Kind.REFRESH_TOKEN;
                    default -> OAuthGrant.Kind.CLIENT_CREDENTIALS;
                };
        OAuthGrant.Client client =
                new OAuthGrant.Client(address(), clientId, clientSecret, scope, clientAuthentication.equals("body"));
        return new OAuthGrant(grant, client, user, password, refreshToken, tokenLife);
    }

    /** The host that gives tokens; null when none is asked. */
    @Nullable
    String tokenHost() {
        return tokenUrl.isBlank() ? null : address().getHost();
    }

    private URI address() {
        return UrlTemplate.of("tokenUrl", tokenUrl, Set.of()).fill(Map.of());
    }

    private void requireClient() {
        require("tokenUrl", tokenUrl);
        require("clientId", clientId);
        require("clientSecret", clientSecret);
        address();
    }

    private void require(String option, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("'auth: " + kind + "' needs '" + option + "'");
        }
    }

    /** How the hub says who it is. */
    public void setKind(String kind) {
        this.kind = kind;
    }

    /** The bearer token or API key. */
    public void setToken(String token) {
        this.token = token;
    }

    /** Where the token goes. */
    public void setTokenPlace(String tokenPlace) {
        this.tokenPlace = tokenPlace;
    }

    /** What is sent of it. */
    public void setTokenFormat(String tokenFormat) {
        this.tokenFormat = tokenFormat;
    }

    /** The user. */
    public void setUser(String user) {
        this.user = user;
    }

    /** The password of the user. */
    public void setPassword(String password) {
        this.password = password;
    }

    /** The token address. */
    public void setTokenUrl(String tokenUrl) {
        this.tokenUrl = tokenUrl;
    }

    /** The client id. */
    public void setClientId(String clientId) {
        this.clientId = clientId;
    }

    /** The client secret. */
    public void setClientSecret(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    /** The scope; blank for the default. */
    public void setScope(String scope) {
        this.scope = scope;
    }

    /** {@code basic} or {@code body}. */
    public void setClientAuthentication(String clientAuthentication) {
        this.clientAuthentication = clientAuthentication;
    }

    /** The first refresh token. */
    public void setRefreshToken(String refreshToken) {
        this.refreshToken = refreshToken;
    }

    /** What a login posts. */
    public void setLoginBody(String loginBody) {
        this.loginBody = loginBody;
    }

    /** The content type of what a login posts. */
    public void setLoginType(String loginType) {
        this.loginType = loginType;
    }

    /** Where the answer to a login holds the token. */
    public void setTokenPath(String tokenPath) {
        this.tokenPath = tokenPath;
    }

    /** How long a token is used when the server does not say. */
    public void setTokenLife(String tokenLife) {
        this.tokenLife = Lookback.duration(tokenLife);
    }
}
