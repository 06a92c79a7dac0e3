package io.customerhub.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.customerhub.TcpProxy;
import io.customerhub.ingest.UnreadableLetters;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad days of APIs and networks, with real HTTP and real TLS. */
class RestApiFaultsTest {

    private static final String CURSOR = "records: $.data, paging: cursor, nextCursor: $.next";

    @TempDir
    Path directory;

    @Test
    void aTokenThatExpiresBetweenPagesIsRenewedAndNoPageIsReadTwice() throws Exception {
        AtomicInteger tokens = new AtomicInteger();
        try (ApiServer api = new ApiServer((request, query) -> {
            String needed = query.containsKey("cursor") ? "Bearer t2" : "Bearer t1";
            boolean isValid = needed.equals(request.getRequestHeaders().getFirst("Authorization"));
            boolean isLast = query.containsKey("cursor");
            ApiServer.send(
                    request,
                    isValid ? 200 : 401,
                    "application/json",
                    isValid
                            ? "{\"data\":[{\"id\":" + (isLast ? 2 : 1) + "}],\"next\":" + (isLast ? "null" : "\"c\"")
                                    + "}"
                            : "{}");
        })) {
            api.on(
                    "/token",
                    (request, query) ->
                            ApiServer.json(request, "{\"access_token\":\"t" + tokens.incrementAndGet() + "\"}"));
            try (RestHub rest = RestHub.start("url: '" + api.url("/api") + "', " + CURSOR
                    + ", auth: oauth2, clientId: c, clientSecret: s, tokenUrl: '" + api.url("/token") + "'")) {
                rest.hub.awaitFinished(1);
                assertThat(rest.hub.values("id").subList(0, 2)).containsExactly("1", "2");
            }
        }
    }

    @Test
    void aNetworkThatIsCutInTheMiddleOfABodyIsGotOverAndThePageReadAgain() throws Exception {
        CountDownLatch half = new CountDownLatch(1);
        CountDownLatch cut = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        byte[] body =
                ("{\"data\":[{\"id\":1,\"text\":\"" + "x".repeat(1 << 20) + "\"}]}").getBytes(StandardCharsets.UTF_8);
        try (ApiServer api = new ApiServer((request, query) -> {
                    boolean isFirst = asked.incrementAndGet() == 1;
                    request.getResponseHeaders().set("Content-Type", "application/json");
                    request.sendResponseHeaders(200, body.length);
                    request.getResponseBody().write(body, 0, body.length / 2);
                    request.getResponseBody().flush();
                    half.countDown();
                    if (isFirst) {
                        await(cut);
                    }
                    request.getResponseBody().write(body, body.length / 2, body.length - body.length / 2);
                });
                TcpProxy wire = new TcpProxy(port(api))) {
            wire.open();
            try (RestHub rest =
                    RestHub.start("url: '" + wire.through(api.url("/api")) + "', records: $.data, maxAttempts: 2")) {
                await(half);
                wire.cut();
                cut.countDown();
                assertThat(rest.hub.awaitFailure()).startsWith("HUB-REST-010");
                assertThat(rest.hub.batches).isEmpty();
                wire.open();
                rest.hub.awaitFinished(1);
                assertThat(rest.hub.values("id")).startsWith("1");
                assertThat(rest.letters).as("a bad day makes no dead letter").isEmpty();
            }
        }
    }

    @Test
    void aNameThatCannotBeResolvedIsABadDay() throws Exception {
        // RFC 6761, 6.4: names under invalid never resolve
        try (RestHub rest = RestHub.start("url: 'https://crm.invalid/api', maxAttempts: 1")) {
            assertThat(rest.hub.awaitFailure())
                    .isEqualTo("HUB-REST-010 test/rows: crm.invalid is a name that cannot be resolved now (DNS)");
            assertThat(rest.hub.pauses).isEmpty();
        }
    }

