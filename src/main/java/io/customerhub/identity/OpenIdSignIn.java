package io.customerhub.identity;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.access.Role;
import io.customerhub.config.AllowedHosts;
import io.customerhub.config.OidcSettings;
import io.customerhub.identity.OpenIdProvider.Proven;
import io.customerhub.warehouse.SqlRows;
import io.customerhub.warehouse.Warehouse;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Signing in with an OpenID provider by the code flow with PKCE. Somebody is known by issuer and subject, never by mail or
 * name; the roles come from a claim with each sign-in; the tokens of the provider stay here and are not kept. Safe for use
 * by several threads and processes.
 */
public final class OpenIdSignIn {

    /** How long somebody may take at the provider. */
    public static final Duration LIFE = Duration.ofMinutes(10);

    private static final int MOST_PENDING = 10_000;
    private static final int LONGEST_SUBJECT = 255;

    private static final String BEGIN =
            """
            INSERT INTO hub.pending_sign_in (state_hash, browser_hash, nonce, verifier, redirect, expires_at)
            SELECT ?, ?, ?, ?, ?, ? WHERE (SELECT count(*) FROM hub.pending_sign_in) < ?""";

    private static final String KNOW =
            """
            INSERT INTO hub.account AS a (name, shown_name, issuer, created_by) VALUES (?, ?, ?, 'OpenID provider')
            ON CONFLICT (name) DO UPDATE SET shown_name = excluded.shown_name RETURNING id""";

    private final Warehouse warehouse;
    private final SignIn signIn;
    private final OidcSettings settings;
    private final OpenIdProvider provider;
    private final ClaimRoles roles;
    private final Clock clock;
    private final Secrets secrets = new Secrets();

    /**
     * Sign-in with this provider; nothing is asked of it yet.
     *
     * @throws IllegalArgumentException when the settings name a role that the hub does not have
     */
    public OpenIdSignIn(SignIn signIn, OidcSettings settings, Clock clock) {
        this(signIn, settings, AllowedHosts.ALL, clock);
    }

    /** As above, reaching these hosts only. */
    public OpenIdSignIn(SignIn signIn, OidcSettings settings, AllowedHosts hosts, Clock clock) {
        this.warehouse = signIn.warehouse();
        this.signIn = signIn;
        this.settings = settings;
        this.provider = new OpenIdProvider(settings, hosts, clock);
        this.roles = new ClaimRoles(settings);
        this.clock = clock;
    }

    /**
     * Somebody is on the way to the provider.
     *
     * @param location where to send the browser
     * @param browserSecret what the browser keeps in a cookie for {@link #LIFE} and sends back with the answer
     */
    public record Begun(URI location, String browserSecret) {

        /** Leaves the secret out. */
        @Override
        public String toString() {
            return "Begun[" + location.getHost() + "]";
        }
    }

    /** What was remembered of somebody on the way. */
    private record Pending(byte[] browserHash, String nonce, String verifier, URI redirect, Instant expiresAt) {}

    /**
     * Sends somebody to the provider.
     *
     * @param redirect where the provider sends the browser back to; registered there
     * @throws RequestException (HUB-USER-015) when the provider cannot be reached or too many are on the way
     */
    public Begun begin(URI redirect) {
        String state = secrets.token();
        String browser = secrets.token();
        String nonce = secrets.token();
        String verifier = secrets.token();
        URI location = provider.authorization(redirect, state, nonce, verifier);
        Instant now = clock.instant();
        int kept = warehouse.transact(connection -> {
            SqlRows.change(connection, "DELETE FROM hub.pending_sign_in WHERE expires_at <= ?", List.of(now));
            return SqlRows.change(
                    connection,
                    BEGIN,
                    List.of(
                            Secrets.hash(state),
                            Secrets.hash(browser),
                            nonce,
                            verifier,
                            redirect.toString(),
                            now.plus(LIFE),
                            MOST_PENDING));
        });
        if (kept == 0) {
            throw new RequestException(
                    Reason.CONFLICT, "HUB-USER-015", "too many are signing in at this moment; try again soon");
        }
        return new Begun(location, browser);
    }

