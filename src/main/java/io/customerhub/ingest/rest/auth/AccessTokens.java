package io.customerhub.ingest.rest.auth;

import io.customerhub.ingest.UnreadableException;
import io.customerhub.ingest.rest.auth.Grant.Issued;
import io.customerhub.ingest.rest.http.Answer;
import io.customerhub.ingest.rest.http.HttpCalls;
import io.customerhub.ingest.rest.http.RestFailure;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens: one per grant, shared by all streams of a source system, and fetched again shortly before it expires.
 * Safe for use by several threads; those that need the same token wait for one request.
 */
public final class AccessTokens {

    private static final Duration MARGIN = Duration.ofSeconds(60);

    private final RefreshTokens refreshTokens;
    private final Clock clock;
    private final Map<Grant, Slot> slots = new ConcurrentHashMap<>();

    /** Tokens of one source system. */
    public AccessTokens(RefreshTokens refreshTokens, Clock clock) {
        this.refreshTokens = refreshTokens;
        this.clock = clock;
    }

    /**
     * A token that is valid for a while yet.
     *
     * @param calls how it is asked for when there is none
     * @throws RestFailure when the server refuses the hub (HUB-REST-003) or has a bad day (HUB-REST-011)
     */
    public String token(Grant grant, HttpCalls calls) {
        Slot slot = slots.computeIfAbsent(grant, ignored -> new Slot());
        synchronized (slot) {
            Token token = slot.token;
            if (token == null || !clock.instant().isBefore(token.renewAt)) {
                token = fetch(grant, calls);
                slot.token = token;
            }
            return token.value;
        }
    }

    /** The server has refused this token; the next one who asks gets another. A token that was renewed since stays. */
    public void refused(Grant grant, String token) {
        Slot slot = slots.computeIfAbsent(grant, ignored -> new Slot());
        synchronized (slot) {
            if (slot.token != null && slot.token.value.equals(token)) {
                slot.token = null;
            }
        }
    }

    private Token fetch(Grant grant, HttpCalls calls) {
        Instant asked = clock.instant();
        Answer answer = answer(grant, calls);
        Issued issued = grant.issued(answer);
        if (issued.refreshToken() != null && grant instanceof OAuthGrant oauth) {
            refreshTokens.replaced(oauth, issued.refreshToken());
        }
        return new Token(issued.token(), renewAt(asked, issued.life()));
    }

    private Answer answer(Grant grant, HttpCalls calls) {
        String host = "the token server " + grant.url().getHost();
        Answer answer;
        try {
            answer = new Answer(calls.send(grant.call(refreshTokens.current(grant))));
        } catch (IOException e) {
            throw new RestFailure("HUB-REST-011", 0, host + " does not answer", e);
        }
        int status = answer.status();
        if (status >= 500 || status == 429 || status == 408) {
            throw new RestFailure("HUB-REST-011", status, host + " answers " + status, null);
        }
        if (status < 200 || status > 299) {
            throw new RestFailure(
                    "HUB-REST-003",
                    status,
                    host + " refuses the hub with " + status + error(answer)
                            + "; check 'auth', tokenUrl and its secrets",
                    null);
        }
        return answer;
    }

    private static String error(Answer answer) {
        try {
            return OAuthGrant.error(answer.document());
        } catch (UnreadableException noJson) {
            return "";
        }
    }

    /** A minute before it expires, or after nine tenths of a short life. */
    private static Instant renewAt(Instant asked, Duration life) {
        Duration tenth = life.dividedBy(10);
        return asked.plus(life).minus(tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN);
    }

    private static final class Slot {
        private @Nullable Token token;
    }

    private record Token(String value, Instant renewAt) {}
}
