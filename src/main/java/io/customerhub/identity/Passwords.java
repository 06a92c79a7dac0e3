package io.customerhub.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which passwords are good enough, and their hashes. Argon2id with 19 MiB, two passes and one lane (OWASP Password Storage
 * Cheat Sheet, 2025); passwords of 12 to 256 characters of any kind, none of the common ones, no rules of composition
 * (OWASP ASVS 5.0, 6.2.1 to 6.2.12). At most two are hashed at once, so that a crowd of strangers costs 38 MiB at most.
 * Safe for use by several threads.
 */
final class Passwords {

    static final int SHORTEST = 12;
    static final int LONGEST = 256;

    private static final int KIBIBYTES = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int AT_ONCE = 2;
    private static final int FEWEST_DIFFERENT = 5;
    /** A shorter name stands in many good passwords by chance. */
    private static final int SHORTEST_NAME = 4;
    /** Words that stand to reason here (ASVS 6.2.11). */
    private static final List<String> EXPECTED = List.of("customerhub", "customer-hub", "customer hub");

    private final Argon2Function function = Argon2Function.getInstance(KIBIBYTES, PASSES, LANES, HASH_BYTES, Argon2.ID);
    private final Semaphore places = new Semaphore(AT_ONCE, true);
    private final Set<String> common = common();
    private final String nobody = hash("nobody has this password, it only takes as long");

    /**
     * Refuses a password that is too easy to guess.
     *
     * @param name of the account, which must not be in it
     * @throws RequestException (HUB-USER-004) that says why
     */
    void judge(String name, String password) {
        String normal = normal(password);
        int length = normal.codePointCount(0, normal.length());
        if (length < SHORTEST) {
            throw refused("it is too short: expected at least " + SHORTEST + " characters, found " + length
                    + "; a few words in a row are easy to remember");
        }
        if (length > LONGEST) {
            throw refused("it is too long: expected at most " + LONGEST + " characters, found " + length);
        }
        String lower = normal.toLowerCase(Locale.ROOT);
        if (common.contains(lower)) {
            throw refused("it is one of the most common ones, which are tried first; take another");
        }
        if (lower.codePoints().distinct().count() < FEWEST_DIFFERENT) {
            throw refused("it has fewer than " + FEWEST_DIFFERENT + " different characters; take another");
        }
        if (isCounting(lower)) {
            throw refused(
                    "it is hardly more than letters or digits in their order, which are tried first; take another");
        }
        if (name.length() >= SHORTEST_NAME && lower.contains(name)
                || EXPECTED.stream().anyMatch(lower::contains)) {
            throw refused("it has the name of the user or of the hub in it, which are tried first; take another");
        }
    }

    /** True for {@code 123456789012}, {@code zyxwvutsrqponm} and the like: nine of ten characters follow the one before. */
    private static boolean isCounting(String text) {
        int[] points = text.codePoints().toArray();
        int following = 0;
        for (int i = 1; i < points.length; i++) {
            int step = points[i] - points[i - 1];
            boolean isRound = points[i - 1] == '9' && points[i] == '0' || points[i - 1] == '0' && points[i] == '9';
            following += Math.abs(step) == 1 || isRound ? 1 : 0;
        }
        return following * 10 >= (points.length - 1) * 9;
    }

    /** The hash with its parameters and a salt of its own, as {@code $argon2id$v=19$m=19456,t=2,p=1$…}. */
    String hash(String password) {
        places.acquireUninterruptibly();
        try {
            return Password.hash(normal(password))
                    .addRandomSalt(SALT_BYTES)
                    .with(function)
                    .getResult();
        } finally {
            places.release();
        }
    }

    /** True when the hash is of this password; null, for a user who is not there, is wrong and takes as long. */
    boolean isRight(String password, @Nullable String hash) {
        if (password.length() > 2 * LONGEST) {
            return false;
        }
        String checked = Objects.requireNonNullElse(hash, nobody);
        places.acquireUninterruptibly();
        try {
            boolean fits = Password.check(normal(password), checked).with(Argon2Function.getInstanceFromHash(checked));
            return fits && hash != null;
        } finally {
            places.release();
        }
    }

    /** One form for what looks the same, however a keyboard sends it (NIST SP 800-63B-4, 3.1.1.2: NFKC). */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private static RequestException refused(String why) {
        return new RequestException(Reason.INVALID, "HUB-USER-004", "this password cannot be taken: " + why);
    }

    private static Set<String> common() {
        try (InputStream list = Objects.requireNonNull(Passwords.class.getResourceAsStream("common-passwords.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the list of common passwords cannot be read", e);
        }
    }
}
