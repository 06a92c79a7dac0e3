package io.customerhub.ingest.rest;

import io.customerhub.ingest.RetryPolicy;
import io.customerhub.ingest.rest.HttpCalls.Call;
import io.customerhub.ingest.rest.HttpCalls.Reply;
import io.customerhub.ingest.rest.HttpCalls.ResponseTooLargeException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Asks one API patiently: waits as the server says (RFC 9110, 10.2.3 Retry-After; RFC 6585, 429), tries again after a
 * broken connection or a server error, renews a refused token once, and tells what only a person can mend.
 */
final class RestRequests {

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private final RestSource source;
    private final HttpCalls calls;
    private final Authorization authorization;
    private final RetryPolicy retries;
    private final Clock clock;

    RestRequests(RestSource source, HttpCalls calls, Authorization authorization, RetryPolicy retries, Clock clock) {
        this.source = source;
        this.calls = calls;
        this.authorization = authorization;
        this.retries = retries;
        this.clock = clock;
    }

    /**
     * The answer 200 to a GET, or null when the hub wants the reader to stop.
     *
     * @param url the address with its query
     * @param pause how to wait
     * @throws RestFailure when it cannot be had
     */
    @Nullable
    Reply get(URI url, Pause pause) {
        int failures = 0;
        boolean renewed = false;
        while (pause.await(Duration.ZERO)) {
            Duration told = null;
            RestFailure problem;
            String token = null;
            try {
                token = authorization.token();
                Reply reply = calls.send(new Call(url, headers(token), null, source.maxResponseBytes()));
                if (reply.status() == 200) {
                    return reply;
                }
                problem = refused(reply);
                told = reply.status() == 429 || reply.status() == 503 ? retryAfter(reply) : null;
            } catch (IOException e) {
                problem = broken(e);
            } catch (RestFailure e) {
                problem = e;
            }
            if (problem.status() == 401 && !renewed && authorization.renewed(token)) {
                renewed = true;
                continue;
            }
            failures++;
            if (problem.isConfiguration() || !retries.isWorthARetry(failures)) {
                throw problem;
            }
            if (!pause.await(told != null ? told : retries.delay(failures, RandomGenerator.getDefault()))) {
                return null;
            }
        }
        return null;
    }

    private Map<String, String> headers(@Nullable String token) {
        Map<String, String> headers = new LinkedHashMap<>(source.headers());
        headers.put("Accept", "application/json");
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        return headers;
    }

    private RestFailure refused(Reply reply) {
        int status = reply.status();
        String host = source.stream() + ": " + source.url().getHost();
        if (status >= 500 || status == 408 || status == 425) {
            return new RestFailure("HUB-REST-010", status, host + " answers " + status, null);
        }
        if (status == 429) {
            return new RestFailure(
                    "HUB-REST-012", status, host + " answers 429: too many requests; a longer 'every' helps", null);
        }
        if (status == 401 || status == 403) {
            return new RestFailure(
                    "HUB-REST-003", status, host + " refuses with " + status + "; check 'auth' and its secrets", null);
        }
        if (status >= 300 && status < 400) {
            return new RestFailure(
                    "HUB-REST-004", status, host + " answers " + status + ": it has moved; write the new 'url'", null);
        }
        return new RestFailure(
                "HUB-REST-002",
                status,
                host + " answers " + status + " to " + source.url().getPath() + "; check 'url' and parameters",
                null);
    }

    private RestFailure broken(IOException e) {
        String host = source.stream() + ": " + source.url().getHost();
        if (e instanceof ResponseTooLargeException) {
            return new RestFailure(
                    "HUB-REST-006",
                    0,
                    host + " gives a page of more than " + source.maxResponseBytes()
                            + " bytes; ask for smaller pages, or raise 'maxResponseBytes'",
                    e);
        }
        if (e instanceof SSLException) {
            return new RestFailure(
                    "HUB-REST-005", 0, host + ": no secure connection; its certificate is not trusted or expired", e);
        }
        return new RestFailure(
                "HUB-REST-010", 0, host + ": no whole answer (" + e.getClass().getSimpleName() + ")", e);
    }

    /** Seconds or an HTTP date; null when the server does not say. */
    private @Nullable Duration retryAfter(Reply reply) {
        String text = reply.headers().get("retry-after");
        if (text == null) {
            return null;
        }
        Duration wait;
        try {
            wait = text.strip().chars().allMatch(c -> c >= '0' && c <= '9') && text.length() < 10
                    ? Duration.ofSeconds(Long.parseLong(text.strip()))
                    : Duration.between(clock.instant(), httpDate(text.strip()));
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static Instant httpDate(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }
}
