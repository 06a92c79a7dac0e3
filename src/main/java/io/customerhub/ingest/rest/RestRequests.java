package io.customerhub.ingest.rest;

import io.customerhub.ingest.RetryPolicy;
import io.customerhub.ingest.rest.auth.Authorization;
import io.customerhub.ingest.rest.http.Answer;
import io.customerhub.ingest.rest.http.HttpCalls;
import io.customerhub.ingest.rest.http.Pause;
import io.customerhub.ingest.rest.http.RequestDraft;
import io.customerhub.ingest.rest.http.RestFailure;
import io.customerhub.ingest.rest.rules.AnswerJudge;
import io.customerhub.ingest.rest.rules.RateBudget;
import io.customerhub.ingest.rest.rules.Verdict;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Asks one API patiently: keeps to its rate, waits as the server says (RFC 9110, 10.2.3 Retry-After; RFC 6585, 429),
 * tries again after a broken connection or a server error, renews a refused token once, and tells what only a person can
 * mend.
 */
final class RestRequests {

    private final AnswerJudge judge;
    private final Access access;
    private final long maxBytes;

    /**
     * How the API is reached.
     *
     * @param calls how requests are sent
     * @param authorization who asks
     * @param retries how often and after how long a request is tried again
     * @param budget how fast the host may be asked
     * @param clock the time of day
     */
    record Access(HttpCalls calls, Authorization authorization, RetryPolicy retries, RateBudget budget, Clock clock) {}

    RestRequests(RestSource source, Access access) {
        this.judge = new AnswerJudge(
                source.stream() + ": " + source.request().url().host(),
                source.request().url().bare().getPath(),
                source.maxResponseBytes(),
                source.rules(),
                source.rates());
        this.access = access;
        this.maxBytes = source.maxResponseBytes();
    }

    /**
     * The answer that can be read, or null when the hub wants the reader to stop.
     *
     * @param request makes the request anew for each attempt
     * @param pause how to wait
     * @throws RestFailure when it cannot be had
     */
    @Nullable
    Answer ask(Supplier<RequestDraft> request, Pause pause) {
        int failures = 0;
        boolean renewed = false;
        while (pause.await(access.budget().reserve(access.clock().instant()))) {
            Attempt attempt = attempt(request.get());
            Verdict verdict = attempt.verdict();
            if (verdict.answer() != null) {
                return verdict.answer();
            }
            RestFailure problem = Objects.requireNonNull(verdict.problem());
            if (verdict.kind() == Verdict.Kind.REFRESH) {
                if (renewed) {
                    throw judge.refusedFreshToken(problem.status());
                }
                renewed = access.authorization().renewed(attempt.token());
                if (renewed) {
                    continue;
                }
            }
            failures++;
            if (verdict.kind() != Verdict.Kind.RETRY || !access.retries().isWorthARetry(failures)) {
                throw problem;
            }
            Duration wait = verdict.pause();
            if (!pause.await(wait != null ? wait : access.retries().delay(failures, RandomGenerator.getDefault()))) {
                return null;
            }
        }
        return null;
    }

    /** The wait before a page that cannot be read is asked for again. */
    Duration delay(int tries) {
        return access.retries().delay(tries, RandomGenerator.getDefault());
    }

    /** An address that a page gave, without the secret that the API may have repeated in it. */
    @Nullable
    String secretParameter() {
        return access.authorization().secretParameter();
    }

    private Attempt attempt(RequestDraft request) {
        String token = null;
        try {
            token = access.authorization().sign(request);
            Answer answer = new Answer(access.calls().send(request.call(maxBytes)));
            Duration rest = judge.exhausted(answer);
            if (rest != null) {
                access.budget().restUntil(access.clock().instant().plus(rest));
            }
            return new Attempt(judge.judge(answer), token);
        } catch (IOException e) {
            return new Attempt(Verdict.of(judge.broken(e)), token);
        } catch (RestFailure e) {
            return new Attempt(Verdict.of(e), token);
        }
    }

    private record Attempt(Verdict verdict, @Nullable String token) {}
}
