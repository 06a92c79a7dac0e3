package io.customerhub.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ingest.UnreadableLetters;
import io.customerhub.record.FieldPath;
import io.customerhub.record.Position;
import io.customerhub.record.Rejection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The connector rest-api against a real HTTP server. */
class RestApiConnectorTest {

    private static final String CURSOR =
            "paging: cursor, records: $.data, nextCursor: $.meta.next, every: 100ms, pageSizeParameter: limit, pageSize: 2";

    private final List<Rejection> letters = Collections.synchronizedList(new ArrayList<>());

    @Test
    void cursorPagesBringEachRecordOnceAndAnEmptyPageInTheMiddleIsNoEnd() throws Exception {
        try (ApiServer api = new ApiServer((request, query) -> ApiServer.json(
                        request,
                        switch (query.getOrDefault("cursor", "")) {
                            case "" -> page("a+/=&b", 1, 2);
                            case "a+/=&b" -> page("c3");
                            case "c3" -> page("c4", 3, 4);
                            default -> page(null, 5);
                        }));
                HubInMemory hub = hub(api, CURSOR)) {
            hub.awaitFinished(1);
            assertThat(hub.values("id").subList(0, 5)).containsExactly("1", "2", "3", "4", "5");
            assertThat(api.asked.get(0))
                    .containsEntry("limit", "2")
                    .containsEntry("fixed", "1")
                    .containsEntry("other", "a&b")
                    .doesNotContainKey("cursor");
            assertThat(committed(hub)).isEqualTo("{}");
            assertThat(hub.failures).isEmpty();
        }
    }

    @Test
    void numberedPagesAreReadUntilAnEmptyOne() throws Exception {
        try (ApiServer api = new ApiServer((request, query) -> {
                    int page = Integer.parseInt(query.get("page"));
                    ApiServer.json(request, page <= 3 ? "[{\"id\":" + page + "}]" : "[]");
                });
                HubInMemory hub = hub(api, "paging: page, every: 100ms")) {
            hub.awaitFinished(1);
            assertThat(hub.values("id").subList(0, 3)).containsExactly("1", "2", "3");
            assertThat(api.asked.get(3)).containsEntry("page", "4");
        }
    }

