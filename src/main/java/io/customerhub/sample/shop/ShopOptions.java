package io.customerhub.sample.shop;

import java.time.Duration;

/**
 * How a sample shop behaves.
 *
 * @param port port on the loopback address; 0 takes a free one
 * @param clientId client id that gets tokens
 * @param clientSecret its secret
 * @param tokenLife how long a token lives
 * @param faults whether every seventh page request is answered 429 and every eleventh 500
 */
public record ShopOptions(int port, String clientId, String clientSecret, Duration tokenLife, boolean faults) {
    /** A free port, client customer-hub with secret sample-secret, tokens of 60 seconds, faults on. */
    public static ShopOptions usual() {
        return new ShopOptions(0, "customer-hub", "sample-secret", Duration.ofSeconds(60), true);
    }

    /** The same with another life of tokens. */
    public ShopOptions withTokenLife(Duration life) {
        return new ShopOptions(port, clientId, clientSecret, life, faults);
    }

    /** The same with faults on or off. */
    public ShopOptions withFaults(boolean on) {
        return new ShopOptions(port, clientId, clientSecret, tokenLife, on);
    }
}
