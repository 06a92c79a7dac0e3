package io.customerhub.ingest.rest.auth;

import io.customerhub.ingest.rest.http.Answer;
import io.customerhub.ingest.rest.http.HttpCalls.Body;
import io.customerhub.ingest.rest.http.HttpCalls.Call;
import io.customerhub.ingest.rest.http.JsonPlace;
import io.customerhub.ingest.rest.http.RestFailure;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A login call of an API's own, outside any standard: user and password are posted, a token comes back.
 *
 * @param url where it is posted
 * @param type the content type
 * @param body what is posted, secrets filled in
 * @param place where the token is: a JSONPath in the body, or {@code header:Name}
 * @param life how long the token is used
 */
public record LoginGrant(URI url, String type, String body, String place, Duration life) implements Grant {

    private static final String IN_HEADER = "header:";

    /** Refuses a place that is none. */
    public LoginGrant {
        if (!place.startsWith(IN_HEADER)) {
            JsonPlace.of("tokenPath", place);
        }
    }

    @Override
    public Call call(@Nullable String refreshToken) {
        return new Call(
                url,
                Map.of("Accept", "application/json"),
                new Body(type, body.getBytes(StandardCharsets.UTF_8)),
                MAX_BYTES);
    }

    @Override
    public Issued issued(Answer answer) {
        Object token = place.startsWith(IN_HEADER)
                ? answer.header(place.substring(IN_HEADER.length()).strip())
                : answer.find(JsonPlace.of("tokenPath", place));
        if (token == null || Objects.toString(token).isBlank()) {
            throw new RestFailure(
                    "HUB-REST-003",
                    answer.status(),
                    "the login at " + url.getHost() + " gives no token at " + place + "; check 'tokenPath'",
                    null);
        }
        return new Issued(token.toString(), life, null);
    }

    @Override
    public String toString() {
        return "login at " + url.getHost();
    }
}
