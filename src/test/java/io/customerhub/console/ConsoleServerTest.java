package io.customerhub.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.access.Permission;
import io.customerhub.access.Role;
import io.customerhub.console.page.Cell;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Reply;
import io.customerhub.console.page.Result;
import io.customerhub.console.page.Table;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ConsoleServerTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    /** A list, a form and a page that breaks. */
    private static final class TestPage implements Page {

        private int changes;

        @Override
        public List<NavigationEntry> navigation() {
            return List.of(
                    new NavigationEntry(10, "nav.overview", "/", Permission.STATE_SEE),
                    new NavigationEntry(20, "nav.users", "/users", Permission.USERS_ADMINISTER));
        }

        @Override
        public void routes(PageRoutes routes) {
            routes.get("/", page -> {
                Table table = Table.of("things", "Things <b>&")
                        .sortable("name", "Name", Table.Kind.WORD)
                        .column("count", "Count", Table.Kind.NUMBER)
                        .row(Cell.of("=cmd|' /C calc'!A0"), Cell.of(12345L))
                        .row(Cell.link("<script>alert(1)</script>", "/things/1?a=\"'><b>"), Cell.of(-7L))
                        .build();
                return page.listing(table, new Reply.Html(200, "table", Map.of("table", table, "exports", true)));
            });
            routes.get(
                    "/form", page -> new Reply.Html(200, "refusal", Map.of("code", "X", "text", "t", "status", 200)));
            routes.post("/change", page -> {
                changes++;
                return page.done(new Result("things.change", "thing <i>1", Map.of("changed", 3L)), "/form");
            });
            routes.get("/broken/{id}", page -> {
                throw new IllegalStateException("secret of " + page.path("id"));
            });
        }
    }

    private final TestPage page = new TestPage();

    private TestConsole console() {
        return TestConsole.of(List.of(), page);
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() {
        try (TestConsole console = console()) {
            PlainBrowser alex = console.as(Role.READER);
            for (String path : List.of("/", "/form", "/nothing", "/broken/1", "/?format=csv", "/static/0/no.css")) {
                HttpResponse<String> answer = alex.get(path);
                assertThat(answer.headers().map())
                        .as(path)
                        .containsEntry("content-security-policy", List.of(SecurityHeaders.POLICY))
                        .containsEntry("x-content-type-options", List.of("nosniff"))
                        .containsEntry("referrer-policy", List.of("no-referrer"))
                        .containsEntry("cross-origin-opener-policy", List.of("same-origin"))
                        .containsEntry("cross-origin-resource-policy", List.of("same-origin"))
                        .containsEntry("cache-control", List.of("no-store"))
                        .containsKey("permissions-policy")
                        .doesNotContainKeys("server", "x-powered-by", "strict-transport-security");
            }
        }
    }

    @Test
    void nothingOfTheInsideIsToldWhenAPageBreaks() {
        try (TestConsole console = console()) {
            HttpResponse<String> answer = console.as(Role.READER).get("/broken/王小明");
            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(answer.body()).contains("HUB-WEB-500").doesNotContain("secret", "王小明", "Exception", "at io.");
        }
    }

    @Test
    void aFormCountsOnlyWhenAPageOfTheConsoleSentItInThisSession() {
        try (TestConsole console = console()) {
            PlainBrowser alex = console.as(Role.OPERATOR);
            String token = alex.token("/form");
            String other = console.as(Role.OPERATOR).token("/form");
            String good = "form-token=" + token;
            assertThat(post(alex, good, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
            assertThat(post(alex, good, "Sec-Fetch-Site", "same-site")).isEqualTo(403);
            assertThat(post(alex, good, "Sec-Fetch-Site", "none")).isEqualTo(403);
            assertThat(post(alex, good, "Origin", "http://evil.example")).isEqualTo(403);
            assertThat(post(alex, good, "Origin", "null")).isEqualTo(403);
            assertThat(post(alex, good, "X-Nothing", "neither header")).isEqualTo(403);
            assertThat(post(alex, "x=1", "Sec-Fetch-Site", "same-origin")).isEqualTo(403);
            assertThat(post(alex, "form-token=", "Sec-Fetch-Site", "same-origin"))
                    .isEqualTo(403);
            assertThat(post(alex, "form-token=" + other, "Sec-Fetch-Site", "same-origin"))
                    .isEqualTo(403);
            assertThat(page.changes).isZero();
            assertThat(post(alex, good, "Sec-Fetch-Site", "same-origin")).isEqualTo(303);
            assertThat(post(alex, good, "Origin", console.address())).isEqualTo(303);
            assertThat(page.changes).isEqualTo(2);
        }
    }

    private static int post(PlainBrowser browser, String body, String header, String value) {
        return browser.send(browser.request("/change")
                        .header("Content-Type", FORM)
                        .header(header, value)
                        .POST(BodyPublishers.ofString(body))
                        .build())
                .statusCode();
    }

    @Test
    void whatCameOfAChangeIsShownOnThePageAfterIt() {
        try (TestConsole console = console()) {
            PlainBrowser alex = console.as(Role.OPERATOR);
            HttpResponse<String> answer = alex.post("/form", "/change", Map.of());
            String next = answer.headers().firstValue("Location").orElseThrow();
            assertThat(alex.get(next).body())
                    .contains("things.change", "thing &lt;i&gt;1", "changed: 3", "/operations");
            // somebody else does not see it
            PlainBrowser stranger = console.stranger();
            stranger.cookie(
                    "hub",
                    console.people()
                            .signedIn(io.customerhub.access.Caller.person(
                                    "bo", java.util.Set.of(Role.READER), "127.0.0.1")));
            assertThat(stranger.get(next).body()).doesNotContain("things.change");
        }
    }

    @Test
    void otherNamesOfThisAddressAreRefused() throws Exception {
        try (TestConsole console = console()) {
            int port = URI.create(console.address()).getPort();
            assertThat(raw(port, "GET / HTTP/1.1\r\nHost: rebound.example:" + port + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 421");
            assertThat(raw(port, "GET / HTTP/1.1\r\nHost: 127.0.0.1:1\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 421");
            assertThat(raw(port, "GET /sign-in HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void whatIsNoHttpGetsNoAnswerAboutTheServer() throws Exception {
        try (TestConsole console = console()) {
            int port = URI.create(console.address()).getPort();
            for (String request : List.of(
                    "GET / HTTP/1.1\r\nConnection: close\r\n\r\n",
                    "GET /%zz HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n",
                    "GET /..;/..;/etc/passwd HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nConnection: close\r\n\r\n",
                    "NONSENSE\r\n\r\n")) {
                String answer = raw(port, request);
                assertThat(answer)
                        .as(request)
                        .startsWith("HTTP/1.1 4")
                        .doesNotContainIgnoringCase("jetty", "Exception");
                assertThat(answer).as(request).contains("Content-Security-Policy");
            }
        }
    }

    private static String raw(int port, String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port);
                OutputStream out = socket.getOutputStream();
                InputStream in = socket.getInputStream()) {
            socket.setSoTimeout(5_000);
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void wrongMethodsTypesAndSizesAreRefused() {
        try (TestConsole console = console()) {
            PlainBrowser alex = console.as(Role.OPERATOR);
            assertThat(alex.get("/change").statusCode()).isEqualTo(405);
            assertThat(alex.get("/nothing").statusCode()).isEqualTo(404);
            assertThat(send(alex, "PUT", "/change", "x", FORM)).isEqualTo(405);
            assertThat(send(alex, "BREW", "/change", "x", FORM)).isIn(404, 405);
            assertThat(send(alex, "TRACE", "/", "", FORM)).isIn(404, 405);
            assertThat(send(alex, "POST", "/change", "{}", "application/json")).isEqualTo(415);
            assertThat(send(alex, "POST", "/change", "a=" + "x".repeat(FormBody.MOST_BYTES), FORM))
                    .isEqualTo(413);
            assertThat(send(alex, "POST", "/change", "a=1&".repeat(3_000), FORM))
                    .isEqualTo(413);
            assertThat(send(alex, "POST", "/change", "a=%zz", FORM)).isEqualTo(400);
            HttpResponse<String> head = alex.send(
                    alex.request("/").method("HEAD", BodyPublishers.noBody()).build());
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
        }
    }

    private static int send(PlainBrowser browser, String method, String path, String body, String type) {
        HttpRequest request = browser.request(path)
                .header("Content-Type", type)
                .header("Sec-Fetch-Site", "same-origin")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return browser.send(request).statusCode();
    }

    @Test
    void whoHasNotSignedInIsLedThereAndBack() {
        try (TestConsole console = console()) {
            PlainBrowser stranger = console.stranger();
            assertThat(location(stranger.get("/form?a=b"))).isEqualTo("/sign-in?back=%2Fform%3Fa%3Db");
            HttpResponse<String> signedIn = stranger.post(
                    "/sign-in",
                    "/sign-in",
                    Map.of("name", "kim", "password", "right horse battery staple", "back", "/form?a=b"));
            assertThat(location(signedIn)).isEqualTo("/form?a=b");
            assertThat(stranger.get("/form").statusCode()).isEqualTo(200);
            stranger.post("/form", "/sign-out", Map.of());
            assertThat(stranger.get("/form").statusCode()).isEqualTo(303);
            assertThat(console.people().open()).isZero();
        }
    }

    @Test
    void aWrongPasswordIsSaidOnThePageAndOpensNothing() {
        try (TestConsole console = console()) {
            HttpResponse<String> answer =
                    console.stranger().post("/sign-in", "/sign-in", Map.of("name", "kim", "password", "wrong"));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("name or password is wrong");
            assertThat(console.people().open()).isZero();
        }
    }

    @Test
    void signingInNeverTakesOverASessionThatWasThereBefore() {
        try (TestConsole console = console()) {
            PlainBrowser browser = console.stranger();
            browser.cookie("hub", "chosen-by-an-attacker-0123456789-0123456789");
            browser.post("/sign-in", "/sign-in", Map.of("name", "kim", "password", "right horse battery staple"));
            assertThat(browser.cookie("hub")).doesNotContain("attacker");
            assertThat(browser.get("/form").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void afterSigningInOneStaysOnThisSite() {
        try (TestConsole console = console()) {
            for (String back : List.of(
                    "https://evil.example/",
                    "//evil.example",
                    "/\\evil.example",
                    "javascript:alert(1)",
                    "/\t/evil",
                    "")) {
                HttpResponse<String> answer = console.stranger()
                        .post(
                                "/sign-in",
                                "/sign-in",
                                Map.of("name", "kim", "password", "right horse battery staple", "back", back));
                assertThat(location(answer)).as(back).isEqualTo("/");
            }
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("status " + answer.statusCode());
    }

    @Test
    void theCookieOfASessionCannotBeReadByScriptsNorSentAlongFromElsewhere() {
        try (TestConsole console = console()) {
            PlainBrowser kim = console.stranger();
            HttpResponse<String> answer =
                    kim.post("/sign-in", "/sign-in", Map.of("name", "kim", "password", "right horse battery staple"));
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .filteredOn(cookie -> cookie.startsWith("hub="))
                    .singleElement()
                    .asString()
                    .contains("HttpOnly", "SameSite=Lax", "Path=/")
                    .doesNotContain("Domain");
        }
    }

    @Test
    void textsAndLinksOfOthersAreEscapedOnPagesAndTamedInFiles() {
        try (TestConsole console = console()) {
            PlainBrowser alex = console.as(Role.READER);
            assertThat(alex.get("/").body())
                    .contains("Things &lt;b&gt;&amp;", "&lt;script&gt;alert(1)&lt;/script&gt;", "12,345")
                    .doesNotContain("<script>alert");
            HttpResponse<String> csv = alex.get("/?format=csv");
            assertThat(csv.headers().firstValue("Content-Disposition").orElseThrow())
                    .matches("attachment; filename=\"things-\\d{8}T\\d{6}Z\\.csv\"");
            assertThat(csv.body()).contains("name,count", "'=cmd|' /C calc'!A0,12345", "<script>alert(1)</script>,-7");
            assertThat(alex.get("/?format=json").body()).contains("\"count\":-7");
            assertThat(alex.get("/?format=exe").statusCode()).isEqualTo(422);
        }
    }

    @Test
    void languageAndBrightnessAreChosenByAForm() {
        try (TestConsole console = console()) {
            PlainBrowser stranger = console.stranger();
            assertThat(stranger.get("/sign-in").body()).contains("<html lang=\"en\" data-theme=\"auto\">");
            assertThat(location(stranger.post(
                            "/sign-in", "/preferences", Map.of("language", "zh", "theme", "dark", "back", "/sign-in"))))
                    .isEqualTo("/sign-in");
            assertThat(stranger.get("/sign-in").body()).contains("<html lang=\"zh-Hans\" data-theme=\"dark\">", "登录");
            assertThat(console.stranger().getInChinese("/sign-in").body()).contains("lang=\"zh-Hans\"");
        }
    }

    @Test
    void whatOneMayNotIsGreyedWithTheReason() {
        try (TestConsole console = console()) {
            assertThat(console.as(Role.READER).get("/form").body())
                    .contains("needs the permission access:user:administer")
                    .doesNotContain("href=\"/users\"");
            assertThat(console.as(Role.ADMIN).get("/form").body()).contains("href=\"/users\"");
        }
    }

    @Test
    void scriptsAndStylesMayBeKeptForEver() {
        try (TestConsole console = console()) {
            PlainBrowser stranger = console.stranger();
            String page = stranger.get("/sign-in").body();
            String style = page.replaceAll("(?s).*href=\"(/static/[0-9a-f]+/console.css)\".*", "$1");
            HttpResponse<String> file = stranger.get(style);
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
            assertThat(page).doesNotContain("style=", "onclick", "<script>", "hx-on");
        }
    }

    @Test
    void behindTlsTheCookieIsBoundToTheHost() {
        URI url = URI.create("https://hub.example");
        try (TestConsole console = TestConsole.of(TestConsole.gate(List.of()), List.of(page), List.of(), url)) {
            HttpResponse<String> answer = console.stranger().get("/sign-in");
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .allSatisfy(cookie ->
                            assertThat(cookie).startsWith("__Host-hub").contains("Secure", "HttpOnly"));
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }
}
