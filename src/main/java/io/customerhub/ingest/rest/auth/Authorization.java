package io.customerhub.ingest.rest.auth;

import io.customerhub.ingest.rest.http.HttpCalls;
import io.customerhub.ingest.rest.http.RequestDraft;
import io.customerhub.ingest.rest.http.TextTemplate;
import io.customerhub.ingest.rest.http.ValuePlace;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who the hub says it is to an API. Its text never shows a secret. */
public sealed interface Authorization {

    /** Where most APIs want it: RFC 9110, 11.6.2. */
    ValuePlace HEADER = new ValuePlace(ValuePlace.In.HEADER, "Authorization");

    /** Nobody. */
    record None() implements Authorization {}

    /**
     * A secret that does not change: a bearer token (RFC 6750), user and password (RFC 7617), an API key.
     *
     * @param place where it goes
     * @param text what is sent, whole
     */
    record Fixed(ValuePlace place, String text) implements Authorization {

        /** User and password by HTTP Basic, in UTF-8. */
        public static Fixed basic(String user, String password) {
            String pair = user + ":" + password;
            return new Fixed(
                    HEADER, "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }

        @Override
        public String toString() {
            return "a fixed secret";
        }
    }

    /**
     * A token that is fetched and renewed.
     *
     * @param tokens where it is kept
     * @param grant how it is fetched
     * @param calls how it is asked for
     * @param place where it goes
     * @param format what is sent, with the placeholder {@code ${token}}
     */
    record Fetched(AccessTokens tokens, Grant grant, HttpCalls calls, ValuePlace place, TextTemplate format)
            implements Authorization {

        @Override
        public String toString() {
            return "a token of " + grant.url().getHost();
        }
    }

    /**
     * Puts it into a request; gives the token that was used, or null when none was fetched.
     *
     * @throws io.customerhub.ingest.rest.http.RestFailure when no token can be had
     */
    default @Nullable String sign(RequestDraft request) {
        if (this instanceof Fixed fixed) {
            request.put(fixed.place(), fixed.text());
        } else if (this instanceof Fetched fetched) {
            String token = fetched.tokens().token(fetched.grant(), fetched.calls());
            request.put(fetched.place(), fetched.format().fill(Map.of("token", token), value -> value));
            return token;
        }
        return null;
    }

    /** True when another token may be had after this one was refused. */
    default boolean renewed(@Nullable String refused) {
        if (refused != null && this instanceof Fetched fetched) {
            fetched.tokens().refused(fetched.grant(), refused);
            return true;
        }
        return false;
    }

    /** The query parameter that holds the secret, or null: it is never kept with an address. */
    default @Nullable String secretParameter() {
        ValuePlace place = this instanceof Fixed fixed
                ? fixed.place()
                : this instanceof Fetched fetched ? fetched.place() : HEADER;
        return place.in() == ValuePlace.In.QUERY ? place.name() : null;
    }
}
