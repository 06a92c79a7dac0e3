package io.customerhub.publicapis;

import io.customerhub.ingest.JsonValues;
import io.customerhub.record.Content;
import io.customerhub.record.FieldPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * HubSpot: the search of contacts, posted; {@code paging.next.after}; no paging beyond a number of results; five searches
 * a second, else 429 with the name of the policy.
 */
public final class HubSpotApi extends DocumentedApi {

    private static final int MOST_A_SECOND = 5;

    private final int cap;
    private final Deque<Long> recent = new ArrayDeque<>();

    /** An account with this many contacts, whose search pages through so many results. */
    public HubSpotApi(int count, int cap) throws IOException {
        super(count);
        this.cap = cap;
    }

    @Override
    protected void answer(Request request) throws IOException {
        if (!"Bearer pat-na1-1".equals(request.header("Authorization"))) {
            refuse(request, 401, "token", "{\"status\":\"error\",\"category\":\"INVALID_AUTHENTICATION\"}");
        } else if (isTooFast()) {
            refuse(
                    request,
                    429,
                    "rate",
                    "{\"status\":\"error\",\"message\":\"You have reached your secondly limit.\","
                            + "\"errorType\":\"RATE_LIMIT\",\"policyName\":\"SECONDLY\"}");
        } else if (!request.path().equals("/crm/v3/objects/contacts/search")
                || !request.exchange().getRequestMethod().equals("POST")
                || !"application/json".equals(request.header("Content-Type"))) {
            refuse(request, 405, "path or method", "{\"status\":\"error\"}");
        } else {
            search(request);
        }
    }

    private synchronized boolean isTooFast() {
        long now = System.nanoTime();
        recent.removeIf(time -> now - time > 1_000_000_000L);
        recent.add(now);
        return recent.size() > MOST_A_SECOND;
    }

    private void search(Request request) throws IOException {
        @SuppressWarnings("unchecked") // a JSON object
        Content.Tree asked = new Content.Tree(
                (Map<String, Object>) JsonValues.read(request.body().getBytes(StandardCharsets.UTF_8), "test"));
        String filter = "filterGroups[0].filters[0].";
        String limit = text(asked, "limit");
        String after = text(asked, "after");
        boolean isAllowed = "lastmodifieddate".equals(text(asked, filter + "propertyName"))
                && "GTE".equals(text(asked, filter + "operator"))
                && FieldPath.of(filter + "value").find(asked.fields()) instanceof String
                && "ASCENDING".equals(text(asked, "sorts[0].direction"))
                && FieldPath.of("limit").find(asked.fields()) instanceof Long
                && Integer.parseInt(limit) <= 200
                && (asked.fields().get("after") == null) == !asked.fields().containsKey("after");
        int from = after == null ? 0 : Integer.parseInt(after);
        if (!isAllowed || from + Integer.parseInt(limit) > cap) {
            refuse(
                    request,
                    400,
                    "search " + request.body(),
                    "{\"status\":\"error\",\"category\":\"VALIDATION_ERROR\"}");
            return;
        }
        List<Person> all = changedSince(Instant.ofEpochMilli(Long.parseLong(text(asked, filter + "value"))));
        int next = from + Integer.parseInt(limit);
        send(
                request,
                200,
                "{\"total\":" + all.size() + ",\"results\":["
                        + part(all, from, next - from).stream()
                                .map(HubSpotApi::json)
                                .collect(Collectors.joining(","))
                        + "]"
                        + (next < all.size()
                                ? ",\"paging\":{\"next\":{\"after\":\"" + next + "\",\"link\":\"?after=" + next + "\"}}"
                                : "")
                        + "}");
    }

    private static String text(Content.Tree asked, String path) {
        return asked.text(FieldPath.of(path));
    }

    private static String json(Person person) {
        return "{\"id\":\"" + person.id() + "\",\"properties\":{\"firstname\":\"" + person.given()
                + "\",\"lastname\":\""
                + person.family() + "\",\"email\":\"" + person.email() + "\",\"phone\":null,\"lastmodifieddate\":\""
                + person.changed() + "\",\"hs_object_id\":\"" + person.id()
                + "\"},\"createdAt\":\"2026-01-01T00:00:00.000Z\","
                + "\"updatedAt\":\"" + person.changed() + "\",\"archived\":false}";
    }
}
