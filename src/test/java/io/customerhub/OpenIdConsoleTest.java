package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.customerhub.access.AuditTrail;
import io.customerhub.access.Role;
import io.customerhub.audit.AuditFilter;
import io.customerhub.audit.AuditKeys;
import io.customerhub.audit.AuditRow;
import io.customerhub.audit.AuditStore;
import io.customerhub.config.ConsoleSettings;
import io.customerhub.config.HubSettings;
import io.customerhub.config.OidcSettings;
import io.customerhub.console.PlainBrowser;
import io.customerhub.console.Standing;
import io.customerhub.console.browser.TestBrowser;
import io.customerhub.console.browser.TestBrowser.Visitor;
import io.customerhub.identity.AccountStore;
import io.customerhub.identity.Sessions;
import io.customerhub.identity.SignIn;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in with an OpenID provider through the console's own routes, as a person does and as an attacker would. */
final class OpenIdConsoleTest {

    private static final String PASSWORD = "a long sentence nobody guesses";
    private static final String CALLBACK = "/sign-in/openid/callback";

    @TempDir
    private Path folder;

    private final Warehouse warehouse = Warehouse.open(TestDatabase.fresh());
    private final HttpClient atProvider = HttpClient.newHttpClient();
    private @Nullable MockOAuth2Server provider;
    private @Nullable HubActions actions;
    private @Nullable HubConsole console;

    @AfterEach
    void close() {
        if (console != null) {
            console.close();
        }
        if (actions != null) {
            actions.close();
        }
        if (provider != null) {
            provider.shutdown();
        }
        warehouse.close();
    }

    @Test
    void aPersonSignsInAtTheProviderSeesTheMappedRolesAndSignsOut() throws Exception {
        start(provider(true));
        try (TestBrowser browser = TestBrowser.start();
                Visitor visitor = browser.visitor("en")) {
            Page page = visitor.page();
            page.navigate(console().address() + "/customers");
            visitor.assertAccessible();
            page.locator("form[action='/sign-in/openid'] button").click();
            page.waitForURL(address -> address.contains("/company/authorize"));
            assertThat(query(URI.create(page.url())))
                    .containsEntry("response_type", "code")
                    .containsEntry("code_challenge_method", "S256")
                    .containsEntry("redirect_uri", console().address() + CALLBACK)
                    .containsKeys("state", "nonce", "code_challenge");
            page.locator("input[name=username]").fill("wang-1");
            page.locator("textarea[name=claims]")
                    .fill("{\"preferred_username\": \"王丽\", \"realm_access\": {\"roles\": [\"crm-team\"]}}");
            page.locator("input[type=submit], button[type=submit]").first().click();

            page.waitForURL(console().address() + "/");
            assertThat(page.url()).doesNotContain("code=");
            page.navigate(console().address() + "/rights");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("operator · steward");
            PlaywrightAssertions.assertThat(page.locator("main"))
                    .containsText("come from the OpenID provider " + issuer());
            visitor.assertAccessible();
            page.navigate(console().address() + "/account");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("kept by the OpenID provider");
            assertThat(page.locator("input[name=current]").count()).isZero();
            visitor.assertAccessible();
            page.navigate(console().address() + "/users");
            PlaywrightAssertions.assertThat(page.locator("main")).containsText("HUB-PERM-001");

            page.locator("form[action='/sign-out'] button").click();
            page.waitForURL(address -> address.contains("/sign-in"));
            page.navigate(console().address() + "/rights");
            assertThat(page.url()).contains("/sign-in");
        }
        assertThat(noted()).contains(issuer() + "#wang-1 sign-in.openid done", issuer() + "#wang-1 sign-in.out done");
    }

    @Test
    void anAnswerWithTheStateOfAnotherBrowserBeginsNoSession() throws Exception {
        start(provider(false));
        PlainBrowser attacker = new PlainBrowser(console().address());
        PlainBrowser victim = new PlainBrowser(console().address());
        String answer = answer(leave(attacker));
        leave(victim);

        refused(victim, answer, "was not begun in this browser");
        // the wrong attempt has used it up
        refused(attacker, answer, "was not begun in this browser");
    }

