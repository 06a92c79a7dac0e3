package io.customerhub.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.config.AllowedHosts;
import io.customerhub.config.OidcSettings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Talks to the OpenID provider: finds its addresses, sends people there, exchanges a code and checks the ID token (OpenID
 * Connect Core 1.0, 3.1; RFC 7636; RFC 9700). Signatures by the published keys of the provider only, never by a shared
 * secret, never none. Safe for use by several threads.
 */
final class OpenIdProvider {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 10_000;
    private static final int MOST_KEY_BYTES = 200_000;
    private static final Duration KNOWN = Duration.ofHours(1);
    private static final Scope SCOPE = new Scope("openid", "profile");

    private static final Set<JWSAlgorithm> SIGNATURES = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final OidcSettings settings;
    private final Issuer issuer;
    private final ClientID client;
    private final AllowedHosts hosts;
    private final Clock clock;
    private @Nullable Found found;

    OpenIdProvider(OidcSettings settings, AllowedHosts hosts, Clock clock) {
        this.hosts = hosts;
        this.settings = settings;
        this.issuer = new Issuer(settings.issuer());
        this.client = new ClientID(settings.clientId());
        this.clock = clock;
    }

    /** What the provider says about itself, and its keys. */
    private record Found(OIDCProviderMetadata metadata, JWKSource<SecurityContext> keys, Instant at) {}

    /**
     * What is known about somebody who came back.
     *
     * @param subject unique with this issuer, and lasting
     * @param claims of the ID token
     * @param access opens the user info
     */
    record Proven(String subject, Map<String, Object> claims, AccessToken access) {}

    /** Where to send a browser. */
    URI authorization(URI redirect, String state, String nonce, String verifier) {
        return new AuthenticationRequest.Builder(ResponseType.CODE, SCOPE, client, redirect)
                .endpointURI(found().metadata().getAuthorizationEndpointURI())
                .state(new State(state))
                .nonce(new Nonce(nonce))
                .codeChallenge(new CodeVerifier(verifier), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** True when an answer says it is from somebody else (RFC 9207). */
    boolean isForeign(@Nullable Issuer answered) {
        return answered != null && !answered.equals(issuer);
    }

    /**
     * Exchanges a code, and checks issuer, audience, signature, times and nonce of the ID token.
     *
     * @throws RequestException (HUB-USER-013) when the provider or the check refuses, (HUB-USER-015) when the provider
     *     cannot be reached
     */
    Proven exchange(AuthorizationCode code, URI redirect, String nonce, String verifier) {
        Found provider = found();
        try {
            AuthorizationCodeGrant grant = new AuthorizationCodeGrant(code, redirect, new CodeVerifier(verifier));
            URI endpoint = provider.metadata().getTokenEndpointURI();
            String secret = settings.clientSecret();
            TokenRequest request = secret == null
                    ? new TokenRequest.Builder(endpoint, client, grant).build()
                    : new TokenRequest.Builder(endpoint, new ClientSecretBasic(client, new Secret(secret)), grant)
                            .build();
            TokenResponse response = OIDCTokenResponseParser.parse(
                    limited(request.toHTTPRequest()).send());
            if (!(response instanceof OIDCTokenResponse tokens)) {
                throw refused("it did not accept the code");
            }
            var token = tokens.getOIDCTokens().getIDToken();
            if (token == null) {
                throw refused("it sent no ID token");
            }
            var claims = new IDTokenValidator(
                            issuer, client, new JWSVerificationKeySelector<>(SIGNATURES, provider.keys()), null)
                    .validate(token, new Nonce(nonce));
            return new Proven(
                    claims.getSubject().getValue(),
                    claims.toJWTClaimsSet().getClaims(),
                    tokens.getOIDCTokens().getAccessToken());
        } catch (BadJOSEException | ParseException e) {
            throw refused("its ID token is not as it must be (" + e.getClass().getSimpleName() + ")");
        } catch (JOSEException | IOException e) {
            throw away(e);
        }
    }

    /** What the user info says about a person; empty when there is none or it is about somebody else. */
    Map<String, Object> userInfo(Proven person) {
        URI endpoint = found().metadata().getUserInfoEndpointURI();
        if (endpoint == null) {
            return Map.of();
        }
        try {
            UserInfoResponse response =
                    UserInfoResponse.parse(limited(new UserInfoRequest(endpoint, person.access()).toHTTPRequest())
                            .send());
            if (!response.indicatesSuccess() || response.toSuccessResponse().getUserInfo() == null) {
                return Map.of();
            }
            var info = response.toSuccessResponse().getUserInfo();
            boolean isSame = person.subject().equals(info.getSubject().getValue());
            return isSame ? info.toJSONObject() : Map.of();
        } catch (ParseException e) {
            return Map.of();
        } catch (IOException e) {
            throw away(e);
        }
    }

    private synchronized Found found() {
        Found known = found;
        if (known != null && known.at().plus(KNOWN).isAfter(clock.instant())) {
            return known;
        }
        try {
            OIDCProviderMetadata metadata = metadata();
            JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                            metadata.getJWKSetURI().toURL(), new Keys())
                    .build();
            Found fresh = new Found(metadata, keys, clock.instant());
            found = fresh;
            return fresh;
        } catch (GeneralException | IOException e) {
            if (known != null) {
                return known;
            }
            throw away(e);
        }
    }

    /** Refuses a document that names another issuer (OpenID Connect Discovery 1.0, 4.3), or hosts that may not be reached. */
    private OIDCProviderMetadata metadata() throws GeneralException, IOException {
        HTTPRequest request = limited(new HTTPRequest(HTTPRequest.Method.GET, OIDCProviderMetadata.resolveURL(issuer)));
        HTTPResponse response = request.send();
        response.ensureStatusCode(HTTPResponse.SC_OK);
        OIDCProviderMetadata metadata = OIDCProviderMetadata.parse(response.getBodyAsJSONObject());
        if (!issuer.equals(metadata.getIssuer())) {
            throw new GeneralException("the provider names another issuer");
        }
        for (URI address : Arrays.asList(
                metadata.getTokenEndpointURI(), metadata.getJWKSetURI(), metadata.getUserInfoEndpointURI())) {
            if (address != null && !hosts.allows(address.getHost())) {
                throw new RequestException(
                        Reason.CONFLICT, AllowedHosts.CODE, hosts.refusal("the sign-in by OpenID", address.getHost()));
            }
        }
        return metadata;
    }

    /** Fetches the keys of the provider, from the address that it names and from no other. */
    private static final class Keys extends DefaultResourceRetriever {

        Keys() {
            super(CONNECT_MILLIS, READ_MILLIS, MOST_KEY_BYTES);
        }

        @Override
        protected HttpURLConnection openHTTPConnection(URL url) throws IOException {
            HttpURLConnection connection = super.openHTTPConnection(url);
            connection.setInstanceFollowRedirects(false);
            return connection;
        }
    }

    private static HTTPRequest limited(HTTPRequest request) {
        request.setConnectTimeout(CONNECT_MILLIS);
        request.setReadTimeout(READ_MILLIS);
        request.setFollowRedirects(false);
        return request;
    }

    static RequestException refused(String why) {
        return new RequestException(
                Reason.FORBIDDEN, "HUB-USER-013", "the OpenID provider did not confirm who you are: " + why);
    }

    private static RequestException away(Exception cause) {
        return new RequestException(
                Reason.CONFLICT,
                "HUB-USER-015",
                "the OpenID provider cannot be used now (" + cause.getClass().getSimpleName() + "); try again soon");
    }
}
