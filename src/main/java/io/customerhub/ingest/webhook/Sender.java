package io.customerhub.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a post proves who sent it. Comparing takes the same time wherever two texts differ first. */
public sealed interface Sender permits Sender.Anyone, Sender.Token, SignedSender {

    /**
     * True when the post is from the sender.
     *
     * @param headers the first value of a header by its name, whatever its case; null when it is not there
     * @param body the body as it came
     */
    boolean sent(Function<String, @Nullable String> headers, byte[] body);

    /** No proof: for a port that only trusted systems reach. */
    record Anyone() implements Sender {
        @Override
        public boolean sent(Function<String, @Nullable String> headers, byte[] body) {
            return true;
        }
    }

    /**
     * A fixed secret in a header.
     *
     * @param header the header
     * @param secrets the secret, and the one before while it is being replaced
     */
    record Token(String header, List<String> secrets) implements Sender {
        @Override
        public boolean sent(Function<String, @Nullable String> headers, byte[] body) {
            String found = headers.apply(header);
            if (found == null) {
                return false;
            }
            byte[] bytes = found.strip().getBytes(StandardCharsets.UTF_8);
            boolean isOne = false;
            for (String secret : secrets) {
                isOne |= MessageDigest.isEqual(bytes, secret.getBytes(StandardCharsets.UTF_8));
            }
            return isOne;
        }

        /** Leaves the secrets out. */
        @Override
        public String toString() {
            return "Token[" + header + "]";
        }
    }

    /**
     * The time at which a post was signed.
     *
     * @param header the header with seconds or milliseconds since 1970, or ISO 8601
     * @param tolerance how far it may be from now, either way
     * @param clock the time of day
     */
    record SignedTime(String header, Duration tolerance, Clock clock) {

        /** From here on a number is milliseconds: as seconds it would be the year 5138. */
        private static final long FIRST_MILLIS = 100_000_000_000L;

        /** True when the text is a time near enough. */
        boolean isNear(String text) {
            Instant time;
            try {
                if (text.length() <= 15 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                    long number = Long.parseLong(text);
                    time = number < FIRST_MILLIS ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
                } else {
                    time = Instant.parse(text);
                }
            } catch (java.time.DateTimeException | NumberFormatException e) {
                return false;
            }
            return Duration.between(time, clock.instant()).abs().compareTo(tolerance) <= 0;
        }
    }
}
