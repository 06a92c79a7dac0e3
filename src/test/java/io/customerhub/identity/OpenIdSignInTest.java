package io.customerhub.identity;

import static io.customerhub.identity.IdentityFixture.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.customerhub.access.Role;
import io.customerhub.config.AllowedHosts;
import io.customerhub.config.OidcSettings;
import io.customerhub.identity.OpenIdSignIn.Begun;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against mock-oauth2-server, an OpenID provider that speaks the protocol over HTTP, keeps codes and checks PKCE. */
final class OpenIdSignInTest {

    private static final URI BACK = URI.create("http://127.0.0.1:8713/sign-in/openid");
    private static final String SECRET = "a shared secret of forty characters!!!!!";

    @TempDir
    private Path data;

    private final MockOAuth2Server provider = new MockOAuth2Server();
    private final HttpClient browser = HttpClient.newHttpClient();
    private IdentityFixture hub;
    private OpenIdSignIn signIn;

    @BeforeEach
    void open() {
        provider.start();
        hub = new IdentityFixture(data);
        signIn = new OpenIdSignIn(
                hub.signIn, settings(provider.issuerUrl("company").toString()), hub.clock);
    }

    @AfterEach
    void close() {
        hub.close();
        provider.shutdown();
    }

    @Test
    void somebodyOfTheProviderIsKnownByIssuerAndSubjectWithTheRolesOfTheClaim() throws Exception {
        OpenedSession opened = wholeWay("crm-team", "everybody");

        assertThat(opened.caller().name()).isEqualTo(provider.issuerUrl("company") + "#wang-1");
        assertThat(opened.caller().roles()).containsExactlyInAnyOrder(Role.OPERATOR, Role.STEWARD);
        assertThat(hub.sessions.find(opened.secret(), HERE).orElseThrow().shownName())
                .isEqualTo("王丽");
        assertThat(hub.noted()).containsExactly(opened.caller().name() + " sign-in.openid done");
    }

    @Test
    void theRequestHasStateNonceAndAPkceChallengeAndTheVerifierGoesToTheTokenEndpointOnly() throws Exception {
        Begun begun = signIn.begin(BACK);
        Map<String, String> query = query(begun.location());

        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", BACK.toString())
                .containsEntry("client_id", "customer-hub");
        assertThat(query.get("scope")).contains("openid");
        assertThat(List.of(query.get("state"), query.get("nonce"), query.get("code_challenge")))
                .allSatisfy(value -> assertThat(value).hasSize(43));
        assertThat(begun.location().toString()).doesNotContain(begun.browserSecret());
        assertThat(begun.toString()).doesNotContain(begun.browserSecret());

        URI answer = answer(begun.location());
        provider.takeRequest(); // the discovery
        provider.takeRequest(); // the authorization
        speak("crm-team");
        signIn.finish(answer, begun.browserSecret(), HERE);
        String body = provider.takeRequest().getBody().readUtf8();
        assertThat(body).contains("code_verifier=").contains("grant_type=authorization_code");
    }

    @Test
    void rolesFollowTheProviderWithEachSignIn() throws Exception {
        wholeWay("crm-team");
        OpenedSession second = wholeWay("crm-audit");
        assertThat(second.caller().roles()).containsExactly(Role.AUDITOR);
        assertThat(hub.accounts.all()).hasSize(1);

        refused("HUB-USER-014", () -> wholeWay("everybody"));
        assertThat(hub.sessions.caller(second.secret(), HERE).orElseThrow().roles())
                .isEmpty();
    }

    @Test
    void aDisabledAccountStaysOut() throws Exception {
        String name = wholeWay("crm-team").caller().name();
        hub.accounts.setDisabled(name, true);

        refused("HUB-USER-014", () -> wholeWay("crm-team"));
        refused("HUB-USER-009", () -> hub.accounts.setRoles(name, Set.of(Role.ADMIN)));
    }

    @Test
    void anAnswerWithAnotherOrNoStateIsRefused() throws Exception {
        Begun begun = signIn.begin(BACK);
        URI answer = answer(begun.location());
        String state = query(begun.location()).get("state");

        refused("HUB-USER-012", () -> finish(URI.create(answer.toString().replace(state, "x" + state)), begun));
        refused("HUB-USER-012", () -> finish(URI.create(answer.toString().replace("state=" + state, "")), begun));
        refused("HUB-USER-012", () -> finish(BACK, begun));
        assertThat(hub.noted()).contains("unknown sign-in.openid refused HUB-USER-012");
    }

    @Test
    void anAnswerInABrowserThatDidNotBeginIsRefused() throws Exception {
        Begun attacker = signIn.begin(BACK);
        URI answer = answer(attacker.location());
        Begun victim = signIn.begin(BACK);

        refused("HUB-USER-012", () -> finish(answer, victim));
        refused("HUB-USER-012", () -> signIn.finish(answer, null, HERE));
        refused("HUB-USER-012", () -> finish(answer, attacker)); // used up by the wrong attempt
    }

    @Test
    void anAnswerWorksOnceAndForTenMinutes() throws Exception {
        Begun begun = signIn.begin(BACK);
        URI answer = answer(begun.location());
        speak("crm-team");
        finish(answer, begun);
        refused("HUB-USER-012", () -> finish(answer, begun));

        Begun slow = signIn.begin(BACK);
        URI late = answer(slow.location());
        hub.clock.add(Duration.ofMinutes(10));
        refused("HUB-USER-012", () -> finish(late, slow));
    }

