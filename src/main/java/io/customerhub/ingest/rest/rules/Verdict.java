package io.customerhub.ingest.rest.rules;

import io.customerhub.ingest.rest.http.Answer;
import io.customerhub.ingest.rest.http.RestFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request.
 *
 * @param kind what to do now
 * @param answer the answer, when it is taken
 * @param problem what is wrong, when it is not
 * @param pause how long the API wants the hub to wait, or null when it does not say
 */
public record Verdict(Kind kind, @Nullable Answer answer, @Nullable RestFailure problem, @Nullable Duration pause) {

    /** What to do after a request. */
    public enum Kind {
        /** The answer is read. */
        TAKE,
        /** The same is asked again. */
        RETRY,
        /** The access token is renewed, and the same asked again. */
        REFRESH,
        /** The poll has failed. */
        FAIL
    }

    static Verdict take(Answer answer) {
        return new Verdict(Kind.TAKE, answer, null, null);
    }

    /** Asks again when the failure is a bad day, and fails when somebody has to change something. */
    public static Verdict of(RestFailure problem) {
        return new Verdict(problem.isConfiguration() ? Kind.FAIL : Kind.RETRY, null, problem, null);
    }

    static Verdict of(Kind kind, RestFailure problem, @Nullable Duration pause) {
        return new Verdict(kind, null, problem, pause);
    }
}