    @Test
    void aCertificateThatHasExpiredIsToldAndTheApiIsNotAskedAllNight() throws Exception {
        makeCertificates();
        HttpsServer server = serve(directory.resolve("server.p12"));
        AtomicInteger asked = new AtomicInteger();
        server.createContext("/", request -> {
            asked.incrementAndGet();
            ApiServer.json(request, "[]");
        });
        server.start();
        RestHub rest = new RestHub();
        try (rest) {
            trust(rest, directory.resolve("trusted.p12"));
            rest.hub.context.getRegistry().bind("letters", (UnreadableLetters)
                    (stream, route, place, letter) -> rest.letters.add(letter));
            rest.hub.start(
                    "rest-api",
                    "url: 'https://localhost:" + server.getAddress().getPort() + "/api', every: 100ms, maxAttempts: 8");
            assertThat(rest.hub.awaitFailure())
                    .isEqualTo(
                            "HUB-REST-005 test/rows: localhost has a certificate that has expired; its owner must renew"
                                    + " it");
            Awaitility.await().until(() -> !rest.hub.pauses.isEmpty());
            assertThat(rest.hub.failures).as("tried three times, then paused").hasSize(2);
            assertThat(asked).as("nothing was said to a host that is not known").hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void pagesThatShrinkWhileTheyAreReadLeaveNoGapAfterTheNextPoll() throws Exception {
        AtomicInteger polls = new AtomicInteger();
        try (ApiServer api = new ApiServer((request, query) -> {
                    int page = Integer.parseInt(query.get("page"));
                    // between page 1 and 2 of the first poll a record of page 1 goes, so that 3 moves to page 1 unseen
                    boolean first = page == 1 && polls.incrementAndGet() == 1;
                    ApiServer.json(
                            request,
                            page == 1 ? (first ? list(1, 2) : list(2, 3)) : page == 2 ? list(4, 5) : "{\"data\":[]}");
                });
                RestHub rest = RestHub.start("url: '" + api.url("/api") + "', records: $.data, paging: page,"
                        + " sinceParameter: since, sinceField: at, lookback: '10'")) {
            rest.hub.awaitFinished(2);
            assertThat(rest.hub.values("id")).contains("1", "2", "3", "4", "5");
            assertThat(api.asked).anyMatch(query -> "-5".equals(query.get("since")));
        }
    }

    @Test
    void aPageThatComesTwiceWithAnotherCursorLosesNothingAndEndsNothing() throws Exception {
        try (ApiServer api = new ApiServer((request, query) -> ApiServer.json(
                        request,
                        switch (query.getOrDefault("cursor", "")) {
                            case "" -> list(1, 2).replace("]}", "],\"next\":\"a\"}");
                            case "a" -> list(1, 2).replace("]}", "],\"next\":\"b\"}");
                            default -> list(3).replace("]}", "],\"next\":null}");
                        }));
                RestHub rest = RestHub.start("url: '" + api.url("/api") + "', " + CURSOR)) {
            rest.hub.awaitFinished(1);
            assertThat(rest.hub.failures).isEmpty();
            assertThat(rest.hub.values("id").subList(0, 5)).containsExactly("1", "2", "1", "2", "3");
        }
    }

    private static String list(int... ids) {
        StringBuilder text = new StringBuilder("{\"data\":[");
        for (int id : ids) {
            text.append(text.charAt(text.length() - 1) == '[' ? "" : ",")
                    .append("{\"id\":" + id + ",\"at\":" + id + "}");
        }
        return text + "]}";
    }

    /** A certificate for localhost that was valid for a day, ten days ago, and the authority that signed it. */
    private void makeCertificates() throws IOException, InterruptedException {
        String ends = " -storetype PKCS12 -storepass changeit -keystore ";
        String server = ends + directory.resolve("server.p12");
        Path authority = directory.resolve("authority.pem");
        keytool("-genkeypair -alias authority -keyalg EC -dname CN=authority -ext bc:c -validity 30" + server);
        keytool("-genkeypair -alias server -signer authority -keyalg EC -dname CN=localhost -ext san=dns:localhost"
                + " -startdate -10d -validity 1" + server);
        keytool("-exportcert -rfc -alias authority -file " + authority + server);
        keytool("-delete -alias authority" + server);
        keytool("-importcert -noprompt -alias authority -file " + authority + ends + directory.resolve("trusted.p12"));
    }

    /** The JDK's own. */
    private static void keytool(String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        words.add(0, Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        Process keytool = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).as(command).isZero();
    }

    private static HttpsServer serve(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return server;
    }

    /** Lets the hub trust the authority, so that its age is all that is wrong with the certificate. */
    private static void trust(RestHub rest, Path store) throws IOException {
        KeyStoreParameters keys = new KeyStoreParameters();
        keys.setResource("file:" + store);
        keys.setType("PKCS12");
        keys.setPassword("changeit");
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(keys);
        SSLContextParameters tls = new SSLContextParameters();
        tls.setTrustManagers(trust);
        rest.hub.context.getComponent("https", HttpComponent.class).setSslContextParameters(tls);
    }

    private static int port(ApiServer api) {
        return java.net.URI.create(api.url("/")).getPort();
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS))
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
