package io.customerhub.console;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The cookies of the console. Behind TLS the session is {@code __Host-hub} with Secure; without TLS it is {@code hub}.
 * Chromium (tried with 156) keeps Secure cookies of {@code http://127.0.0.1} and Safari does not, and on one machine the
 * prefix would keep no other program from setting the cookie: cookies do not know ports.
 */
final class SessionCookie {

    private static final Duration PREFERENCE = Duration.ofDays(365);
    private static final int SECRET_BYTES = 32;

    private final boolean secure;
    private final String prefix;
    private final SecureRandom random = new SecureRandom();

    SessionCookie(boolean secure) {
        this.secure = secure;
        this.prefix = secure ? "__Host-" : "";
    }

    /** The secret of the session that the browser sends; null when it sends none. */
    @Nullable
    String session(Context context) {
        return context.cookie(prefix + "hub");
    }

    /** From now on the browser sends this secret. */
    void setSession(Context context, String secret, Duration life) {
        set(context, "hub", secret, life);
    }

    /** From now on the browser sends none. */
    void clearSession(Context context) {
        set(context, "hub", "", Duration.ZERO);
    }

    /** What the browser keeps while it is at the OpenID provider; null when nothing. */
    @Nullable
    String leaving(Context context) {
        String secret = context.cookie(prefix + "hub-openid");
        return secret == null || secret.isEmpty() ? null : secret;
    }

    /** The browser leaves for the OpenID provider with this secret. */
    void setLeaving(Context context, String secret, Duration life) {
        set(context, "hub-openid", secret, life);
    }

    /** What a browser without a session sends, so that its forms have a token, too; made when it sends none. */
    String visitor(Context context) {
        String known = context.cookie(prefix + "hub-visitor");
        if (known != null && known.length() >= SECRET_BYTES) {
            return known;
        }
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        String made = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        set(context, "hub-visitor", made, Duration.ofDays(1));
        return made;
    }

    /** What the visitor has chosen, such as the language; null when nothing. */
    @Nullable
    String preference(Context context, String name) {
        return context.cookie(prefix + "hub-" + name);
    }

    /** Keeps what the visitor has chosen. */
    void setPreference(Context context, String name, String value) {
        set(context, "hub-" + name, value, PREFERENCE);
    }

    private void set(Context context, String name, String value, Duration life) {
        Cookie cookie = new Cookie(prefix + name, value, "/", (int) life.toSeconds(), secure, true);
        cookie.setSameSite(SameSite.LAX);
        context.cookie(cookie);
    }

    /**
     * What forms must send back: only a page of ours can read it, and only with the cookie can it be reckoned (OWASP
     * Cross-Site Request Forgery Prevention, "Signed Double-Submit Cookie").
     */
    static String formToken(String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal("form token".getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    /** True when the token belongs to the secret; takes as long either way. */
    static boolean isTokenOf(String secret, @Nullable String token) {
        return token != null
                && MessageDigest.isEqual(
                        formToken(secret).getBytes(StandardCharsets.US_ASCII),
                        token.getBytes(StandardCharsets.US_ASCII));
    }
}