    /**
     * Takes the answer that the browser brings back, and begins a session.
     *
     * @param answer the address that the provider sent the browser to, with its parameters
     * @param browserSecret what the browser kept; null when it sent nothing
     * @throws RequestException (HUB-USER-012) when this browser did not begin it, it was used or is too old,
     *     (HUB-USER-013) when the provider does not confirm, (HUB-USER-014) when the person has no role here,
     *     (HUB-USER-015) when the provider cannot be reached
     */
    public OpenedSession finish(URI answer, @Nullable String browserSecret, String address) {
        try {
            Account account = account(proven(answer, browserSecret));
            if (account.isDisabled() || account.roles().isEmpty()) {
                throw new RequestException(
                        Reason.FORBIDDEN,
                        "HUB-USER-014",
                        "your provider knows you, but you may not use this hub: you have no role here, or an admin"
                                + " disabled your account");
            }
            return signIn.open(account, address, "openid", false);
        } catch (RequestException refused) {
            signIn.refused(address, "openid", refused.code());
            throw refused;
        }
    }

    private Proven proven(URI answer, @Nullable String browserSecret) {
        AuthenticationResponse response;
        try {
            response = AuthenticationResponseParser.parse(answer);
        } catch (ParseException e) {
            throw strange();
        }
        if (response.getState() == null || browserSecret == null) {
            throw strange();
        }
        Pending pending = pending(response.getState().getValue());
        boolean isSame = MessageDigest.isEqual(pending.browserHash(), Secrets.hash(browserSecret));
        if (!isSame || !pending.expiresAt().isAfter(clock.instant())) {
            throw strange();
        }
        if (provider.isForeign(response.getIssuer())) {
            throw OpenIdProvider.refused("the answer is from another issuer");
        }
        if (!response.indicatesSuccess() || response.toSuccessResponse().getAuthorizationCode() == null) {
            throw OpenIdProvider.refused("it sent no code");
        }
        return provider.exchange(
                response.toSuccessResponse().getAuthorizationCode(),
                pending.redirect(),
                pending.nonce(),
                pending.verifier());
    }

    /** Whatever comes of it: an answer is taken once. */
    private Pending pending(String state) {
        return warehouse
                .transact(connection -> SqlRows.select(
                        connection,
                        "DELETE FROM hub.pending_sign_in WHERE state_hash = ? RETURNING *",
                        List.of(Secrets.hash(state)),
                        row -> new Pending(
                                row.getBytes("browser_hash"),
                                row.getString("nonce"),
                                row.getString("verifier"),
                                URI.create(row.getString("redirect")),
                                SqlRows.instant(row, "expires_at"))))
                .stream()
                .findFirst()
                .orElseThrow(OpenIdSignIn::strange);
    }

    private Account account(Proven person) {
        if (person.subject().length() > LONGEST_SUBJECT) {
            throw OpenIdProvider.refused("its subject is longer than 255 characters");
        }
        Set<Role> given = roles.roles(roles.values(person.claims())
                .or(() -> roles.values(provider.userInfo(person)))
                .orElse(List.of()));
        String name = SqlRows.storable(settings.issuer() + "#" + person.subject());
        return warehouse.transact(connection -> {
            long id = SqlRows.select(
                            connection,
                            KNOW,
                            List.of(name, shownName(person), settings.issuer()),
                            row -> row.getLong(1))
                    .get(0);
            AccountStore.writeRoles(connection, id, given);
            return AccountStore.find(connection, id).orElseThrow();
        });
    }

    private static String shownName(Proven person) {
        for (String claim : List.of("preferred_username", "name")) {
            if (person.claims().get(claim) instanceof String text && !text.isBlank()) {
                return SqlRows.storable(text.strip());
            }
        }
        return SqlRows.storable(person.subject());
    }

    private static RequestException strange() {
        return new RequestException(
                Reason.FORBIDDEN,
                "HUB-USER-012",
                "this sign-in was not begun in this browser, was used already, or is too old; begin again");
    }
}
