package io.customerhub.publicapis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Zendesk: basic authentication with an API token; cursor pagination of lists ({@code page[size]}, {@code meta.has_more},
 * {@code links.next}); the incremental export of tickets, whose last page has a cursor, too.
 */
public final class ZendeskApi extends DocumentedApi {

    private static final String BASIC = "Basic "
            + Base64.getEncoder().encodeToString("agent@example.com/token:6wi/+IM=&7".getBytes(StandardCharsets.UTF_8));
    private static final int EXPORT_PAGE = 150;

    private final AtomicInteger exports = new AtomicInteger();

    /** An account with this many users, each with one ticket. */
    public ZendeskApi(int count) throws IOException {
        super(count);
    }

    @Override
    protected void answer(Request request) throws IOException {
        if (!BASIC.equals(request.header("Authorization"))) {
            refuse(request, 401, "token", "{\"error\":\"Couldn't authenticate you\"}");
        } else if (request.path().equals("/api/v2/users.json")) {
            users(request);
        } else if (request.path().equals("/api/v2/incremental/tickets/cursor.json")) {
            tickets(request);
        } else {
            refuse(request, 404, "path", "{\"error\":\"RecordNotFound\"}");
        }
    }

    private void users(Request request) throws IOException {
        int size = Integer.parseInt(request.query().getOrDefault("page[size]", "0"));
        if (size < 1 || size > 100) {
            refuse(request, 400, "page[size]", "{\"error\":\"InvalidPaginationParameter\"}");
            return;
        }
        int from = Integer.parseInt(request.query().getOrDefault("page[after]", "0"));
        List<Person> all = changedSince(Instant.EPOCH);
        boolean more = from + size < all.size();
        // the address bears the brackets as they are, and a cursor also when there is no more
        String next = "\"" + url() + "/api/v2/users.json?page[size]=" + size + "&page[after]=" + (from + size) + "\"";
        send(
                request,
                200,
                "{\"users\":["
                        + part(all, from, size).stream().map(ZendeskApi::user).collect(Collectors.joining(","))
                        + "],\"meta\":{\"has_more\":" + more + ",\"after_cursor\":\"" + (from + size)
                        + "\",\"before_cursor\":null},\"links\":{\"next\":" + next + ",\"prev\":null}}");
    }

    private void tickets(Request request) throws IOException {
        String start = request.query().get("start_time");
        String cursor = request.query().get("cursor");
        if (start == null && cursor == null) {
            refuse(
                    request,
                    400,
                    "start_time",
                    "{\"error\":\"InvalidValue\",\"description\":\"start_time is missing\"}");
            return;
        }
        if (cursor == null && Long.parseLong(start) > Instant.now().getEpochSecond() - 60) {
            refuse(request, 422, "Too recent start_time", "{\"error\":\"StartTimeTooRecent\"}");
            return;
        }
        if (exports.incrementAndGet() == 2) {
            request.exchange().getResponseHeaders().set("Retry-After", "1");
            send(request, 429, "{\"error\":\"APIRateLimitExceeded\"}");
            return;
        }
        String[] at = cursor == null ? new String[] {start, "0"} : cursor.split("\\|");
        List<Person> all = changedSince(Instant.ofEpochSecond(Long.parseLong(at[0])));
        int from = Integer.parseInt(at[1]);
        int next = Math.min(from + EXPORT_PAGE, all.size());
        String after = at[0] + "|" + next;
        send(
                request,
                200,
                "{\"tickets\":["
                        + part(all, from, EXPORT_PAGE).stream()
                                .map(ZendeskApi::ticket)
                                .collect(Collectors.joining(","))
                        + "],\"after_cursor\":\"" + after + "\",\"after_url\":\"" + url()
                        + "/api/v2/incremental/tickets/cursor.json?cursor=" + after
                        + "\",\"before_cursor\":null,\"end_of_stream\":" + (next == all.size()) + "}");
    }

    private static String user(Person person) {
        return "{\"id\":" + person.id() + ",\"name\":\"" + person.given() + " " + person.family() + "\",\"email\":\""
                + person.email() + "\",\"phone\":null,\"role\":\"end-user\",\"created_at\":\"2026-01-01T00:00:00Z\","
                + "\"updated_at\":\"" + person.changed() + "\"}";
    }

    private static String ticket(Person person) {
        return "{\"id\":" + (35436 + person.id()) + ",\"requester_id\":" + person.id() + ",\"subject\":\""
                + person.given()
                + "\",\"status\":\"open\",\"created_at\":\"2026-01-01T00:00:00Z\",\"updated_at\":\"" + person.changed()
                + "\"}";
    }
}
