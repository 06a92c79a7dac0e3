package io.customerhub.identity;

import static io.customerhub.identity.IdentityFixture.HERE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.customerhub.access.RequestException;
import io.customerhub.access.Role;
import io.customerhub.config.OidcSettings;
import io.customerhub.identity.OpenIdSignIn.Begun;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider whose token endpoint says whatever an attacker in its place would say. */
final class ForgedIdTokenTest {

    private static final URI BACK = URI.create("http://127.0.0.1:8713/sign-in/openid");
    private static final String SECRET = "a shared secret of forty characters!!!!!";

    @TempDir
    private Path data;

    private final RSAKey key = key();
    private HttpServer provider;
    private String issuer;
    private String shownIssuer;
    private String idToken = "";
    private IdentityFixture hub;
    private OpenIdSignIn signIn;

    @BeforeEach
    void open() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
        shownIssuer = issuer;
        answer("/.well-known/openid-configuration", () -> ("{'issuer':'%s','authorization_endpoint':'%s/authorize',"
                        + "'token_endpoint':'%s/token','jwks_uri':'%s/keys','response_types_supported':['code'],"
                        + "'subject_types_supported':['public']}")
                .replace('\'', '"')
                .formatted(shownIssuer, issuer, issuer, issuer));
        answer("/keys", () -> new JWKSet(key).toString());
        answer(
                "/token",
                () -> "{\"token_type\":\"Bearer\",\"access_token\":\"opaque\",\"id_token\":\"" + idToken + "\"}");
        provider.start();
        hub = new IdentityFixture(data);
        signIn = new OpenIdSignIn(
                hub.signIn,
                new OidcSettings(issuer, "customer-hub", SECRET, "groups", Map.of("crm-team", Set.of("operator"))),
                hub.clock);
    }

    @AfterEach
    void close() {
        hub.close();
        provider.stop(0);
    }

    @Test
    void theTokenThatTheProviderSignedForUsIsTaken() throws Exception {
        assertThat(refusalOf(claims -> signed(claims, JWSAlgorithm.RS256, new RSASSASigner(key))))
                .isNull();
        assertThat(hub.accounts.find(issuer + "#wang-1").orElseThrow().roles()).containsExactly(Role.OPERATOR);
    }

    @Test
    void aTokenWithoutASignatureIsRefused() throws Exception {
        refused(PlainJWT::new);
    }

    @Test
    void aTokenSignedByAnotherKeyIsRefused() throws Exception {
        RSAKey other = key();
        refused(claims -> signed(claims, JWSAlgorithm.RS256, new RSASSASigner(other)));
    }

    @Test
    void aTokenSignedWithASharedSecretOrThePublicKeyAsSecretIsRefused() throws Exception {
        refused(claims -> signed(claims, JWSAlgorithm.HS256, new MACSigner(SECRET)));
        refused(claims -> signed(
                claims, JWSAlgorithm.HS256, new MACSigner(key.toRSAPublicKey().getEncoded())));
    }

    @Test
    void aTokenOfAnotherIssuerOrForAnotherClientIsRefused() throws Exception {
        refused(claims -> mine(change(claims, "iss", "https://login.example.com")));
        refused(claims -> mine(change(claims, "iss", issuer + "/")));
        refused(claims -> mine(change(claims, "iss", null)));
        refused(claims -> mine(change(claims, "aud", List.of("another-client"))));
        refused(claims -> mine(change(claims, "sub", null)));
    }

    @Test
    void aTokenWithAnotherOrNoNonceIsRefused() throws Exception {
        refused(claims -> mine(change(claims, "nonce", "another")));
        refused(claims -> mine(change(claims, "nonce", null)));
    }

    @Test
    void aTokenThatIsTooOldOrHasNoEndIsRefused() throws Exception {
        refused(claims -> mine(change(claims, "exp", Date.from(Instant.now().minusSeconds(600)))));
        refused(claims -> mine(change(claims, "exp", null)));
    }

    @Test
    void aTokenThatWasChangedAfterSigningIsRefused() throws Exception {
        refused(claims -> {
            String[] parts = mine(claims).serialize().split("\\.");
            Base64URL body =
                    Base64URL.encode(new Base64URL(parts[1]).decodeToString().replace("wang-1", "boss-1"));
            return new SignedJWT(new Base64URL(parts[0]), body, new Base64URL(parts[2]));
        });
    }

    @Test
    void aProviderThatNamesItselfOtherwiseIsNotUsed() {
        shownIssuer = "https://login.example.com";

        assertThatThrownBy(() -> signIn.begin(BACK)).extracting("code").isEqualTo("HUB-USER-015");
    }

    /** Makes a token of its claims. */
    private interface Maker {
        JWT of(JWTClaimsSet claims) throws Exception;
    }

    private void refused(Maker maker) throws Exception {
        assertThat(refusalOf(maker)).isEqualTo("HUB-USER-013");
        assertThat(hub.accounts.all()).isEmpty();
    }

    /** The code of the refusal of a sign-in with such a token; null when it is taken. */
    private @Nullable String refusalOf(Maker maker) throws Exception {
        Begun begun = signIn.begin(BACK);
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("wang-1")
                .audience("customer-hub")
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                .claim("nonce", parameter(begun, "nonce"))
                .claim("groups", List.of("crm-team"))
                .build();
        idToken = maker.of(claims).serialize();
        try {
            signIn.finish(
                    URI.create(BACK + "?code=abc&state=" + parameter(begun, "state")), begun.browserSecret(), HERE);
            return null;
        } catch (RequestException refused) {
            return refused.code();
        }
    }

    private JWT mine(JWTClaimsSet claims) throws Exception {
        return signed(claims, JWSAlgorithm.RS256, new RSASSASigner(key));
    }

    private SignedJWT signed(JWTClaimsSet claims, JWSAlgorithm algorithm, JWSSigner signer) throws Exception {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID("key-1").build(), claims);
        token.sign(signer);
        return token;
    }

    private static JWTClaimsSet change(JWTClaimsSet claims, String name, @Nullable Object value) {
        return new JWTClaimsSet.Builder(claims).claim(name, value).build();
    }

    private static String parameter(Begun begun, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)")
                .matcher(begun.location().toString());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private void answer(String path, Supplier<String> body) {
        provider.createContext(path, exchange -> {
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID("key-1").generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
