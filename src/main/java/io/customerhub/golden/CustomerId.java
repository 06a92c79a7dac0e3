package io.customerhub.golden;

import java.security.SecureRandom;
import java.util.SplittableRandom;
import java.util.UUID;

/** Makes ids of new customers: UUIDv7 (RFC 9562, 5.7), so that they sort by the time of their making. */
public final class CustomerId {

    private static final int RANDOM_BITS = 12;

    private final SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());
    private final long millis;

    /** @param millis the time that all of them bear, in milliseconds since 1970 */
    public CustomerId(long millis) {
        this.millis = millis;
    }

    /** One more. */
    public UUID next() {
        long high = millis << 16 | 0x7000 | random.nextLong() >>> (Long.SIZE - RANDOM_BITS);
        long low = random.nextLong() >>> 2 | 1L << 63;
        return new UUID(high, low);
    }
}
