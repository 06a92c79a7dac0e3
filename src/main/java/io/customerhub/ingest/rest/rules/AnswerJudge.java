package io.customerhub.ingest.rest.rules;

import io.customerhub.ingest.rest.http.Answer;
import io.customerhub.ingest.rest.http.HttpCalls.ResponseTooLargeException;
import io.customerhub.ingest.rest.http.RestFailure;
import io.customerhub.ingest.rest.rules.ResponseRule.Actor;
import io.customerhub.ingest.rest.rules.Verdict.Kind;
import java.io.IOException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what an answer, or that there is none, means: by the rules of the route, then by those of HTTP. */
public final class AnswerJudge {

    private final String host;
    private final String path;
    private final long maxBytes;
    private final ResponseRules rules;
    private final RateHeaders rates;

    /**
     * A judge over the answers of one list.
     *
     * @param host the stream and the host, for messages
     * @param path the path, for messages
     * @param maxBytes the largest page, for messages
     */
    public AnswerJudge(String host, String path, long maxBytes, ResponseRules rules, RateHeaders rates) {
        this.host = host;
        this.path = path;
        this.maxBytes = maxBytes;
        this.rules = rules;
        this.rates = rates;
    }

    /** What an answer means. */
    public Verdict judge(Answer answer) {
        ResponseRule rule = rules.find(answer);
        return rule != null ? byRule(rule, answer) : byStatus(answer);
    }

    /** How long the host wants no request after this answer, or null. */
    public @Nullable Duration exhausted(Answer answer) {
        return rates.exhausted(answer);
    }

    private Verdict byRule(ResponseRule rule, Answer answer) {
        int status = answer.status();
        return switch (rule.action()) {
            case IGNORE -> Verdict.take(answer.asNothing());
            case RETRY ->
                Verdict.of(Kind.RETRY, failure("HUB-REST-010", status, "answers " + status), rates.asked(answer));
            case RATE_LIMITED -> Verdict.of(Kind.RETRY, tooMany(status), rates.asked(answer));
            case REFRESH -> Verdict.of(Kind.REFRESH, refusedHub(status), null);
            case FAIL ->
                Verdict.of(
                        Kind.FAIL,
                        failure(
                                code(rule.actor()),
                                status,
                                "answers " + status + " to " + path + ", which a rule of the route takes for a failure;"
                                        + " the " + rule.actor() + " must act"),
                        null);
        };
    }

    private static String code(Actor actor) {
        return switch (actor) {
            case OPERATOR -> "HUB-REST-014";
            case SOURCE_OWNER -> "HUB-REST-015";
            case ENGINEER -> "HUB-REST-024";
        };
    }

    private Verdict byStatus(Answer answer) {
        int status = answer.status();
        if (status == 200) {
            return Verdict.take(answer);
        }
        if (status == 429) {
            return Verdict.of(Kind.RETRY, tooMany(status), rates.asked(answer));
        }
        if (status >= 500 || status == 408 || status == 425) {
            RestFailure problem = failure("HUB-REST-010", status, "answers " + status);
            return Verdict.of(Kind.RETRY, problem, status == 503 ? rates.asked(answer) : null);
        }
        if (status == 401) {
            return Verdict.of(Kind.REFRESH, refusedHub(status), null);
        }
        if (status == 403) {
            return Verdict.of(refusedHub(status));
        }
        if (status >= 300 && status < 400 && status != 304) {
            return Verdict.of(
                    failure("HUB-REST-004", status, "answers " + status + ": it has moved; write the new 'url'"));
        }
        String way = status == 204 || status == 304
                ? "; when that means 'no records', write responseRules: \"" + status + " ignore\""
                : "; check 'url' and parameters";
        return Verdict.of(failure("HUB-REST-002", status, "answers " + status + " to " + path + way));
    }

    /** What it means that there is no answer. */
    public RestFailure broken(IOException e) {
        if (e instanceof ResponseTooLargeException) {
            return failure(
                    "HUB-REST-006",
                    e,
                    "gives a page of more than " + maxBytes
                            + " bytes; ask for smaller pages, or raise 'maxResponseBytes'");
        }
        if (e instanceof SSLException) {
            return failure(
                    "HUB-REST-005",
                    e,
                    isExpired(e)
                            ? "has a certificate that has expired; its owner must renew it"
                            : "cannot be talked to securely; its certificate is not trusted or is for another name");
        }
        if (e instanceof UnknownHostException) {
            return failure("HUB-REST-010", e, "is a name that cannot be resolved now (DNS)");
        }
        return failure(
                "HUB-REST-010", e, "gives no whole answer (" + e.getClass().getSimpleName() + ")");
    }

    /** A token that was fetched a moment ago is refused, too. */
    public RestFailure refusedFreshToken(int status) {
        return failure(
                "HUB-REST-016",
                status,
                "refuses a token that was fetched a moment ago with " + status
                        + "; check what the hub may read there, 'tokenPlace' and 'tokenFormat'");
    }

    private static boolean isExpired(Throwable problem) {
        Throwable current = problem;
        for (int depth = 0; current != null && depth < 10; depth++) {
            if (current instanceof CertificateExpiredException) {
                return true;
            }
            current = current.getCause();
        }
        return false;
    }

    private RestFailure tooMany(int status) {
        return failure(
                "HUB-REST-012",
                status,
                "answers " + status + ": too many requests; a longer 'every' or a 'rateLimit' helps");
    }

    private RestFailure refusedHub(int status) {
        return failure("HUB-REST-003", status, "refuses with " + status + "; check 'auth' and its secrets");
    }

    private RestFailure failure(String code, int status, String what) {
        return new RestFailure(code, status, host + " " + what, null);
    }

    private RestFailure failure(String code, IOException cause, String what) {
        return new RestFailure(code, 0, host + " " + what, cause);
    }
}
