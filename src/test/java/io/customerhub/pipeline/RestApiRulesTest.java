package io.customerhub.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.ingest.rest.http.Answer;
import io.customerhub.ingest.rest.http.HttpCalls.Reply;
import io.customerhub.ingest.rest.rules.ResponseRule;
import io.customerhub.ingest.rest.rules.ResponseRules;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the connector rest-api takes answers for, and how fast it asks, against a real HTTP server. */
class RestApiRulesTest {

    private static final String PAGE = "{\"data\":[{\"id\":1}]}";

    @Test
    void theFirstRuleThatFitsDecides() {
        ResponseRules rules = ResponseRules.parse("404,410 ignore; 403 if $[0].errorCode = 'A LIMIT; x' rate-limited;"
                + " 5xx if header:X-Down retry ; 200 if $.errors fail source-owner;200 if $['a b'] != \"ok\" refresh");
        assertThat(action(rules, 410, "")).isEqualTo("IGNORE");
        assertThat(action(rules, 403, "[{\"errorCode\":\"A LIMIT; x\"}]")).isEqualTo("RATE_LIMITED");
        assertThat(action(rules, 403, "[{\"errorCode\":\"other\"}]")).isEqualTo("none");
        assertThat(action(rules, 403, "<html>")).isEqualTo("none");
        assertThat(action(rules, 502, "")).isEqualTo("none");
        assertThat(action(rules, 200, "{\"errors\":[1]}")).isEqualTo("FAIL");
        assertThat(action(rules, 200, "{\"errors\":[],\"a b\":\"ok\"}")).isEqualTo("none");
        assertThat(action(rules, 200, "{\"errors\":[]}")).isEqualTo("REFRESH");
    }