    @Test
    void nestedValuesAndNumbersKeepEveryDigit() throws Exception {
        try (ApiServer api = new ApiServer(
                        (request, query) -> ApiServer.json(
                                request,
                                "{\"data\":[{\"id\":12345678901234567890,\"total\":10.10,\"lines\":[{\"sku\":\"\u5546\u54c1\"}]},7]}"));
                HubInMemory hub = hub(api, "records: $.data, every: 100ms")) {
            hub.awaitFinished(1);
            assertThat(hub.values("total").get(0)).isEqualTo("10.10");
            assertThat(hub.contents().get(0).list(FieldPath.of("lines"))).hasSize(1);
            assertThat(new String(hub.records().get(0).payload(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"id\":12345678901234567890,\"total\":10.10,\"lines\":[{\"sku\":\"\u5546\u54c1\"}]}");
            Rejection seven = hub.rejections().get(0);
            assertThat(seven.code()).isEqualTo("HUB-REST-021");
            assertThat(seven.row()).isEqualTo(2);
            assertThat(seven.payload()).isEqualTo("7".getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void aTokenIsFetchedOnceRenewedBeforeItExpiresAndOnceWhenItIsRefused() throws Exception {
        AtomicInteger tokens = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        try (ApiServer api = new ApiServer((request, query) -> {
            String sent = request.getRequestHeaders().getFirst("Authorization");
            if (!("Bearer t" + tokens.get()).equals(sent) || (refused.compareAndSet(0, 1) && tokens.get() == 1)) {
                refused.set(1);
                tokens.addAndGet(100);
                ApiServer.send(request, 401, "application/json", "{}");
            } else {
                ApiServer.json(request, page(null, 1));
            }
        })) {
            api.on("/token", (request, query) -> {
                String form = new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                String basic = Base64.getEncoder().encodeToString("me:s%26c%2Br%25et".getBytes(StandardCharsets.UTF_8));
                boolean known = form.equals("grant_type=client_credentials&scope=a+b")
                        && ("Basic " + basic).equals(request.getRequestHeaders().getFirst("Authorization"));
                ApiServer.send(
                        request,
                        known ? 200 : 400,
                        "application/json",
                        "{\"token_type\":\"bearer\",\"expires_in\":2,\"access_token\":\"t" + tokens.incrementAndGet()
                                + "\"}");
            });
            try (HubInMemory hub = hub(
                    api,
                    "records: $.data, every: 100ms, auth: oauth2, tokenUrl: '" + api.url("/token")
                            + "', clientId: me, clientSecret: 'RAW(s&c+r%et)', scope: a b")) {
                hub.awaitFinished(3);
                assertThat(hub.failures).isEmpty();
                assertThat(tokens).as("one at first, one after the 401").hasValue(102);
                Awaitility.await().until(() -> tokens.get() == 103);
                hub.awaitPoll();
                assertThat(hub.failures).as("renewed before it expired").isEmpty();
            }
        }
    }

    @Test
    void aClientThatIsRefusedIsAMatterOfConfigurationAndItsSecretIsNotTold() throws Exception {
        try (ApiServer api = new ApiServer((request, query) -> ApiServer.send(request, 403, "text/plain", "no"));
                HubInMemory hub = hub(api, "auth: bearer, token: 'very-secret', every: 100ms")) {
            assertThat(hub.awaitFailure())
                    .isEqualTo("HUB-REST-003 test/rows: 127.0.0.1 refuses with 403; check 'auth' and its secrets");
            assertThat(api.asked).hasSize(1);
        }
    }

    @Test
    void tooManyRequestsAreFollowedByTheWaitThatTheServerAsksFor() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        List<Long> times = Collections.synchronizedList(new ArrayList<>());
        try (ApiServer api = new ApiServer((request, query) -> {
                    times.add(System.nanoTime());
                    if (asked.incrementAndGet() == 1) {
                        request.getResponseHeaders().set("Retry-After", "2");
                        ApiServer.send(request, 429, "text/plain", "slow down");
                    } else {
                        ApiServer.json(request, page(null, 1));
                    }
                });
                HubInMemory hub = hub(api, "records: $.data, every: 100ms")) {
            hub.awaitFinished(1);
            assertThat(Duration.ofNanos(times.get(1) - times.get(0))).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
            assertThat(hub.failures).isEmpty();
        }
    }

    @Test
    void aWaitEndsWhenTheHubStops() throws Exception {
        try (ApiServer api = new ApiServer((request, query) -> {
                    request.getResponseHeaders().set("Retry-After", "200");
                    ApiServer.send(request, 503, "text/plain", "");
                });
                HubInMemory hub = hub(api, "every: 100ms")) {
            Awaitility.await().until(() -> !api.asked.isEmpty());
            hub.halt();
            long begun = System.nanoTime();
            hub.context.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            assertThat(hub.finished).hasValue(0);
        }
    }

    @Test
    void aBurstOfServerErrorsAndABrokenConnectionAreGotOver() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (ApiServer api = new ApiServer((request, query) -> {
                    int count = asked.incrementAndGet();
                    if (count <= 2) {
                        ApiServer.send(request, 500, "text/plain", "oops");
                    } else if (count == 3) {
                        request.sendResponseHeaders(200, 1000);
                        request.getResponseBody().write("[{".getBytes(StandardCharsets.UTF_8));
                    } else {
                        ApiServer.json(request, page(null, 1));
                    }
                });
                HubInMemory hub = hub(api, "records: $.data, every: 100ms")) {
            hub.awaitFinished(1);
            assertThat(hub.values("id")).contains("1");
            assertThat(hub.failures).isEmpty();
            assertThat(letters).isEmpty();
        }
    }

    @Test
    void aServerThatStaysDownIsABadDayThatMakesNoDeadLetterAndMovesNothing() throws Exception {
        AtomicInteger broken = new AtomicInteger(1);
        try (ApiServer api = new ApiServer((request, query) -> {
                    if (broken.get() == 1) {
                        ApiServer.send(request, 503, "text/plain", "down");
                    } else {
                        ApiServer.json(request, page(null, 1));
                    }
                });
                HubInMemory hub = hub(api, "records: $.data, every: 100ms, maxAttempts: 2")) {
            assertThat(hub.awaitFailure()).isEqualTo("HUB-REST-010 test/rows: 127.0.0.1 answers 503");
            assertThat(hub.batches).isEmpty();
            assertThat(letters).isEmpty();
            broken.set(0);
            hub.awaitFinished(1);
            assertThat(hub.values("id")).contains("1");
        }
    }

    @Test
    void aLoginPageABrokenPageAndAnErrorDocumentAreNeverTakenForNoRecords() throws Exception {
        for (String body : new String[] {"<html>login</html>", "{\"data\":[{\"id\":1}", "{\"error\":\"sorry\"}"}) {
            letters.clear();
            String type = body.startsWith("<") ? "text/html" : "application/json";
            try (ApiServer api = new ApiServer((request, query) -> ApiServer.send(request, 200, type, body));
                    HubInMemory hub = hub(api, "records: $.data, every: 100ms")) {
                assertThat(hub.awaitFailure()).startsWith("HUB-REST-020 test/rows: /api page 1: ");
                assertThat(hub.finished).hasValue(0);
                assertThat(hub.batches).isEmpty();
                assertThat(letters.get(0).content()).isEqualTo(Rejection.PayloadKind.PAGE);
                assertThat(letters.get(0).payload()).isEqualTo(body.getBytes(StandardCharsets.UTF_8));
                assertThat(api.asked)
                        .as("it is asked again before it is given up")
                        .hasSizeGreaterThanOrEqualTo(3);
            }
        }
    }

    @Test
    void pagesThatGoRoundInACircleEndThePoll() throws Exception {
        try (ApiServer api = new ApiServer((request, query) ->
                        ApiServer.json(request, query.containsKey("cursor") ? page("x", 2) : page("x", 1)));
                HubInMemory hub = hub(api, CURSOR)) {
            assertThat(hub.awaitFailure()).startsWith("HUB-REST-008").contains("the same cursor");
        }
        try (ApiServer api = new ApiServer((request, query) -> ApiServer.json(request, "[{\"id\":1}]"));
                HubInMemory hub = hub(api, "paging: page, every: 100ms")) {
            assertThat(hub.awaitFailure()).startsWith("HUB-REST-008").contains("the same records");
        }
    }

    @Test
    void aBodyThatTricklesIsCutAtTheTimeLimit() throws Exception {
        try (ApiServer api = new ApiServer((request, query) -> {
                    request.sendResponseHeaders(200, 100_000);
                    trickle(request.getResponseBody());
                });
                HubInMemory hub = hub(api, "totalTimeout: 1s, maxAttempts: 1, every: 100ms")) {
            long begun = System.nanoTime();
            assertThat(hub.awaitFailure()).startsWith("HUB-REST-010");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(8));
        }
    }

    @Test
    void aPageOverTheLimitIsNotReadToItsEnd() throws Exception {
        AtomicInteger sent = new AtomicInteger();
        try (ApiServer api = new ApiServer((request, query) -> {
                    request.sendResponseHeaders(200, 0);
                    byte[] piece = new byte[1 << 20];
                    for (int i = 0; i < 500; i++) {
                        request.getResponseBody().write(piece);
                        sent.incrementAndGet();
                    }
                });
                HubInMemory hub = hub(api, "maxResponseBytes: 2000000, every: 100ms")) {
            assertThat(hub.awaitFailure()).startsWith("HUB-REST-006").contains("more than 2000000 bytes");
            Awaitility.await().during(Duration.ofMillis(500)).until(() -> sent.get() < 100);
        }
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        AtomicInteger elsewhere = new AtomicInteger();
        try (ApiServer api = new ApiServer((request, query) -> {
            request.getResponseHeaders().set("Location", "http://127.0.0.1/elsewhere");
            ApiServer.send(request, 302, "text/plain", "");
        })) {
            api.on("/elsewhere", (request, query) -> elsewhere.incrementAndGet());
            try (HubInMemory hub = hub(api, "every: 100ms")) {
                assertThat(hub.awaitFailure()).startsWith("HUB-REST-004");
                assertThat(elsewhere).hasValue(0);
            }
        }
    }

    @Test
    void changesAreAskedForSinceTheHighestSeenLessTheLookback() throws Exception {
        try (ApiServer api = new ApiServer(
                        (request, query) -> ApiServer.json(
                                request,
                                query.containsKey("cursor")
                                        ? "{\"data\":[{\"id\":1,\"at\":\"2026-01-31T08:00:00+08:00\"}]}"
                                        : "{\"data\":[{\"id\":2,\"at\":\"2026-01-31T01:00:00.5Z\"}],\"meta\":{\"next\":\"n\"}}"));
                HubInMemory hub = hub(api, CURSOR + ", sinceParameter: since, sinceField: at, lookback: 1m")) {
            hub.awaitFinished(2);
            assertThat(api.asked.get(0)).doesNotContainKey("since");
            assertThat(api.asked.get(2)).containsEntry("since", "2026-01-31T00:59:00.500Z");
            assertThat(Objects.requireNonNull(hub.batches.get(0).position()).text())
                    .startsWith("{\"cursor\":\"n\",\"highest\":\"2026-01-31T01:00:00.5Z\",\"begun\":\"20");
            assertThat(hub.batches.get(1).position()).isEqualTo(new Position("{\"since\":\"2026-01-31T01:00:00.5Z\"}"));
        }
    }

    @Test
    void aChangeInTheFutureDoesNotHideThoseThatFollow() throws Exception {
        try (ApiServer api = new ApiServer((request, query) ->
                        ApiServer.json(request, "{\"data\":[{\"id\":1,\"at\":\"2999-01-01T00:00:00Z\"}]}"));
                HubInMemory hub = hub(api, "records: $.data, every: 100ms, sinceParameter: since, sinceField: at")) {
            hub.awaitFinished(2);
            assertThat(api.asked.get(1).get("since")).startsWith("20").doesNotStartWith("2999");
        }
    }

    @Test
    void aPositionSlightlyAheadOfTheClockIsHeldBackAndOneInTheFutureIsNotAskedFrom() throws Exception {
        String options = "records: $.data, every: 100ms, sinceParameter: since, sinceField: at, lookback: 0s";
        Instant ahead = Instant.now().plusSeconds(200);
        try (ApiServer api = new ApiServer((request, query) -> ApiServer.json(request, "{\"data\":[]}"))) {
            try (HubInMemory hub = hub(api, options, new Position("{\"since\":\"" + ahead + "\"}"))) {
                hub.awaitFinished(1);
                assertThat(hub.pauses).isEmpty();
                assertThat(Instant.parse(api.asked.get(0).get("since"))).isBefore(ahead);
            }
            api.asked.clear();
            String future = "{\"since\":\"" + ahead.plusSeconds(200) + "\"}";
            try (HubInMemory hub = hub(api, options, new Position(future))) {
                Awaitility.await().until(() -> !hub.pauses.isEmpty());
                assertThat(hub.pauses.get(0)).startsWith("HUB-REST-027").contains("./hub backfill test/rows");
                assertThat(api.asked).isEmpty();
            }
        }
    }

    @Test
    void aPollThatWasStoppedGoesOnAtItsCursorAndBeginsAgainWhenTheCursorHasGone() throws Exception {
        Position position = new Position(
                "{\"since\":\"2026-01-01T00:00:00Z\",\"cursor\":\"c3\",\"highest\":\"2026-01-05T00:00:00Z\"}");
        String options = CURSOR + ", sinceParameter: since, sinceField: at, lookback: 0s";
        AtomicInteger gone = new AtomicInteger();
        try (ApiServer api = new ApiServer((request, query) -> {
            if ("c3".equals(query.get("cursor")) && gone.get() == 1) {
                ApiServer.send(request, 410, "text/plain", "gone");
            } else {
                ApiServer.json(request, page(null, 9));
            }
        })) {
            try (HubInMemory hub = hub(api, options, position)) {
                hub.awaitFinished(1);
                assertThat(api.asked.get(0))
                        .containsEntry("cursor", "c3")
                        .containsEntry("since", "2026-01-01T00:00:00Z");
                assertThat(hub.batches.get(0).position())
                        .isEqualTo(new Position("{\"since\":\"2026-01-05T00:00:00Z\"}"));
            }
            gone.set(1);
            api.asked.clear();
            try (HubInMemory hub = hub(api, options, position)) {
                hub.awaitFinished(1);
                assertThat(hub.failures).isEmpty();
                assertThat(api.asked.get(1)).doesNotContainKey("cursor").containsEntry("since", "2026-01-01T00:00:00Z");
            }
        }
    }

    @Test
    void aBatchThatTheHubCannotTakeIsReadAgain() throws Exception {
        try (ApiServer api = new ApiServer((request, query) ->
                ApiServer.json(request, query.containsKey("cursor") ? page(null, 3, 4) : page("n", 1, 2)))) {
            HubInMemory hub = new HubInMemory();
            hub.onBatch(batch -> {
                if (hub.failures.isEmpty() && hub.batches.size() == 1) {
                    throw new IllegalStateException("the warehouse is away");
                }
            });
            try (HubInMemory started = start(hub, api, CURSOR)) {
                started.awaitFinished(1);
                assertThat(started.awaitFailure()).startsWith("HUB-POLL-001").doesNotContain("the warehouse is away");
                assertThat(started.values("id").subList(0, 4)).containsExactly("1", "2", "3", "4");
            }
        }
    }

    private static void trickle(java.io.OutputStream out) throws IOException {
        try {
            for (int i = 0; i < 300; i++) {
                out.write(' ');
                out.flush();
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String page(String next, int... ids) {
        return "{\"data\":["
                + IntStream.of(ids).mapToObj(id -> "{\"id\":" + id + "}").collect(Collectors.joining(","))
                + "],\"meta\":{\"next\":" + (next == null ? "null" : "\"" + next + "\"") + "}}";
    }

    private static String committed(HubInMemory hub) {
        return Objects.requireNonNull(hub.position(HubInMemory.STREAM)).text();
    }

    private HubInMemory hub(ApiServer api, String options) throws Exception {
        return hub(api, options, null);
    }

    private HubInMemory hub(ApiServer api, String options, Position position) throws Exception {
        HubInMemory hub = new HubInMemory();
        hub.resumeAt(position);
        return start(hub, api, options);
    }

    private HubInMemory start(HubInMemory hub, ApiServer api, String options) throws Exception {
        hub.context.getRegistry().bind("letters", (UnreadableLetters)
                (stream, route, place, letter) -> letters.add(letter));
        return hub.start("rest-api", "url: 'RAW(" + api.url("/api?fixed=1&other=a%26b") + ")', " + options);
    }
}