    @Test
    void anAnswerWithoutTheCookieOrWithoutStateBeginsNoSession() throws Exception {
        start(provider(false));
        PlainBrowser person = new PlainBrowser(console().address());
        String answer = answer(leave(person));
        refused(new PlainBrowser(console().address()), answer, "was not begun in this browser");

        String second = answer(leave(person));
        refused(person, second.replaceAll("state=[^&]+", "state=forged"), "was not begun in this browser");
        leave(person);
        refused(person, CALLBACK, "was not begun in this browser");
        leave(person);
        refused(person, CALLBACK + "?error=access_denied", "was not begun in this browser");
    }

    @Test
    void anAnswerThatIsBroughtTwiceBeginsOneSession() throws Exception {
        start(provider(false));
        PlainBrowser person = new PlainBrowser(console().address());
        String answer = answer(leave(person));
        String kept = String.valueOf(person.cookie("hub-openid"));
        speak("crm-team");
        assertThat(person.get(answer).statusCode()).isEqualTo(303);
        assertThat(person.get("/rights").statusCode()).isEqualTo(200);
        assertThat(person.cookie("hub-openid")).isNull();

        PlainBrowser thief = new PlainBrowser(console().address());
        thief.cookie("hub-openid", kept);
        refused(thief, answer, "was not begun in this browser");
        assertThat(person.get("/rights").statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionThatWasPlantedBeforeIsNotTheOneAfterwards() throws Exception {
        start(provider(false));
        PlainBrowser person = new PlainBrowser(console().address());
        person.cookie("hub", "planted-by-somebody-else");
        String answer = answer(leave(person));
        speak("crm-team");
        HttpResponse<String> back = person.get(answer);

        assertThat(back.headers().firstValue("Location")).contains("/");
        assertThat(back.headers().allValues("Set-Cookie"))
                .anyMatch(cookie ->
                        cookie.startsWith("hub=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"));
        assertThat(person.cookie("hub")).hasSize(43).isNotEqualTo("planted-by-somebody-else");
    }

    @Test
    void somebodyWithoutARoleHereIsToldSo() throws Exception {
        start(provider(false));
        PlainBrowser person = new PlainBrowser(console().address());
        String answer = answer(leave(person));
        speak("everybody-else");
        refused(person, answer, "you have no role here");
    }

    @Test
    void aProviderThatIsDownIsSaidAndPasswordsStillWork() {
        start("http://127.0.0.1:1/company");
        PlainBrowser admin = new PlainBrowser(console().address());
        HttpResponse<String> away = admin.post("/sign-in", "/sign-in/openid", Map.of());
        assertThat(away.statusCode()).isEqualTo(422);
        assertThat(away.body()).contains("cannot be reached now").contains("action=\"/sign-in\"");
        assertThat(admin.cookie("hub")).isNull();

        assertThat(admin.post("/sign-in", "/sign-in", Map.of("name", "boss", "password", PASSWORD))
                        .statusCode())
                .isEqualTo(303);
        assertThat(admin.get("/rights").statusCode()).isEqualTo(200);
    }

    @Test
    void everybodyChangesThePasswordAndEndsSessionsOnTheAccountPage() {
        start("http://127.0.0.1:1/company");
        PlainBrowser here = signedIn(PASSWORD);
        PlainBrowser there = signedIn(PASSWORD);
        String fresh = "another sentence that nobody guesses";

        HttpResponse<String> wrong = change(here, "not my password at all", fresh);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("The current password is wrong").doesNotContain(fresh);
        assertThat(change(here, PASSWORD, "123456789012").body()).contains("This password cannot be taken");
        assertThat(there.get("/rights").statusCode()).isEqualTo(200);

        assertThat(change(here, PASSWORD, fresh).statusCode()).isEqualTo(303);
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
        assertThat(there.get("/account").statusCode()).isEqualTo(303);

        PlainBrowser third = signedIn(fresh);
        String number = here.get("/account").body().replaceAll("(?s).*name=\"number\" value=\"(\\d+)\".*", "$1");
        assertThat(here.post("/account", "/account/sessions/end", Map.of("number", number))
                        .statusCode())
                .isEqualTo(303);
        assertThat(third.get("/account").statusCode()).isEqualTo(303);
        assertThat(here.post("/users", "/users/end-all-sessions", Map.of()).statusCode())
                .isEqualTo(303);
        assertThat(here.get("/account").statusCode()).isEqualTo(303);
        assertThat(noted().toString())
                .contains("password.change done", "sessions.end-one done", "users.end-all-sessions done");
    }

    private static HttpResponse<String> change(PlainBrowser browser, String current, String fresh) {
        return browser.post("/account", "/account/password", Map.of("current", current, "fresh", fresh));
    }

    private PlainBrowser signedIn(String password) {
        PlainBrowser browser = new PlainBrowser(console().address());
        assertThat(browser.post("/sign-in", "/sign-in", Map.of("name", "boss", "password", password))
                        .statusCode())
                .isEqualTo(303);
        return browser;
    }

    private String provider(boolean interactive) throws Exception {
        MockOAuth2Server started = new MockOAuth2Server(new OAuth2Config(interactive));
        started.start(InetAddress.getByName("127.0.0.1"), 0);
        provider = started;
        return issuer();
    }

    private String issuer() {
        return "http://127.0.0.1:" + server().baseUrl().port() + "/company";
    }

    private MockOAuth2Server server() {
        return java.util.Objects.requireNonNull(provider);
    }

    private HubConsole console() {
        return java.util.Objects.requireNonNull(console);
    }

    /** A console with a local admin and this provider. */
    private void start(String issuer) {
        AuditTrail audit = new AuditStore(warehouse, AuditKeys.in(folder.resolve("data")));
        SignIn signIn = new SignIn(warehouse, new Sessions(warehouse), audit);
        new AccountStore(warehouse).add("boss", "Boss", Set.of(Role.ADMIN), "test");
        signIn.setPassword(signIn.passwordCode("boss").code(), PASSWORD, "127.0.0.1");
        OidcSettings oidc = new OidcSettings(
                issuer, "customer-hub", null, "realm_access.roles", Map.of("crm-team", Set.of("operator", "steward")));
        HubSettings settings = settings(oidc);
        actions = HubActions.over(settings, Map.of(), warehouse);
        console = HubConsole.start(settings, 0, actions, warehouse, Clock.systemUTC(), Standing.GOOD);
    }

    private HubSettings settings(OidcSettings oidc) {
        Path root = ProjectInFolder.in(folder.resolve("project")).root();
        ConsoleSettings consoleSettings = new ConsoleSettings(0, "127.0.0.1", null, false, null, oidc);
        return new HubSettings(
                root, folder.resolve("data"), null, null, null, 0, "127.0.0.1", 0, "127.0.0.1", consoleSettings);
    }

    /** Presses the button; gives where the browser goes. */
    private static URI leave(PlainBrowser browser) {
        HttpResponse<String> leaving = browser.post("/sign-in", "/sign-in/openid", Map.of());
        assertThat(leaving.statusCode()).isEqualTo(200);
        return URI.create(leaving.body()
                .replaceAll("(?s).*data-go href=\"([^\"]+)\".*", "$1")
                .replace("&amp;", "&"));
    }

    /** The provider sends the browser back: the path and query it comes to. */
    private String answer(URI location) throws Exception {
        HttpResponse<Void> response =
                atProvider.send(HttpRequest.newBuilder(location).build(), HttpResponse.BodyHandlers.discarding());
        assertThat(response.statusCode()).isEqualTo(302);
        URI back = URI.create(response.headers().firstValue("Location").orElseThrow());
        assertThat(back.toString()).startsWith(console().address() + CALLBACK);
        return back.getRawPath() + "?" + back.getRawQuery();
    }

    private void speak(String... roles) {
        server().enqueueCallback(new DefaultOAuth2TokenCallback(
                "company",
                "wang-1",
                "JWT",
                List.of("customer-hub"),
                Map.of("preferred_username", "王丽", "realm_access", Map.of("roles", List.of(roles))),
                300));
    }

    private static void refused(PlainBrowser browser, String path, String sentence) {
        HttpResponse<String> refused = browser.get(path);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains(sentence);
        assertThat(browser.cookie("hub")).isNull();
        assertThat(browser.get("/rights").statusCode()).isEqualTo(303);
    }

    private List<String> noted() {
        AuditStore audit = new AuditStore(warehouse, AuditKeys.in(folder.resolve("data")));
        return audit.list(AuditFilter.ALL, Long.MAX_VALUE, 100).stream()
                .map(OpenIdConsoleTest::words)
                .toList();
    }

    private static String words(AuditRow row) {
        return row.actor() + " " + row.action() + " " + row.result();
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : address.getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }
}
