package io.customerhub.pipeline.rest;

import io.customerhub.ingest.Lookback;
import io.customerhub.ingest.RetryPolicy;
import io.customerhub.ingest.rest.rules.RateBudget;
import io.customerhub.ingest.rest.rules.RateHeaders;
import io.customerhub.pipeline.Texts;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The options of the Kamelet that limit times, sizes, attempts and rates. */
public final class RestLimitOptions {

    private static final Duration FIRST_RETRY = Duration.ofMillis(500);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

    private Duration connect = Duration.ofSeconds(10);
    private Duration response = Duration.ofSeconds(30);
    private Duration total = Duration.ofSeconds(60);
    private long maxResponseBytes = 64L << 20;
    private int maxAttempts = 8;
    private @Nullable Duration interval;
    private @Nullable String rateRemaining;
    private @Nullable String rateReset;

    CamelHttpCalls.Limits times() {
        return new CamelHttpCalls.Limits(connect, response, total);
    }

    RetryPolicy retries() {
        return new RetryPolicy(FIRST_RETRY, LONGEST_RETRY, maxAttempts);
    }

    RateHeaders rates() {
        return new RateHeaders(rateRemaining, rateReset, Clock.systemUTC());
    }

    RateBudget budget(SharedByHost shared, String host) {
        RateBudget budget = shared.budget(host);
        budget.atLeast(interval);
        return budget;
    }

    long maxResponseBytes() {
        return maxResponseBytes;
    }

    /** The time to connect. */
    public void setConnectTimeout(String time) {
        this.connect = Lookback.duration(time);
    }

    /** The time between two pieces of an answer. */
    public void setResponseTimeout(String time) {
        this.response = Lookback.duration(time);
    }

    /** The time for a whole answer. */
    public void setTotalTimeout(String time) {
        this.total = Lookback.duration(time);
    }

    /** The largest page in bytes. */
    public void setMaxResponseBytes(long maxResponseBytes) {
        this.maxResponseBytes = maxResponseBytes;
    }

    /** How often a page is asked for. */
    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }

    /** The most requests in a time, such as {@code 4/s}; blank for no limit. */
    public void setRateLimit(String rateLimit) {
        this.interval = rateLimit.isBlank() ? null : RateBudget.interval(rateLimit);
    }

    /** The header of the requests that are left; blank for none. */
    public void setRateRemaining(String rateRemaining) {
        this.rateRemaining = Texts.orNull(rateRemaining);
    }

    /** The header of when there are more; blank for none. */
    public void setRateReset(String rateReset) {
        this.rateReset = Texts.orNull(rateReset);
    }
}
