package io.customerhub.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;

/**
 * Secrets that nobody can guess, and what is stored of them. They are random, so that a plain hash is enough: there is
 * nothing to try (OWASP ASVS 5.0, 7.2.3: at least 128 bits).
 */
final class Secrets {

    private static final int BYTES = 32;
    /** Crockford's base 32: no I, L, O and U, which people take for others (crockford.com/base32.html). */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int CODE_LETTERS = 25;
    private static final int GROUP = 5;

    private final SecureRandom random = new SecureRandom();

    /** 256 random bits as 43 characters that may stand in a cookie or header. */
    String token() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** 125 random bits that a person can type: five groups of five letters and digits. */
    String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LETTERS; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /** What is stored of a secret. */
    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What is stored of a code, however it is typed: small letters, without hyphens, O for 0, I or L for 1. */
    static byte[] hashOfCode(String typed) {
        StringBuilder code = new StringBuilder();
        for (char c : typed.toUpperCase(Locale.ROOT).toCharArray()) {
            char meant = c == 'O' ? '0' : c == 'I' || c == 'L' ? '1' : c;
            if (LETTERS.indexOf(meant) >= 0) {
                code.append(meant);
            }
        }
        return hash(code.toString());
    }
}
