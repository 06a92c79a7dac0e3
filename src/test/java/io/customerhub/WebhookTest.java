package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.observe.Health.StreamState;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.WriteObserver;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connector {@code webhook} over real HTTP: faults 44 and 13 of the fault list, and what senders do to sign. */
class WebhookTest {

    private static final String STREAM = "cmp/consents";
    private static final String SECRET = "s3cret of the sender";
    private static final String KEYS = "SELECT key, status FROM standard.customer ORDER BY key";
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();

    @TempDir
    Path directory;

    private final String url = TestDatabase.fresh();

    @Test
    void whatASignedPostHoldsIsInTheWarehouseBeforeItIsAcknowledged() {
        try (RunningHub hub = start(signed(""))) {
            assertThat(post(hub, row("1", 1, "new")).statusCode()).isEqualTo(202);
            assertThat(RunningHub.rows(url, KEYS)).containsExactly("1 new");
            assertThat(post(hub, "[" + row("2", 1, "a") + "," + row("3", 1, "b") + "]")
                            .statusCode())
                    .isEqualTo(202);
            assertThat(RunningHub.rows(url, KEYS)).containsExactly("1 new", "2 a", "3 b");
            assertThat(RunningHub.rows(url, "SELECT count(*) FROM hub.dead_letter"))
                    .containsExactly("0");
            RunningHub.await(() -> hub.health(STREAM).state() == StreamState.UP);
        }
        assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
    }

    @Test
    void replayedReorderedAndContradictoryDeliveriesTakeEffectOnceByTheirVersion() {
        try (RunningHub hub = start(signed("idHeader: X-Delivery-Id"))) {
            for (String body : List.of(
                    row("1", 2, "second"), row("1", 1, "first"), row("1", 2, "second"), row("1", 2, "second"))) {
                assertThat(post(hub, body, "X-Delivery-Id", "d1").statusCode()).isEqualTo(202);
            }
            assertThat(RunningHub.rows(url, KEYS)).containsExactly("1 second");
            assertThat(RunningHub.rows(
                            url, "SELECT version, count(*) FROM raw.record GROUP BY version ORDER BY version"))
                    .containsExactly("1 1", "2 1");
            assertThat(RunningHub.account(url, STREAM)).isEqualTo("4 1 2 1 0 0");
        }
    }

