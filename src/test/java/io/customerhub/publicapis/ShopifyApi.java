package io.customerhub.publicapis;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Shopify's REST Admin API: the header Link with {@code page_info}, beside which only {@code limit} and {@code fields} may
 * stand; a leaky bucket of 40 that leaks 2 a second.
 */
public final class ShopifyApi extends DocumentedApi {

    private static final int BUCKET = 40;
    private static final double LEAK_A_SECOND = 2;

    private final Map<String, List<Person>> walks = new ConcurrentHashMap<>();
    private double level = BUCKET - 3;
    private long leakedAt = System.nanoTime();

    /** A shop with this many customers, each with one order; its bucket is nearly full. */
    public ShopifyApi(int count) throws IOException {
        super(count);
    }

    @Override
    protected void answer(Request request) throws IOException {
        int used = fill();
        request.exchange()
                .getResponseHeaders()
                .set("X-Shopify-Shop-Api-Call-Limit", Math.min(used, BUCKET) + "/" + BUCKET);
        if (used > BUCKET) {
            request.exchange().getResponseHeaders().set("Retry-After", "2.0");
            refuse(request, 429, "bucket", "{\"errors\":\"Exceeded 2 calls per second for api client.\"}");
        } else if (!"shpat_1".equals(request.header("X-Shopify-Access-Token"))) {
            refuse(request, 401, "token", "{\"errors\":\"[API] Invalid API key or access token\"}");
        } else if (request.path().equals("/admin/api/2024-07/customers.json")) {
            list(request, "customers", Set.of("limit", "updated_at_min"), ShopifyApi::customer);
        } else if (request.path().equals("/admin/api/2024-07/orders.json")) {
            list(request, "orders", Set.of("limit", "updated_at_min", "status"), ShopifyApi::order);
        } else {
            refuse(request, 404, "path", "{\"errors\":\"Not Found\"}");
        }
    }

    private synchronized int fill() {
        long now = System.nanoTime();
        level = Math.max(0, level - (now - leakedAt) / 1e9 * LEAK_A_SECOND);
        leakedAt = now;
        if (level + 1 > BUCKET) {
            return BUCKET + 1;
        }
        level++;
        return (int) Math.ceil(level);
    }

    private void list(Request request, String name, Set<String> known, Function<Person, String> json)
            throws IOException {
        Map<String, String> query = request.query();
        int limit = Integer.parseInt(query.getOrDefault("limit", "50"));
        String info = query.get("page_info");
        Set<String> allowed = info == null ? known : Set.of("limit", "fields", "page_info");
        if (limit > 250 || !allowed.containsAll(query.keySet()) || (info != null && !walks.containsKey(info))) {
            refuse(request, 400, "parameters", "{\"errors\":{\"page_info\":\"Invalid value.\"}}");
            return;
        }
        List<Person> all;
        try {
            all = info != null ? walks.getOrDefault(info, List.of()) : changedSince(since(query));
        } catch (DateTimeException e) {
            refuse(request, 400, "updated_at_min", "{\"errors\":{\"updated_at_min\":\"is invalid\"}}");
            return;
        }
        if (all.size() > limit) {
            String next = name + "-" + walks.size() + "+/=";
            walks.put(next, all.subList(limit, all.size()));
            request.exchange()
                    .getResponseHeaders()
                    .set(
                            "Link",
                            "<" + url() + "/admin/api/2024-07/" + name + ".json?page_info="
                                    + next.replace("+/=", "%2B%2F%3D") + "&limit=" + limit + ">; rel=\"next\"");
        }
        send(
                request,
                200,
                "{\"" + name + "\":[" + all.stream().limit(limit).map(json).collect(Collectors.joining(",")) + "]}");
    }

    private static Instant since(Map<String, String> query) {
        String since = query.get("updated_at_min");
        return since == null ? Instant.EPOCH : OffsetDateTime.parse(since).toInstant();
    }

    private static String stamp(Person person) {
        return person.changed().atOffset(ZoneOffset.ofHours(-5)).toString();
    }

    private static String customer(Person person) {
        return "{\"id\":" + (207119551L + person.id()) + ",\"email\":\"" + person.email() + "\",\"first_name\":\""
                + person.given() + "\",\"last_name\":\"" + person.family() + "\",\"phone\":null,\"created_at\":\""
                + stamp(person) + "\",\"updated_at\":\"" + stamp(person)
                + "\",\"orders_count\":1,\"verified_email\":true}";
    }

    private static String order(Person person) {
        return "{\"id\":" + (450789469L + person.id()) + ",\"name\":\"#" + (1000 + person.id())
                + "\",\"created_at\":\"" + stamp(person) + "\",\"updated_at\":\"" + stamp(person)
                + "\",\"currency\":\"CAD\",\"total_price\":\"" + person.id() + ".50\",\"customer\":{\"id\":"
                + (207119551L + person.id()) + "},\"financial_status\":\"paid\"}";
    }
}
