package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.console.PlainBrowser;
import io.customerhub.identity.SignIn;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.WriteObserver;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console of a hub that runs, with the real accounts and sessions. */
final class HubConsoleTest {

    private static final String PASSWORD = "a long sentence nobody guesses";

    @TempDir
    Path directory;

    private final String url = TestDatabase.fresh();

    @Test
    void theFirstAdminIsMadeOnceWithThePrintedCodeAndSignsIn() {
        HubProject project = HubProject.create(directory, 50);
        try (RunningHub hub = RunningHub.start(project.settings(url), Map.of(), WriteObserver.NONE)) {
            HubConsole console = Objects.requireNonNull(hub.hub().openConsole());
            SignIn.Code code = console.firstAdminCode().orElseThrow();
            PlainBrowser admin = new PlainBrowser(console.address());
            assertThat(admin.get("/sign-in").body()).contains("The first admin");
            assertThat(first(admin, "WRONG-CODE", PASSWORD).statusCode()).isEqualTo(422);
            assertThat(first(admin, code.code(), "short").statusCode()).isEqualTo(422);
            assertThat(first(admin, code.code(), PASSWORD).statusCode()).isEqualTo(303);
            assertThat(admin.get("/").statusCode()).isEqualTo(200);
            assertThat(admin.get("/rights").body()).contains("access:user:administer");
            assertThat(console.firstAdminCode()).isEmpty();
            administers(admin, new PlainBrowser(console.address()));
            admin.post("/", "/sign-out", Map.of());
            assertThat(admin.get("/").statusCode()).isEqualTo(303);
            assertThat(admin.get("/sign-in").body()).doesNotContain("The first admin");
            assertThat(admin.post("/sign-in", "/sign-in", Map.of("name", "root", "password", "wrong wrong wrong"))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(admin.post("/sign-in", "/sign-in", Map.of("name", "root", "password", PASSWORD))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(admin.get("/").statusCode()).isEqualTo(200);
        }
    }

    private static void administers(PlainBrowser admin, PlainBrowser kim) {
        String added = admin.post(
                        "/users", "/users", Map.of("name", "kim", "shown-name", "<b>Kim</b>", "role", "operator"))
                .body();
        String code = added.replaceAll("(?s).*<p><code>([^<]+)</code></p>.*", "$1");
        assertThat(admin.get("/users").body()).contains("&lt;b&gt;Kim").doesNotContain("<b>Kim");
        assertThat(kim.post(
                                "/sign-in/password",
                                "/sign-in/password",
                                Map.of("code", code, "password", PASSWORD + " too"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(kim.get("/users").statusCode()).isEqualTo(403);
        String made = kim.post("/tokens", "/tokens", Map.of("label", "nightly", "scope", "hub:state:see"))
                .body();
        String token = made.replaceAll("(?s).*<p><code>(hub_[^<]+)</code></p>.*", "$1");
        HttpResponse<String> called = kim.send(HttpRequest.newBuilder(
                        kim.request("/api/v1/hub/overview").build(), (name, value) -> !name.equalsIgnoreCase("Cookie"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build());
        assertThat(called.statusCode()).isEqualTo(200);
        assertThat(kim.get("/tokens").body()).contains("nightly").doesNotContain(token);
        // a disabled user is out at once
        admin.post("/users", "/users/disable", Map.of("name", "kim"));
        assertThat(kim.get("/").statusCode()).isEqualTo(303);
    }

    private static HttpResponse<String> first(PlainBrowser browser, String code, String password) {
        return browser.post("/sign-in", "/sign-in/first", Map.of("code", code, "name", "root", "password", password));
    }

    @Test
    void theLinkOfTheDemoSignsInOnceAndTheStreamsAreThere() {
        HubProject project = HubProject.create(directory, 50);
        project.drop("customers", "one.csv", HubProject.customers(0, 60));
        try (RunningHub hub = RunningHub.start(project.settings(url), Map.of(), WriteObserver.NONE)) {
            HubConsole console = Objects.requireNonNull(hub.hub().openConsole());
            String link = console.demoLink();
            String code = link.substring(link.indexOf('#') + 1);
            PlainBrowser demo = new PlainBrowser(console.address());
            assertThat(demo.get("/sign-in/link").statusCode()).isEqualTo(200);
            assertThat(demo.post("/sign-in/link", "/sign-in/link", Map.of("code", code))
                            .statusCode())
                    .isEqualTo(303);
            HubProject.await(() -> demo.get("/").body().contains("erp/customers"));
            HubProject.await(() -> demo.get("/streams/erp/customers").body().contains("one.csv"));
            assertThat(demo.get("/users").statusCode()).isEqualTo(403);
            PlainBrowser other = new PlainBrowser(console.address());
            assertThat(other.post("/sign-in/link", "/sign-in/link", Map.of("code", code))
                            .statusCode())
                    .isEqualTo(422);
        }
    }

    @Test
    void theApiStandsBehindTheSamePortAndLooksAtNoCookie() {
        HubProject project = HubProject.create(directory, 50);
        try (RunningHub hub = RunningHub.start(project.settings(url), Map.of(), WriteObserver.NONE)) {
            HubConsole console = Objects.requireNonNull(hub.hub().openConsole());
            PlainBrowser demo = new PlainBrowser(console.address());
            String link = console.demoLink();
            demo.post("/sign-in/link", "/sign-in/link", Map.of("code", link.substring(link.indexOf('#') + 1)));
            HttpResponse<String> refused = demo.send(demo.request("/api/v1/hub/overview")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{}"))
                    .build());
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(refused.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(demo.get("/api/v1/openapi.json").body()).contains("hub/overview", "streams/pause");
            HttpResponse<String> none = demo.get("/api/v1/nothing");
            assertThat(none.statusCode()).isEqualTo(404);
            assertThat(none.body()).startsWith("{");
        }
    }
}
