package io.customerhub.ingest.rest.auth;

import io.customerhub.ingest.JsonValues;
import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.rest.http.RestFailure;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The refresh tokens of one source system. A token that the server replaces is kept durably before anything else is
 * done with the answer, sealed under the client secret, so that the store alone gives it to nobody. A token that is newly
 * written into the configuration wins over the one that is kept.
 */
public final class RefreshTokens {

    private static final String FIRST = "first";
    private static final String SEALED = "sealed";

    private final String system;
    private final @Nullable TokenStore store;
    private final Map<OAuthGrant, String> unsaved = new ConcurrentHashMap<>();

    /** Tokens of a source system; without a store, grants with refresh tokens are refused. */
    public RefreshTokens(String system, @Nullable TokenStore store) {
        this.system = system;
        this.store = store;
    }

    /**
     * The refresh token that is valid now; null for grants that have none.
     *
     * @throws RestFailure (HUB-REST-026) when there is no store: a token that the server replaces would be lost
     */
    @Nullable
    String current(Grant grant) {
        if (!(grant instanceof OAuthGrant oauth) || oauth.kind() != OAuthGrant.Kind.REFRESH_TOKEN) {
            return null;
        }
        if (store == null) {
            throw new RestFailure(
                    "HUB-REST-026",
                    0,
                    "auth: oauth2-refresh-token needs the warehouse, which keeps the tokens that the server replaces",
                    null);
        }
        String newest = unsaved.get(oauth);
        if (newest != null) {
            replaced(oauth, newest);
            return newest;
        }
        String kept = store.find(system, name(oauth));
        String opened = kept == null ? null : opened(oauth, kept);
        return opened == null ? oauth.refreshToken() : opened;
    }

    /**
     * The server has replaced the refresh token.
     *
     * @throws RuntimeException when it could not be kept; it is remembered, and kept before it is used
     */
    void replaced(OAuthGrant grant, String token) {
        unsaved.put(grant, token);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(FIRST, fingerprint(grant));
        byte[] sealed = new SealedText(grant.client().secret()).seal(token);
        fields.put(SEALED, Base64.getEncoder().encodeToString(sealed));
        Objects.requireNonNull(store)
                .save(system, name(grant), new String(JsonValues.write(fields), StandardCharsets.UTF_8));
        unsaved.remove(grant);
    }

    private static @Nullable String opened(OAuthGrant grant, String kept) {
        try {
            if (JsonValues.read(kept.getBytes(StandardCharsets.UTF_8), "HUB-REST-026") instanceof Map<?, ?> fields
                    && fingerprint(grant).equals(fields.get(FIRST))
                    && fields.get(SEALED) instanceof String sealed) {
                return new SealedText(grant.client().secret())
                        .open(Base64.getDecoder().decode(sealed));
            }
            return null;
        } catch (UnreadableException | IllegalArgumentException notOurs) {
            return null;
        }
    }

    private static String name(OAuthGrant grant) {
        return "refresh-token-"
                + digest(grant.url() + " " + grant.client().id()).substring(0, 16);
    }

    private static String fingerprint(OAuthGrant grant) {
        return digest(grant.refreshToken()).substring(0, 32);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
