package io.customerhub.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Every way in which the connector rest-api says who it is, against a real HTTP server that lets nobody else in. */
class RestApiAuthTest {

    private static final String PAGE = "{\"data\":[{\"id\":1}]}";

    @Test
    void userAndPasswordAreSentByBasic() throws Exception {
        String expected = "Basic "
                + Base64.getEncoder().encodeToString("me@example.com/token:p&ä".getBytes(StandardCharsets.UTF_8));
        try (ApiServer api = guarded((request, query) -> expected.equals(header(request, "Authorization")));
                RestHub rest = start(api, "auth: basic, user: me@example.com/token, password: 'RAW(p&ä)'")) {
            assertRead(rest);
        }
    }

    @Test
    void anApiKeyGoesIntoTheHeaderOrTheQueryThatTheApiWants() throws Exception {
        try (ApiServer api = guarded((request, query) -> "k&1".equals(header(request, "X-Api-Key")));
                RestHub rest = start(api, "auth: api-key, token: 'RAW(k&1)', tokenPlace: 'header:X-Api-Key'")) {
            assertRead(rest);
        }
        try (ApiServer api = guarded((request, query) -> "k+1 &".equals(query.get("api_key")));
                RestHub rest = start(api, "auth: api-key, token: 'RAW(k+1 &)', tokenPlace: api_key")) {
            assertRead(rest);
        }
    }

    @Test
    void thePasswordGrantIsPostedAsTheStandardSaysAndATokenOfAnotherKindIsSentAsTheApiWants() throws Exception {
        try (ApiServer api = guarded((request, query) -> "Custom-token t1".equals(header(request, "Authorization")))) {
            api.on("/token", (request, query) -> {
                boolean known = ApiServer.body(request)
                        .equals("grant_type=password&username=u&password=p%26w&client_id=c&client_secret=s");
                ApiServer.send(
                        request,
                        known ? 200 : 400,
                        "application/json",
                        known ? "{\"access_token\":\"t1\"}" : "{\"error\":\"invalid_grant\"}");
            });
            try (RestHub rest = start(
                    api,
                    "auth: oauth2-password, user: u, password: 'RAW(p&w)', clientId: c, clientSecret: s,"
                            + " clientAuthentication: body, tokenFormat: 'Custom-token ${token}', tokenUrl: '"
                            + api.url("/token") + "'")) {
                assertRead(rest);
            }
        }
    }

    @Test
    void aReplacedRefreshTokenSurvivesACrashAndIsKeptSealed() throws Exception {
        RotatingServer server = new RotatingServer();
        RestHub.Tokens tokens = new RestHub.Tokens();
        try (ApiServer api = server.api()) {
            String options = refreshOptions(api, "r0");
            try (RestHub rest = RestHub.start(options, null, tokens)) {
                assertRead(rest);
            }
            // another process: nothing but the store is left of the first
            try (RestHub rest = RestHub.start(options, null, tokens)) {
                assertRead(rest);
            }
            assertThat(server.used).containsExactly("r0", "r1");
            assertThat(tokens.kept.values())
                    .singleElement()
                    .asString()
                    .doesNotContain("r2")
                    .doesNotContain("secret-of-client");
        }
    }

    @Test
    void aRefreshTokenThatIsNewInTheConfigurationWinsOverTheOneThatIsKept() throws Exception {
        RotatingServer server = new RotatingServer();
        RestHub.Tokens tokens = new RestHub.Tokens();
        try (ApiServer api = server.api()) {
            try (RestHub rest = RestHub.start(refreshOptions(api, "r0"), null, tokens)) {
                assertRead(rest);
            }
            server.valid = "brand-new";
            try (RestHub rest = RestHub.start(refreshOptions(api, "brand-new"), null, tokens)) {
                assertRead(rest);
            }
            assertThat(server.used).containsExactly("r0", "brand-new");
        }
    }

    @Test
    void aReplacedRefreshTokenIsNotLostWhileTheWarehouseIsAway() throws Exception {
        RotatingServer server = new RotatingServer();
        RestHub.Tokens tokens = new RestHub.Tokens();
        tokens.isAway = true;
        try (ApiServer api = server.api();
                RestHub rest = RestHub.start(refreshOptions(api, "r0"), null, tokens)) {
            assertThat(rest.hub.awaitFailure()).startsWith("HUB-POLL-001");
            assertThat(rest.hub.batches).isEmpty();
            tokens.isAway = false;
            assertRead(rest);
            assertThat(server.used).as("the old token is never tried again").startsWith("r0", "r1");
        }
    }

    @Test
    void withoutAStoreForReplacedTokensNoneIsAskedFor() throws Exception {
        RotatingServer server = new RotatingServer();
        try (ApiServer api = server.api();
                RestHub rest = RestHub.start(refreshOptions(api, "r0"))) {
            assertThat(rest.hub.awaitFailure()).startsWith("HUB-REST-026");
            assertThat(server.used).isEmpty();
        }
    }