    @Test
    void whatIsNotSignedIsRefusedWithoutATraceAndWhatIsSignedAndBrokenIsALetter() {
        try (RunningHub hub = start(signed("records: $.items"))) {
            assertThat(send(hub, "{}", Map.of()).statusCode()).isEqualTo(401);
            assertThat(send(hub, "{}", Map.of("X-Signature-256", "sha256=00")).statusCode())
                    .isEqualTo(401);
            assertThat(send(hub, "{}", Map.of("X-Signature-256", "sha256=" + hmac("another", "{}")))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(send(hub, "{}", Map.of("X-Signature-256", hmac(SECRET, "{}")))
                            .statusCode())
                    .as("without its prefix")
                    .isEqualTo(401);
            assertThat(RunningHub.rows(url, "SELECT * FROM hub.dead_letter")).isEmpty();

            assertThat(post(hub, "{broken").statusCode()).isEqualTo(202);
            assertThat(post(hub, "{\"other\":1}").statusCode()).isEqualTo(202);
            assertThat(post(hub, "{\"items\":[7]}").statusCode()).isEqualTo(202);
            assertThat(RunningHub.rows(
                            url,
                            "SELECT code, payload_kind, origin, convert_from(payload, 'UTF8') FROM hub.dead_letter"
                                    + " ORDER BY code"))
                    .containsExactly(
                            "HUB-MSG-001 page POST /hooks/cmp/consents {broken",
                            "HUB-MSG-002 page POST /hooks/cmp/consents {\"other\":1}",
                            "HUB-MSG-003 line POST /hooks/cmp/consents 7");
        }
    }

    @Test
    void aTimeStampIsSignedWithTheBodyAndExpiresAndSecretsRotate() {
        String options =
                "timestampHeader: X-Timestamp, signedText: \"v0:{timestamp}:{body}\", signaturePrefix: \"v0=\","
                        + " signatureCoding: base64, previousSecret: \"the one before\"";
        try (RunningHub hub = start(signed(options))) {
            String body = row("1", 1, "new");
            String now = Long.toString(Instant.now().getEpochSecond());
            String old = Long.toString(Instant.now().minusSeconds(301).getEpochSecond());
            assertThat(stamped(hub, body, now, now, SECRET)).isEqualTo(202);
            assertThat(stamped(hub, body, now, now, "the one before")).isEqualTo(202);
            assertThat(stamped(hub, body, now, now, "the one after")).isEqualTo(401);
            assertThat(stamped(hub, body, old, old, SECRET)).as("too old").isEqualTo(401);
            assertThat(stamped(hub, body, old, now, SECRET))
                    .as("another time than signed")
                    .isEqualTo(401);
            assertThat(stamped(hub, body, "yesterday", "yesterday", SECRET)).isEqualTo(401);
        }
    }

    private static int stamped(RunningHub hub, String body, String signed, String sent, String secret) {
        byte[] signature = HexFormat.of().parseHex(hmac(secret, "v0:" + signed + ":" + body));
        return send(
                        hub,
                        body,
                        Map.of(
                                "X-Timestamp",
                                sent,
                                "X-Signature-256",
                                "v0=AAAA v0=" + Base64.getEncoder().encodeToString(signature)))
                .statusCode();
    }

    @Test
    void requestsThatAreNoneAreRefusedByName() {
        try (RunningHub hub = start(signed("maxBodyBytes: 1000, ratePerSecond: 10"))) {
            URI target = URI.create(address(hub) + "/hooks/cmp/consents");
            assertThat(exchange(HttpRequest.newBuilder(target).GET()).statusCode())
                    .isEqualTo(405);
            assertThat(exchange(HttpRequest.newBuilder(target)
                                    .header("Content-Type", "text/plain")
                                    .POST(BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(415);
            assertThat(post(hub, "\"" + "x".repeat(1000) + "\"").statusCode()).isEqualTo(413);
            assertThat(exchange(HttpRequest.newBuilder(target)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofInputStream(() -> InputStream.nullInputStream())))
                            .statusCode())
                    .as("an empty body that is not signed")
                    .isEqualTo(401);
            List<Integer> statuses = Stream.generate(() -> post(hub, row("1", 1, "a")))
                    .limit(30)
                    .map(HttpResponse::statusCode)
                    .distinct()
                    .toList();
            assertThat(statuses).contains(202, 429);
        }
    }

    /** 50 MB, with its length told and without: the hub reads no more than its limit. */
    @Test
    void aBodyOfFiftyMegabytesIsRefusedAndTheHubGoesOn() {
        byte[] large = new byte[50 << 20];
        try (RunningHub hub = start(signed(""))) {
            URI target = URI.create(address(hub) + "/hooks/cmp/consents");
            for (HttpRequest.BodyPublisher body : List.of(
                    BodyPublishers.ofByteArray(large),
                    BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(large)))) {
                assertThat(exchange(HttpRequest.newBuilder(target)
                                        .header("Content-Type", "application/json")
                                        .POST(body))
                                .statusCode())
                        .isEqualTo(413);
            }
            assertThat(post(hub, row("1", 1, "new")).statusCode()).isEqualTo(202);
        }
    }

    @Test
    void slowSendersAreCutOffAndKeepNobodyWaiting() throws Exception {
        try (RunningHub hub = start(signed("timeLimit: 1s"))) {
            URI target = URI.create(address(hub));
            List<Socket> slow = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                Socket socket = new Socket(target.getHost(), target.getPort());
                socket.setSoTimeout(20_000);
                socket.getOutputStream()
                        .write(("POST /hooks/cmp/consents HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\n"
                                        + "Content-Length: 100\r\n\r\n{")
                                .getBytes(StandardCharsets.US_ASCII));
                slow.add(socket);
            }
            assertThat(post(hub, row("1", 1, "new")).statusCode()).isEqualTo(202);
            for (Socket socket : slow) {
                assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                        .isEqualTo("HTTP/1.1 408");
                socket.close();
            }
        }
    }

    @Test
    void requestsOnOneConnectionAreAnsweredInTheirOrder() throws IOException {
        try (RunningHub hub = start(signed("auth: none"))) {
            URI target = URI.create(address(hub));
            try (Socket socket = new Socket(target.getHost(), target.getPort())) {
                socket.setSoTimeout(20_000);
                OutputStream out = socket.getOutputStream();
                StringBuilder all = new StringBuilder();
                for (int i = 0; i < 20; i++) {
                    String body = row("k" + i, 1, "a");
                    all.append("POST /hooks/cmp/consents HTTP/1.1\r\nHost: hub\r\nContent-Type: application/json\r\n")
                            .append("Content-Length: ")
                            .append(body.length())
                            .append("\r\n\r\n")
                            .append(body);
                }
                all.append("POST /nowhere HTTP/1.1\r\nHost: hub\r\nContent-Length: 0\r\n\r\n");
                out.write(all.toString().getBytes(StandardCharsets.US_ASCII));
                String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
                assertThat(answers.split("HTTP/1.1 202", -1)).hasSize(21);
                assertThat(answers.substring(answers.lastIndexOf("HTTP/1.1"))).startsWith("HTTP/1.1 503");
            }
            assertThat(RunningHub.rows(url, "SELECT count(*) FROM standard.customer"))
                    .containsExactly("20");
        }
    }

    @Test
    void manySmallPostsShareTransactions() throws Exception {
        AtomicInteger commits = new AtomicInteger();
        WriteObserver counts = step -> {
            if (step.equals("committed")) {
                commits.incrementAndGet();
            }
        };
        int count = 2000;
        try (RunningHub hub =
                RunningHub.start(project(signed("ratePerSecond: 0")).settings(url), Map.of(), counts)) {
            awaitUp(hub);
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String body = row("k" + i, 1, "a");
                answers.add(HTTP.sendAsync(
                                request(hub, body, Map.of("X-Signature-256", "sha256=" + hmac(SECRET, body))),
                                BodyHandlers.ofString())
                        .thenApply(HttpResponse::statusCode));
                if (i % 100 == 99) {
                    // a hundred senders at a time
                    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                            .get(60, TimeUnit.SECONDS);
                }
            }
            assertThat(answers).allMatch(answer -> answer.join() == 202);
            assertThat(RunningHub.rows(url, "SELECT count(*) FROM standard.customer"))
                    .containsExactly("" + count);
        }
        assertThat(commits.get()).isLessThan(count / 5);
        assertThat(RunningHub.account(url, STREAM)).isEqualTo(count + " " + count + " 0 0 0 0");
    }

