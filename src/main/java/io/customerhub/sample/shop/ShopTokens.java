package io.customerhub.sample.shop;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The bearer tokens of a sample shop. */
final class ShopTokens {
    private static final String BEARER = "Bearer ";

    private final ShopOptions options;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Long> expiries = new ConcurrentHashMap<>();

    ShopTokens(ShopOptions options) {
        this.options = options;
    }

    /** Whether the request names the client and its secret, in basic authentication or in the form. */
    boolean mayHaveOne(@Nullable String authorization, Map<String, String> form) {
        if (authorization != null) {
            String credentials = options.clientId() + ":" + options.clientSecret();
            byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
            return authorization.equals("Basic " + Base64.getEncoder().encodeToString(bytes));
        }
        return options.clientId().equals(form.get("client_id"))
                && options.clientSecret().equals(form.get("client_secret"));
    }

    /** A new token; forgets the expired ones. */
    String issue() {
        long now = System.nanoTime();
        expiries.values().removeIf(expiry -> expiry - now <= 0);
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().encodeToString(bytes);
        expiries.put(token, now + options.tokenLife().toNanos());
        return token;
    }

    boolean isValid(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            return false;
        }
        Long expiry = expiries.get(authorization.substring(BEARER.length()));
        return expiry != null && expiry - System.nanoTime() > 0;
    }

    void expire() {
        expiries.clear();
    }
}
