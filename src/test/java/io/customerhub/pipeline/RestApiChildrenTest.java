package io.customerhub.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.record.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Orders of each customer: the connector rest-api reads children of parents, against a real HTTP server. */
class RestApiChildrenTest {

    private static final int CUSTOMERS = 7;

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    @Test
    void eachChildIsReadOnceAndBearsTheKeyOfItsParentAndChildrenOfSeveralParentsShareABatch() throws Exception {
        try (ApiServer api = shop();
                RestHub rest = start(api, "", null)) {
            rest.hub.awaitFinished(1);
            List<String> expected = IntStream.rangeClosed(1, CUSTOMERS)
                    .boxed()
                    .flatMap(customer ->
                            IntStream.rangeClosed(1, customer % 4).mapToObj(order -> customer + "-" + order))
                    .toList();
            int count = expected.size();
            assertThat(rest.hub.values("id").subList(0, count)).isEqualTo(expected);
            assertThat(rest.hub.values("customer_id").subList(0, count))
                    .isEqualTo(expected.stream().map(id -> id.substring(0, 1)).toList());
            assertThat(new String(rest.hub.records().get(0).payload(), StandardCharsets.UTF_8))
                    .contains("\"customer_id\":\"1\"");
            assertThat(rest.hub.batches.get(0).records())
                    .as("with the rejection, a page")
                    .hasSize(3);
            assertThat(rest.hub.rejections())
                    .as("a parent without a key is told")
                    .isNotEmpty();
            assertThat(rest.hub.rejections().get(0).code()).isEqualTo("HUB-REST-025");
        }
    }

    @Test
    void afterACrashReadingGoesOnBehindTheLastParentThatWasReadWhole() throws Exception {
        try (ApiServer api = shop()) {
            RestHub killed = start(api, "", null);
            killed.hub.onBatch(batch -> {
                if (killed.hub.batches.size() == 1) {
                    killed.hub.halt();
                    throw new IllegalStateException("the hub is killed");
                }
            });
            Awaitility.await().until(() -> killed.hub.batches.size() == 1 && asked.size() > 6);
            killed.close();
            Position position = Objects.requireNonNull(killed.hub.position(HubInMemory.STREAM));
            asked.clear();
            try (RestHub rest = start(api, "", position)) {
                rest.hub.awaitFinished(1);
                assertThat(asked.get(0)).as("the page of parents it was at").startsWith("/api/customers?");
                assertThat(asked.subList(0, 4)).noneMatch(path -> path.startsWith("/api/customers/1/"));
                List<String> all = new ArrayList<>(killed.hub.values("id"));
                all.addAll(rest.hub.values("id"));
                assertThat(all).contains("1-1", "2-2", "3-3", "5-1", "6-2", "7-3");
            }
        }
    }

    @Test
    void onlyChildrenOfParentsThatHaveChangedAreAskedForWhenTheApiKnowsNoMore() throws Exception {
        try (ApiServer api = shop();
                RestHub rest =
                        start(api, "sinceParameter: since, sinceField: at, sinceOf: parents, lookback: '0'", null)) {
            rest.hub.awaitFinished(2);
            int second = asked.lastIndexOf(asked.stream()
                    .filter(path -> path.contains("since=107"))
                    .findFirst()
                    .orElseThrow());
            assertThat(second).isPositive();
            assertThat(asked.subList(second, asked.size()).stream()
                            .filter(path -> path.contains("/orders"))
                            .map(path -> path.replaceFirst("\\?.*", ""))
                            .distinct())
                    .containsExactly("/api/customers/7/orders");
        }
    }

    @Test
    void childrenAreAskedForTheirOwnChanges() throws Exception {
        try (ApiServer api = shop();
                RestHub rest = start(api, "sinceParameter: since, sinceField: at, lookback: '0'", null)) {
            rest.hub.awaitFinished(2);
            assertThat(asked)
                    .anyMatch(path -> path.startsWith("/api/customers/1/orders?") && path.contains("since=703"));
            assertThat(asked).noneMatch(path -> path.startsWith("/api/customers?") && path.contains("since"));
        }
    }

    /** Seven customers in pages of three, customer n with n modulo 4 orders in pages of two; one has been deleted. */
    private ApiServer shop() throws Exception {
        return new ApiServer((request, query) -> {
            String path = request.getRequestURI().getPath();
            asked.add(path + "?" + request.getRequestURI().getRawQuery());
            int from = Integer.parseInt(query.getOrDefault("cursor", "1"));
            if (path.equals("/api/customers")) {
                int first = Math.max(from, Integer.parseInt(query.getOrDefault("since", "100")) - 100);
                String keyless = first == 1 ? ",{\"name\":\"?\"}" : "";
                ApiServer.json(request, page(first, Math.min(first + 2, CUSTOMERS), CUSTOMERS, "", 100, keyless));
                return;
            }
            int customer = Integer.parseInt(path.split("/")[3]);
            if (customer == 4) {
                ApiServer.send(request, 404, "application/json", "{}");
                return;
            }
            int orders = customer % 4;
            ApiServer.json(request, page(from, Math.min(from + 1, orders), orders, customer + "-", customer * 100, ""));
        });
    }

    private static String page(int from, int to, int last, String prefix, int changed, String more) {
        return "{\"data\":["
                + IntStream.rangeClosed(from, to)
                        .mapToObj(id -> "{\"id\":\"" + prefix + id + "\",\"at\":" + (changed + id) + "}")
                        .collect(Collectors.joining(","))
                + more + "],\"next\":" + (to < last ? "\"" + (to + 1) + "\"" : "null") + "}";
    }

    private RestHub start(ApiServer api, String options, Position position) throws Exception {
        return RestHub.start(
                "url: '" + api.url("/api/customers/${parent}/orders") + "', parentUrl: '" + api.url("/api/customers")
                        + "', parentField: customer_id, records: $.data, paging: cursor, nextCursor: $.next,"
                        + " pageSize: 4, responseRules: '404 ignore'" + (options.isEmpty() ? "" : ", " + options),
                position,
                null);
    }
}