    @Test
    void aRuleThatCannotBeUnderstoodIsToldWithItsForm() {
        for (String wrong :
                new String[] {"404", "abc ignore", "404 ignor", "200 if $.x", "404 ignore me", "404 if $.. fail"}) {
            assertThatThrownBy(() -> ResponseRules.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'responseRules'");
        }
        assertThatThrownBy(() -> ResponseRules.parse("404 ignor"))
                .hasMessage(
                        "'responseRules' cannot be understood at '404 ignor': a response rule is written: status [if"
                                + " $.path [= 'text']] action [who]; actions are retry, refresh, rate-limited, ignore and fail;"
                                + " who is operator, engineer or source-owner");
    }

    @Test
    void aLimitThatIsToldBy403IsWaitedForAsTheApiSays() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (ApiServer api = new ApiServer((request, query) -> {
                    if (asked.incrementAndGet() == 1) {
                        request.getResponseHeaders()
                                .set("X-Reset", Long.toString(System.currentTimeMillis() / 1000 + 2));
                        ApiServer.send(request, 403, "application/json", "{\"error\":{\"code\":\"LIMIT\"}}");
                    } else {
                        ApiServer.json(request, PAGE);
                    }
                });
                RestHub rest = start(
                        api, "responseRules: '403 if $.error.code = ''LIMIT'' rate-limited', rateReset: X-Reset")) {
            long begun = System.nanoTime();
            rest.hub.awaitFinished(1);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(800));
            assertThat(rest.hub.failures).isEmpty();
        }
    }

    @Test
    void anExpiredTokenThatIsToldIn200IsRenewedAndWhatIsNotThereIsNothing() throws Exception {
        AtomicInteger tokens = new AtomicInteger();
        try (ApiServer api = new ApiServer((request, query) -> {
            String token = request.getRequestHeaders().getFirst("Authorization");
            if (token.equals("Bearer t1")) {
                ApiServer.json(request, "{\"status\":\"SESSION_EXPIRED\"}");
            } else {
                ApiServer.send(request, 204, "text/plain", "");
            }
        })) {
            api.on(
                    "/token",
                    (request, query) ->
                            ApiServer.json(request, "{\"access_token\":\"t" + tokens.incrementAndGet() + "\"}"));
            try (RestHub rest = start(
                    api,
                    "responseRules: '200 if $.status = SESSION_EXPIRED refresh; 204 ignore', auth: oauth2, clientId: c,"
                            + " clientSecret: s, tokenUrl: '" + api.url("/token") + "'")) {
                rest.hub.awaitFinished(1);
                assertThat(rest.hub.failures).isEmpty();
                assertThat(tokens).hasValue(2);
            }
        }
    }

    @Test
    void whoMustActIsToldAndOnlyTheEngineerStopsTheStream() throws Exception {
        Map<String, String> codes =
                Map.of("operator", "HUB-REST-014", "source-owner", "HUB-REST-015", "engineer", "HUB-REST-024");
        for (Map.Entry<String, String> code : codes.entrySet()) {
            try (ApiServer api = new ApiServer((request, query) -> ApiServer.send(request, 422, "text/plain", ""));
                    RestHub rest = start(api, "responseRules: '422 fail " + code.getKey() + "'")) {
                assertThat(rest.hub.awaitFailure())
                        .startsWith(code.getValue())
                        .endsWith("the " + code.getKey().replace('-', ' ') + " must act");
            }
        }
    }

    @Test
    void anAnswerWithoutContentIsNoEmptyPageUnlessTheRouteSaysSo() throws Exception {
        try (ApiServer api = new ApiServer((request, query) -> ApiServer.send(request, 204, "text/plain", ""));
                RestHub rest = start(api, "maxAttempts: 1")) {
            assertThat(rest.hub.awaitFailure())
                    .startsWith("HUB-REST-002")
                    .contains("write responseRules: \"204 ignore\"");
            assertThat(rest.hub.finished).hasValue(0);
        }
    }

    @Test
    void aHostIsNeverAskedFasterThanItsRate() throws Exception {
        List<Long> times = Collections.synchronizedList(new ArrayList<>());
        try (ApiServer api = new ApiServer((request, query) -> {
                    times.add(System.nanoTime());
                    int page = Integer.parseInt(query.get("page"));
                    ApiServer.json(request, page < 4 ? "{\"data\":[{\"id\":" + page + "}]}" : "{\"data\":[]}");
                });
                RestHub rest = start(api, "paging: page, rateLimit: 5/s")) {
            rest.hub.awaitFinished(2);
            for (int i = 5; i < times.size(); i++) {
                // six requests span at least a second; timers and the network may be late, by less than this
                assertThat(Duration.ofNanos(times.get(i) - times.get(i - 5))).isGreaterThan(Duration.ofMillis(900));
            }
            assertThat(times.size()).isGreaterThan(6);
        }
    }

    @Test
    void aHostThatSaysItsBudgetIsUsedUpIsLeftAlone() throws Exception {
        List<Long> times = Collections.synchronizedList(new ArrayList<>());
        try (ApiServer api = new ApiServer((request, query) -> {
                    times.add(System.nanoTime());
                    request.getResponseHeaders().set("X-Shop-Call-Limit", times.size() == 1 ? "40/40" : "1/40");
                    ApiServer.json(request, query.get("page").equals("1") ? PAGE : "{\"data\":[]}");
                });
                RestHub rest = start(api, "paging: page, rateRemaining: X-Shop-Call-Limit")) {
            rest.hub.awaitFinished(1);
            assertThat(Duration.ofNanos(times.get(1) - times.get(0))).isGreaterThan(Duration.ofMillis(900));
        }
    }

    private static String action(ResponseRules rules, int status, String body) {
        ResponseRule rule = rules.find(new Answer(new Reply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8))));
        return rule == null ? "none" : Objects.toString(rule.action());
    }

    private static RestHub start(ApiServer api, String options) throws Exception {
        return RestHub.start("url: '" + api.url("/api") + "', records: $.data, " + options);
    }
}