    @Test
    void aStolenCodeIsWorthlessInAnotherSignInBecauseOfPkce() throws Exception {
        Begun victim = signIn.begin(BACK);
        String stolen = query(answer(victim.location())).get("code");
        Begun attacker = signIn.begin(BACK);
        URI forged = URI.create(BACK + "?code=" + stolen + "&state="
                + query(attacker.location()).get("state"));

        refused("HUB-USER-013", () -> finish(forged, attacker));
    }

    @Test
    void aCodeThatWasExchangedIsNotExchangedAgain() throws Exception {
        Begun begun = signIn.begin(BACK);
        URI answer = answer(begun.location());
        String code = query(answer).get("code");
        speak("crm-team");
        finish(answer, begun);
        Begun again = signIn.begin(BACK);
        URI forged = URI.create(
                BACK + "?code=" + code + "&state=" + query(again.location()).get("state"));

        refused("HUB-USER-013", () -> finish(forged, again));
    }

    @Test
    void aTokenWithAnotherNonceIsRefused() throws Exception {
        Begun begun = signIn.begin(BACK);
        String nonce = query(begun.location()).get("nonce");
        URI answer = answer(URI.create(begun.location().toString().replace(nonce, "another-nonce")));
        speak("crm-team");

        refused("HUB-USER-013", () -> finish(answer, begun));
    }

    @Test
    void anAnswerOfAnotherIssuerAndAnErrorAreRefused() throws Exception {
        Begun mixed = signIn.begin(BACK);
        URI answer = URI.create(answer(mixed.location()) + "&iss=https%3A%2F%2Fevil.example.com");
        refused("HUB-USER-013", () -> finish(answer, mixed));

        Begun denied = signIn.begin(BACK);
        URI error = URI.create(
                BACK + "?error=access_denied&state=" + query(denied.location()).get("state"));
        refused("HUB-USER-013", () -> finish(error, denied));
    }

    @Test
    void aProviderThatIsAwayIsToldSo() {
        OpenIdSignIn away = new OpenIdSignIn(hub.signIn, settings("http://127.0.0.1:1/realms/company"), hub.clock);
        refused("HUB-USER-015", () -> away.begin(BACK));
    }

    @Test
    void aProviderWhoseAddressesAreNotAmongTheAllowedHostsIsNotAsked() {
        String issuer = provider.issuerUrl("company").toString();
        OpenIdSignIn limited = new OpenIdSignIn(
                hub.signIn, settings(issuer), new AllowedHosts(List.of("login.example.com")), hub.clock);
        refused("HUB-HOST-001", () -> limited.begin(BACK));
    }

    @Test
    void claimsAreFoundByPathAndMeanRolesByTheirMapping() {
        ClaimRoles path = new ClaimRoles(settings("https://x"));
        assertThat(path.values(Map.of("realm_access", Map.of("roles", List.of("a", "b")))))
                .contains(List.of("a", "b"));
        assertThat(path.values(Map.of("realm_access.roles", "a b"))).contains(List.of("a", "b"));
        assertThat(path.values(Map.of("realm_access", "x"))).isEmpty();
        ClaimRoles named = new ClaimRoles(new OidcSettings("https://x", "c", null, "groups", Map.of()));
        assertThat(named.roles(List.of("operator", "privacy-officer", "root")))
                .containsExactlyInAnyOrder(Role.OPERATOR, Role.PRIVACY_OFFICER);
        assertThatThrownBy(() ->
                        new ClaimRoles(new OidcSettings("https://x", "c", null, "groups", Map.of("a", Set.of("root")))))
                .hasMessageContaining("root");
    }

    private static OidcSettings settings(String issuer) {
        return new OidcSettings(
                issuer,
                "customer-hub",
                SECRET,
                "realm_access.roles",
                Map.of("crm-team", Set.of("operator", "steward"), "crm-audit", Set.of("auditor")));
    }

    private OpenedSession wholeWay(String... roles) throws Exception {
        Begun begun = signIn.begin(BACK);
        URI answer = answer(begun.location());
        speak(roles);
        return finish(answer, begun);
    }

    private OpenedSession finish(URI answer, Begun begun) {
        return signIn.finish(answer, begun.browserSecret(), HERE);
    }

    /** What the provider says in its next token. */
    private void speak(String... roles) {
        provider.enqueueCallback(new DefaultOAuth2TokenCallback(
                "company",
                "wang-1",
                "JWT",
                List.of("customer-hub"),
                Map.of("preferred_username", "王丽", "realm_access", Map.of("roles", List.of(roles))),
                300));
    }

    /** The browser goes to the provider and is sent back. */
    private URI answer(URI location) throws Exception {
        HttpResponse<Void> response =
                browser.send(HttpRequest.newBuilder(location).build(), HttpResponse.BodyHandlers.discarding());
        assertThat(response.statusCode()).isEqualTo(302);
        return URI.create(response.headers().firstValue("Location").orElseThrow());
    }

    private static Map<String, String> query(URI address) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : address.getRawQuery().split("&")) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void refused(String code, ThrowingCallable attempt) {
        assertThatThrownBy(attempt).extracting("code").isEqualTo(code);
    }
}
