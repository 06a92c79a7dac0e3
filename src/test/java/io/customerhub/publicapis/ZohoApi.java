package io.customerhub.publicapis;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Zoho CRM v2: refresh tokens that stay, at most ten access tokens in ten minutes, errors of the token server in 200; pages
 * with {@code info.more_records}; {@code If-Modified-Since} in ISO 8601 with an offset; 204 for nothing, 304 for no change.
 */
public final class ZohoApi extends DocumentedApi {

    private static final int MOST_TOKENS = 10;
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT);

    private final AtomicInteger tokens = new AtomicInteger();

    /** An organization with this many contacts. */
    public ZohoApi(int count) throws IOException {
        super(count);
    }

    /** The access token ends, as after an hour. */
    public void endToken() {
        tokens.incrementAndGet();
    }

    @Override
    protected void answer(Request request) throws IOException {
        if (request.path().equals("/oauth/v2/token")) {
            token(request);
        } else if (!("Zoho-oauthtoken 1000." + tokens.get()).equals(request.header("Authorization"))) {
            send(request, 401, "{\"code\":\"INVALID_TOKEN\",\"message\":\"invalid oauth token\",\"status\":\"error\"}");
        } else if (request.path().equals("/crm/v2/Contacts")) {
            contacts(request);
        } else {
            refuse(request, 404, "path", "{\"code\":\"INVALID_URL_PATTERN\"}");
        }
    }

    private void token(Request request) throws IOException {
        Map<String, String> expected = Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                "1000.86a0",
                "client_id",
                "1000.GMB0",
                "client_secret",
                "122c");
        if (!request.form().equals(expected) || tokens.get() >= MOST_TOKENS) {
            refuse(request, 200, "token", "{\"error\":\"invalid_code\"}");
            return;
        }
        send(
                request,
                200,
                "{\"access_token\":\"1000." + tokens.incrementAndGet() + "\",\"api_domain\":\"" + url()
                        + "\",\"token_type\":\"Bearer\",\"expires_in\":3600}");
    }

    private void contacts(Request request) throws IOException {
        String since = request.header("If-Modified-Since");
        Instant from;
        try {
            from = since == null
                    ? Instant.EPOCH
                    : OffsetDateTime.parse(since, ISO).toInstant();
        } catch (java.time.DateTimeException e) {
            refuse(request, 400, "If-Modified-Since " + since, "{\"code\":\"INVALID_HEADER\"}");
            return;
        }
        int size = Integer.parseInt(request.query().getOrDefault("per_page", "200"));
        int page = Integer.parseInt(request.query().getOrDefault("page", "1"));
        if (size > 200 || page < 1) {
            refuse(request, 400, "per_page", "{\"code\":\"INVALID_DATA\"}");
            return;
        }
        List<Person> all = changedSince(from);
        List<Person> part = part(all, (page - 1) * size, size);
        if (part.isEmpty()) {
            send(request, since == null ? 204 : 304, "");
            return;
        }
        send(
                request,
                200,
                "{\"data\":[" + part.stream().map(ZohoApi::json).collect(Collectors.joining(","))
                        + "],\"info\":{\"per_page\":" + size + ",\"count\":" + part.size() + ",\"page\":" + page
                        + ",\"more_records\":" + (page * size < all.size()) + "}}");
    }

    private static String json(Person person) {
        return "{\"id\":\"" + (410888000000698000L + person.id()) + "\",\"First_Name\":\"" + person.given()
                + "\",\"Last_Name\":\"" + person.family() + "\",\"Email\":\"" + person.email()
                + "\",\"Phone\":null,\"Modified_Time\":\""
                + person.changed().atOffset(ZoneOffset.ofHoursMinutes(5, 30)).format(ISO)
                + "\",\"Owner\":{\"name\":\"Sales\",\"id\":\"1\"}}";
    }
}
