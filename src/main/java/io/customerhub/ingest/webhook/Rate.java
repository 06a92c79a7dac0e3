package io.customerhub.ingest.webhook;

/** A token bucket that holds one second's worth. Safe for use by several threads. */
final class Rate {

    private final double perNano;
    private final double most;
    private double tokens;
    private long last = System.nanoTime();

    /** @param perSecond how many pass in a second; 0 for any number */
    Rate(int perSecond) {
        this.perNano = perSecond / 1e9;
        this.most = perSecond;
        this.tokens = perSecond;
    }

    /** True when one more may pass now. */
    synchronized boolean tryPass() {
        if (most == 0) {
            return true;
        }
        long now = System.nanoTime();
        tokens = Math.min(most, tokens + (now - last) * perNano);
        last = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
