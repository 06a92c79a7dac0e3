package io.customerhub.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.access.Action;
import io.customerhub.access.Caller;
import io.customerhub.access.Gate;
import io.customerhub.access.Request;
import io.customerhub.access.RequestException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The REST API on a server: {@code POST /api/v1/<area>/<verb>} for every action, its request as the JSON body, and {@code
 * GET /api/v1/openapi.json}. Requests may name people, so they are never in a URL. Who calls is told by a token in the
 * header {@code Authorization}; cookies are not looked at, so that no page of another site can call it in somebody's name.
 */
public final class ApiRoutes {

    /** Where the API begins. */
    public static final String ROOT = "/api/v1";

    private static final Logger LOGGER = LoggerFactory.getLogger(ApiRoutes.class);
    private static final int LARGEST_BODY = 4 << 20;
    private static final String BEARER = "Bearer ";

    private final Gate gate;
    private final BearerTokens tokens;
    private final ObjectMapper json = ApiJson.mapper();
    private final JsonNode document;

    /** The API of all actions behind a gate. */
    public ApiRoutes(Gate gate, BearerTokens tokens) {
        this.gate = gate;
        this.tokens = tokens;
        this.document = new OpenApiDocument().of(gate.registry());
    }

    /** Adds the routes to a server. */
    public void addTo(RoutesConfig routes) {
        routes.get(ROOT + "/openapi.json", context -> answer(context, 200, document));
        for (Action<?, ?> action : gate.registry().all()) {
            routes.post(ROOT + path(action), context -> perform(context, action));
        }
    }

    /** The path of an action below {@link #ROOT}, such as {@code /dead-letters/dismiss}. */
    static String path(Action<?, ?> action) {
        return "/" + action.name().replace('.', '/');
    }

    private void perform(Context context, Action<?, ?> action) {
        Caller caller = caller(context);
        if (caller == null) {
            context.header("WWW-Authenticate", "Bearer");
            refuse(
                    context,
                    new Problem(
                            401,
                            "Not signed in",
                            "HUB-API-001",
                            "send 'Authorization: Bearer hub_…' with a token"
                                    + " that has not ended; hub token create makes one"));
            return;
        }
        try {
            gate.require(caller, action);
            answer(context, 200, gate.perform(caller, read(context, action)));
        } catch (RequestException refused) {
            int status =
                    switch (refused.reason()) {
                        case UNKNOWN -> 404;
                        case INVALID -> 422;
                        case CONFLICT -> 409;
                        case FORBIDDEN -> 403;
                    };
            refuse(context, new Problem(status, title(status), refused.code(), refused.getMessage()));
        } catch (UnreadableBodyException unreadable) {
            refuse(
                    context,
                    new Problem(unreadable.status, title(unreadable.status), "HUB-API-002", unreadable.getMessage()));
        } catch (RuntimeException failure) {
            // its message may hold what stood in a record
            LOGGER.atWarn()
                    .addKeyValue("action", action.name())
                    .addKeyValue("cause", failure.getClass().getSimpleName())
                    .log("an action failed");
            refuse(
                    context,
                    new Problem(
                            503,
                            title(503),
                            "HUB-API-003",
                            "the action could not be done now ("
                                    + failure.getClass().getSimpleName()
                                    + "); the log of the hub tells more, ask again later"));
        }
    }

    private @Nullable Caller caller(Context context) {
        String authorization = context.header("Authorization");
        return authorization == null || !authorization.startsWith(BEARER)
                ? null
                : tokens.caller(authorization.substring(BEARER.length()).strip(), context.ip());
    }

    private <Q extends Request<A>, A> Request<A> read(Context context, Action<Q, A> action) {
        String type = context.contentType();
        if (type == null || !type.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
            throw new UnreadableBodyException(415, "the body must be JSON: send 'Content-Type: application/json'");
        }
        if (context.contentLength() > LARGEST_BODY) {
            throw new UnreadableBodyException(413, "the body is larger than " + LARGEST_BODY + " bytes");
        }
        try {
            Q request = json.readValue(context.bodyAsBytes(), action.request());
            if (request == null) {
                throw new UnreadableBodyException(400, "expected a JSON object, found null");
            }
            return request;
        } catch (JsonMappingException wrong) {
            throw new UnreadableBodyException(400, described(wrong));
        } catch (JsonProcessingException noJson) {
            throw new UnreadableBodyException(
                    400,
                    "the body is no JSON, from line " + noJson.getLocation().getLineNr() + ", column "
                            + noJson.getLocation().getColumnNr());
        } catch (java.io.IOException broken) {
            throw new UnreadableBodyException(400, "the body could not be read to its end");
        }
    }

    /** Names the field, never its value. */
    private static String described(JsonMappingException wrong) {
        String field = wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
        String kind = wrong instanceof com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException
                ? "is not known here"
                : "is missing or not of the expected form";
        return "the field '" + field + "' " + kind + "; " + ROOT + "/openapi.json tells what is expected";
    }

    /** Answers a request below {@link #ROOT} that comes to no action, such as one to an unknown path. */
    public void refuse(Context context, int status, String code, String message) {
        refuse(context, new Problem(status, title(status), code, message));
    }

    private void refuse(Context context, Problem problem) {
        answer(context, problem.status(), problem);
        context.contentType("application/problem+json");
    }

    private void answer(Context context, int status, Object body) {
        try {
            context.status(status).contentType("application/json").result(json.writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("an answer cannot be written as JSON", impossible);
        }
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Not readable";
            case 403 -> "Not allowed";
            case 405 -> "Not this method";
            case 404 -> "Not there";
            case 409 -> "Contradicts how things are";
            case 413 -> "Too large";
            case 415 -> "Not JSON";
            case 422 -> "Cannot be met";
            default -> "Not now";
        };
    }

    private static final class UnreadableBodyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final int status;

        private UnreadableBodyException(int status, String message) {
            super(message);
            this.status = status;
        }
    }
}