    @Test
    void nothingIsAcknowledgedBeforeTheCommit() throws Exception {
        CountDownLatch mayCommit = new CountDownLatch(1);
        WriteObserver waits = step -> {
            if (step.equals("commit")) {
                try {
                    mayCommit.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        try (RunningHub hub = RunningHub.start(project(signed("")).settings(url), Map.of(), waits)) {
            awaitUp(hub);
            String body = row("1", 1, "new");
            CompletableFuture<HttpResponse<String>> answer = HTTP.sendAsync(
                    request(hub, body, Map.of("X-Signature-256", "sha256=" + hmac(SECRET, body))),
                    BodyHandlers.ofString());
            RunningHub.await(
                    () -> !RunningHub.rows(url, "SELECT * FROM hub.run").isEmpty());
            assertThat(answer).isNotDone();
            mayCommit.countDown();
            assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(202);
        }
    }

    /** Fault 13: the database is away under load. */
    @Test
    void whileTheWarehouseIsAwaySendersAreToldToComeBackAndNothingIsLost() {
        TcpProxy wire = new TcpProxy(URI.create(url.substring("jdbc:".length())).getPort());
        wire.open();
        try (RunningHub hub = RunningHub.start(
                project(signed("answerWithin: 1s")).settings(wire.through(url)), Map.of(), WriteObserver.NONE)) {
            awaitUp(hub);
            assertThat(post(hub, row("a", 1, "x")).statusCode()).isEqualTo(202);
            wire.cut();
            for (String key : List.of("b", "c", "d")) {
                HttpResponse<String> answer = post(hub, row(key, 1, "x"));
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).contains("5");
            }
            wire.open();
            for (String key : List.of("b", "c", "d", "e")) {
                RunningHub.await(() -> post(hub, row(key, 1, "x")).statusCode() == 202);
            }
            assertThat(RunningHub.rows(url, KEYS)).containsExactly("a x", "b x", "c x", "d x", "e x");
            assertThat(RunningHub.rows(url, "SELECT * FROM hub.dead_letter")).isEmpty();
            assertThat(RunningHub.rows(url, "SELECT count(*) FROM raw.record")).containsExactly("5");
        } finally {
            wire.cut();
        }
        assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
    }

    @Test
    void aPausedStreamPutsItsSendersOffUntilItIsResumed() {
        String field = "{\"id\":\"%d\",\"changed\":1}";
        try (RunningHub hub = start(signed("records: $.items"))) {
            StringBuilder items = new StringBuilder();
            for (int i = 0; i < 25; i++) {
                items.append(i == 0 ? "" : ",").append("{\"other\":").append(i).append("}");
            }
            // 25 records without a key: the source has changed its shape, which is no matter of single records
            assertThat(post(hub, "{\"items\":[" + items + "]}").statusCode()).isEqualTo(503);
            assertThat(hub.health(STREAM).state()).isEqualTo(StreamState.PAUSED);
            assertThat(post(hub, "{\"items\":[" + field.formatted(1) + "]}").statusCode())
                    .isEqualTo(503);
            assertThat(RunningHub.rows(url, "SELECT * FROM hub.dead_letter")).isEmpty();
            RunningHub.execute(
                    url, "UPDATE hub.stream SET state = 'active', code = NULL, message = NULL, paused_at = NULL");
            RunningHub.await(
                    () -> post(hub, "{\"items\":[" + field.formatted(1) + "]}").statusCode() == 202);
        }
    }

    private static final String MAPPING =
            """
            entity: customer
            key: id
            version: {from: changed, as: number}
            region: GB
            fields:
              status: {from: status}
            """;

    private static String signed(String options) {
        return "secret: \"" + SECRET + "\""
                + (options.contains("signaturePrefix") ? "" : ", signaturePrefix: \"sha256=\"")
                + (options.isEmpty() ? "" : ", " + options);
    }

    private ProjectInFolder project(String options) {
        return ProjectInFolder.in(directory)
                .write(
                        "routes/cmp/cmp.camel.yaml",
                        """
                        - route:
                            id: cmp-consents
                            from:
                              uri: kamelet:webhook-source
                              parameters: {system: cmp, stream: consents, %s}
                              steps:
                                - to: direct:ingest
                        """
                                .formatted(options))
                .write("routes/cmp/consents.mapping.yaml", MAPPING);
    }

    private RunningHub start(String options) {
        RunningHub hub = RunningHub.start(project(options), url);
        assertThat(hub.hub().problems()).isEmpty();
        awaitUp(hub);
        return hub;
    }

    private static void awaitUp(RunningHub hub) {
        RunningHub.await(() -> hub.hub().webhookAddress() != null);
        hub.awaitState(STREAM, StreamState.UP);
    }

    private static String address(RunningHub hub) {
        return String.valueOf(hub.hub().webhookAddress());
    }

    private static String row(String id, int version, String status) {
        return "{\"id\":\"" + id + "\",\"changed\":" + version + ",\"status\":\"" + status + "\"}";
    }

    private static HttpResponse<String> post(RunningHub hub, String body, String... headers) {
        Map<String, String> all = new TreeMap<>(Map.of("X-Signature-256", "sha256=" + hmac(SECRET, body)));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        // what comes from outside must not steer a step of the route
        all.put("CamelJdbcParameters", "x");
        return send(hub, body, all);
    }

    private static HttpResponse<String> send(RunningHub hub, String body, Map<String, String> headers) {
        return exchange(HttpRequest.newBuilder(request(hub, body, headers), (name, value) -> true));
    }

    private static HttpRequest request(RunningHub hub, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address(hub) + "/hooks/cmp/consents"))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return request.build();
    }

    private static HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.timeout(Duration.ofSeconds(40)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