    @Test
    void aLoginGivesItsTokenInTheBodyOrInAHeader() throws Exception {
        try (ApiServer api = guarded((request, query) -> "s-7".equals(header(request, "X-Session")))) {
            api.on("/login", (request, query) -> {
                boolean known = ApiServer.body(request).equals("{\"login\":\"me\",\"pass\":\"a\\\"b\"}");
                request.getResponseHeaders().set("X-Session-Token", "s-7");
                ApiServer.send(
                        request,
                        known ? 200 : 401,
                        "application/json",
                        known ? "{\"data\":{\"session\":\"s-7\"}}" : "{}");
            });
            String login = "auth: login, user: me, password: 'RAW(a\"b)', tokenUrl: '" + api.url("/login")
                    + "', loginBody: '{\"login\": \"${user}\", \"pass\": \"${password}\"}',"
                    + " tokenPlace: 'header:X-Session', tokenFormat: '${token}'";
            for (String path : new String[] {"$.data.session", "header:X-Session-Token"}) {
                try (RestHub rest = start(api, login + ", tokenPath: '" + path + "'")) {
                    assertRead(rest);
                }
            }
        }
    }

    @Test
    void aFreshTokenThatIsRefusedTooEndsThePollAfterOneRepetition() throws Exception {
        AtomicInteger tokens = new AtomicInteger();
        try (ApiServer api = guarded((request, query) -> false)) {
            api.on(
                    "/token",
                    (request, query) ->
                            ApiServer.json(request, "{\"access_token\":\"t" + tokens.incrementAndGet() + "\"}"));
            try (RestHub rest =
                    start(api, "auth: oauth2, clientId: c, clientSecret: s, tokenUrl: '" + api.url("/token") + "'")) {
                assertThat(rest.hub.awaitFailure())
                        .startsWith("HUB-REST-016 test/rows: 127.0.0.1 refuses a token that was fetched a moment ago");
                assertThat(api.asked.size()).isBetween(2, 3);
            }
        }
    }

    @Test
    void aPasswordThatIsRefusedIsNotTriedAllNight() throws Exception {
        try (ApiServer api = guarded((request, query) -> false);
                RestHub rest = start(api, "auth: basic, user: me, password: wrong")) {
            Awaitility.await().until(() -> !rest.hub.pauses.isEmpty());
            assertThat(rest.hub.pauses.get(0))
                    .startsWith("HUB-REST-003 test/rows: 127.0.0.1 refuses with 401")
                    .contains("./hub resume test/rows")
                    .doesNotContain("wrong");
            assertThat(api.asked).hasSize(3);
            assertThat(rest.hub.failures).hasSize(2);
        }
    }

    /** Gives a new refresh token with each access token and knows only the last, as RFC 9700, 4.14.2 recommends. */
    private static final class RotatingServer {
        final List<String> used = Collections.synchronizedList(new ArrayList<>());
        volatile String valid = "r0";

        ApiServer api() throws Exception {
            ApiServer api = guarded((request, query) ->
                    String.valueOf(header(request, "Authorization")).startsWith("Bearer t"));
            api.on("/token", (request, query) -> {
                Map<String, String> form = ApiServer.query(ApiServer.body(request));
                boolean known = valid.equals(form.get("refresh_token"))
                        && "refresh_token".equals(form.get("grant_type"))
                        && "secret-of-client".equals(form.get("client_secret"));
                if (known) {
                    used.add(valid);
                    valid = "r" + used.size();
                }
                ApiServer.send(
                        request,
                        known ? 200 : 400,
                        "application/json",
                        known
                                ? "{\"access_token\":\"t" + used.size() + "\",\"refresh_token\":\"" + valid + "\"}"
                                : "{\"error\":\"invalid_grant\"}");
            });
            return api;
        }
    }

    private static String refreshOptions(ApiServer api, String token) {
        return "url: '" + api.url("/api") + "', records: $.data, auth: oauth2-refresh-token, refreshToken: " + token
                + ", clientId: c, clientSecret: secret-of-client, clientAuthentication: body, tokenUrl: '"
                + api.url("/token") + "'";
    }

    private static ApiServer guarded(BiPredicate<HttpExchange, Map<String, String>> lets) throws Exception {
        return new ApiServer((request, query) -> {
            if (lets.test(request, query)) {
                ApiServer.json(request, PAGE);
            } else {
                ApiServer.send(request, 401, "application/json", "{}");
            }
        });
    }

    private static String header(HttpExchange request, String name) {
        return request.getRequestHeaders().getFirst(name);
    }

    private static RestHub start(ApiServer api, String options) throws Exception {
        return RestHub.start("url: '" + api.url("/api") + "', records: $.data, " + options);
    }

    private static void assertRead(RestHub rest) {
        rest.hub.awaitFinished(1);
        assertThat(rest.hub.values("id")).contains("1");
    }
}
