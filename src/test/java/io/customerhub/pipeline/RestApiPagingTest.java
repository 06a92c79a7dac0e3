package io.customerhub.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How the connector rest-api asks for pages and follows them, against a real HTTP server. */
class RestApiPagingTest {

    @Test
    void offsetsCountRecordsAndAnEmptyPageInTheMiddleIsSteppedOver() throws Exception {
        try (ApiServer api = new ApiServer((request, query) -> {
                    int offset = Integer.parseInt(query.get("skip"));
                    // the API gives two at a time, whatever is asked for; records 4 to 8 are hidden from this user
                    ApiServer.json(
                            request,
                            switch (offset) {
                                case 0 -> list("\"more\":true", 0, 1);
                                case 2 -> list("\"more\":true", 2, 3);
                                case 4 -> list("\"more\":true");
                                case 9 -> list("\"more\":false", 9);
                                default -> "{}";
                            });
                });
                RestHub rest = start(
                        api,
                        "paging: offset, offsetParameter: skip, pageSizeParameter: 'header:X-Limit', pageSize: 5,"
                                + " hasMore: $.more")) {
            rest.hub.awaitFinished(1);
            assertThat(rest.hub.values("id").subList(0, 5)).containsExactly("0", "1", "2", "3", "9");
            assertThat(rest.hub.failures).isEmpty();
        }
    }

    @Test
    void theAddressOfTheNextPageIsFollowedAsItIsWholeRelativeOrAQueryAlone() throws Exception {
        try (ApiServer api = new ApiServer((request, query) -> {
            String base = "http://" + request.getRequestHeaders().getFirst("Host");
            ApiServer.json(
                    request,
                    switch (query.getOrDefault("p", "")) {
                        case "" -> list("\"next\":\"" + base + "/api?p=2&page[size]=2\"", 1);
                        case "2" -> list("\"next\":\"/api?p=3\"", 2);
                        case "3" -> list("\"next\":\"?p=4\"", 3);
                        default -> list("\"next\":null", 4);
                    });
        })) {
            String options = "paging: next-url, nextUrl: $.next, pageSizeParameter: limit, auth: api-key, token: k,"
                    + " tokenPlace: key, sinceParameter: since, sinceField: at, sinceStart: '5'";
            try (RestHub rest = start(api, options)) {
                rest.hub.awaitFinished(1);
                assertThat(rest.hub.values("id").subList(0, 4)).containsExactly("1", "2", "3", "4");
                assertThat(api.asked.get(0)).isEqualTo(Map.of("limit", "500", "since", "5", "key", "k"));
                assertThat(api.asked.get(1)).isEqualTo(Map.of("p", "2", "page[size]", "2", "key", "k"));
                assertThat(api.asked.get(3)).isEqualTo(Map.of("p", "4", "key", "k"));
            }
        }
    }

    @Test
    void aNextPageAtAnotherHostIsRefusedUnlessItIsAllowedAndTheSecretIsNotSentThere() throws Exception {
        try (ApiServer other = new ApiServer((request, query) -> ApiServer.json(request, list("\"next\":null", 2)));
                ApiServer api = new ApiServer((request, query) -> ApiServer.json(
                        request,
                        list("\"next\":\"" + other.url("/api?p=2").replace("127.0.0.1", "localhost") + "\"", 1)))) {
            String options = "paging: next-url, nextUrl: $.next, auth: bearer, token: s";
            try (RestHub rest = start(api, options)) {
                assertThat(rest.hub.awaitFailure())
                        .startsWith("HUB-REST-023 test/rows: the next page is at http://localhost")
                        .contains("'allowedHosts'");
                assertThat(other.asked).isEmpty();
            }
            try (RestHub rest = start(api, options + ", allowedHosts: localhost")) {
                rest.hub.awaitFinished(1);
                assertThat(rest.hub.values("id")).startsWith("1", "2");
            }
        }
    }

    @Test
    void theLinkHeaderIsReadAsItsStandardSays() throws Exception {
        try (ApiServer api = new ApiServer((request, query) -> {
                    String next =
                            switch (query.getOrDefault("page_info", "")) {
                                case "" -> "</api?page_info=a%2Cb&limit=2>; title=\"a, <b>\"; rel=\"next\"";
                                case "a,b" -> "</api?page_info=x>; rel=previous, </api?page_info=c>; rel=\"last next\"";
                                default -> "</api?page_info=a>; rel=\"previous\"";
                            };
                    request.getResponseHeaders().set("Link", next);
                    ApiServer.json(request, list("\"x\":1", query.size()));
                });
                RestHub rest = start(api, "paging: link-header")) {
            rest.hub.awaitFinished(1);
            assertThat(rest.hub.values("id").subList(0, 3)).containsExactly("0", "2", "1");
        }
    }

    @Test
    void aPollThatWasStoppedGoesOnAtTheAddressOfItsNextPage() throws Exception {
        try (ApiServer api = new ApiServer((request, query) -> ApiServer.json(
                request, query.containsKey("p") ? list("\"next\":null", 2) : list("\"next\":\"/api?p=2\"", 1)))) {
            HubInMemory stopped;
            try (RestHub rest = start(api, "paging: next-url, nextUrl: $.next")) {
                rest.hub.onBatch(batch -> {
                    if (rest.hub.batches.size() == 1) {
                        rest.hub.halt();
                        throw new IllegalStateException("the hub is killed");
                    }
                });
                stopped = rest.hub;
                org.awaitility.Awaitility.await().until(() -> rest.hub.batches.size() == 1 && api.asked.size() >= 2);
            }
            api.asked.clear();
            try (RestHub rest = RestHub.start(
                    "url: '" + api.url("/api") + "', records: $.data, paging: next-url, nextUrl: $.next",
                    stopped.position(HubInMemory.STREAM),
                    null)) {
                rest.hub.awaitFinished(1);
                assertThat(api.asked.get(0)).containsEntry("p", "2");
                assertThat(rest.hub.values("id")).startsWith("2");
            }
        }
    }

    @Test
    void fewerRecordsThanTheSourceSaysItHasAreNotAll() throws Exception {
        AtomicInteger total = new AtomicInteger(4);
        try (ApiServer api = new ApiServer((request, query) -> {
                    request.getResponseHeaders().set("X-Total-Count", total.toString());
                    ApiServer.json(
                            request,
                            query.containsKey("cursor")
                                    ? list("\"next\":null", 3).replace("}]", ",\"at\":9}]")
                                    : list("\"next\":\"c\"", 1, 2));
                });
                RestHub rest = start(
                        api,
                        "paging: cursor, nextCursor: $.next, total: 'header:X-Total-Count', sinceParameter: since,"
                                + " sinceField: at")) {
            assertThat(rest.hub.awaitFailure())
                    .isEqualTo(
                            "HUB-REST-013 test/rows: the source says that it has 4 records, but its pages held 3; the"
                                    + " poll is not complete and all is asked for again");
            assertThat(rest.hub.values("id")).as("what was there is loaded").startsWith("1", "2", "3");
            assertThat(rest.hub.finished).hasValue(0);
            assertThat(String.valueOf(rest.hub.position(HubInMemory.STREAM))).doesNotContain("since");
            total.set(3);
            rest.hub.awaitFinished(1);
            assertThat(String.valueOf(rest.hub.position(HubInMemory.STREAM))).contains("{\"since\":\"9\"}");
        }
    }

    @Test
    void aFlagThatSaysMoreWithoutSayingWhereIsAnErrorAndOneThatSaysLastIsBelieved() throws Exception {
        try (ApiServer api = new ApiServer((request, query) -> ApiServer.json(request, list("\"more\":true", 1)));
                RestHub rest = start(api, "paging: cursor, nextCursor: $.next, hasMore: $.more")) {
            assertThat(rest.hub.awaitFailure()).startsWith("HUB-REST-022");
        }
        try (ApiServer api = new ApiServer((request, query) -> ApiServer.json(
                        request, list("\"next\":\"always\",\"done\":" + query.containsKey("cursor"), 1)));
                RestHub rest = start(api, "paging: cursor, nextCursor: $.next, hasMore: '!$.done'")) {
            rest.hub.awaitFinished(1);
            assertThat(rest.hub.failures).isEmpty();
            assertThat(api.asked.get(1)).containsEntry("cursor", "always");
        }
    }

    @Test
    void graphqlIsPostedWithItsCursorInTheVariablesAndNoValueBreaksOutOfItsPlace() throws Exception {
        List<String> posted = Collections.synchronizedList(new ArrayList<>());
        try (ApiServer api = new ApiServer((request, query) -> {
                    String body = ApiServer.body(request);
                    posted.add(request.getRequestHeaders().getFirst("Content-Type") + " " + body);
                    boolean first = !body.contains("after");
                    ApiServer.json(
                            request,
                            "{\"data\":{\"customers\":{\"nodes\":[{\"id\":" + (first ? 1 : 2)
                                    + "}],\"pageInfo\":{\"hasNextPage\":" + first
                                    + ",\"endCursor\":\"a\\\"},\\\"x\"}}}}");
                });
                RestHub rest = RestHub.start("url: '" + api.url("/api") + "', records: $.data.customers.nodes,"
                        + " body: '{\"query\": \"query($n: Int) {customers(first: $n) {id} }\", \"variables\":"
                        + " {\"n\": \"${pageSize}\", \"after\": \"${cursor}\"} }',"
                        + " paging: cursor, nextCursor: $.data.customers.pageInfo.endCursor,"
                        + " hasMore: $.data.customers.pageInfo.hasNextPage, pageSize: 50")) {
            rest.hub.awaitFinished(1);
            assertThat(rest.hub.values("id")).startsWith("1", "2");
            assertThat(posted.get(0))
                    .isEqualTo("application/json {\"query\":\"query($n: Int) {customers(first: $n) {id} }\","
                            + "\"variables\":{\"n\":50}}");
            assertThat(posted.get(1)).endsWith("\"variables\":{\"n\":50,\"after\":\"a\\\"},\\\"x\"}}");
        }
    }

    @Test
    void jsonRpcGetsItsParametersAsFieldsOfTheBodyAndItsErrorIn200IsTold() throws Exception {
        List<String> posted = Collections.synchronizedList(new ArrayList<>());
        try (ApiServer api = new ApiServer((request, query) -> {
                    posted.add(ApiServer.body(request));
                    ApiServer.json(
                            request,
                            posted.size() == 1
                                    ? "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[{\"id\":1,\"at\":5}]}"
                                    : "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32000}}");
                });
                RestHub rest = RestHub.start("url: '" + api.url("/api") + "', records: $.result,"
                        + " body: '{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"customer.list\", \"params\": {} }',"
                        + " paging: none, sinceParameter: 'body:params.changed_after', sinceField: at, sinceStart: '0',"
                        + " responseRules: '200 if $.error.code = -32000 fail source-owner'")) {
            assertThat(rest.hub.awaitFailure())
                    .isEqualTo(
                            "HUB-REST-015 test/rows: 127.0.0.1 answers 200 to /api, which a rule of the route takes for"
                                    + " a failure; the source owner must act");
            assertThat(posted.get(0)).contains("\"params\":{\"changed_after\":\"0\"}");
            assertThat(posted.get(1)).contains("\"params\":{\"changed_after\":\"5\"}");
            assertThat(rest.hub.finished).as("an error in 200 is no success").hasValue(1);
            assertThat(rest.letters).isEmpty();
        }
    }

    @Test
    void theChangeGoesIntoTheAddressInTheFormThatTheApiWants() throws Exception {
        List<String> asked = Collections.synchronizedList(new ArrayList<>());
        try (ApiServer api = new ApiServer((request, query) -> {
                    asked.add(request.getRequestURI().getRawQuery());
                    ApiServer.json(
                            request, list("\"x\":1", 1).replace("}]", ",\"at\":\"2026-01-31T08:00:00.000+0000\"}]"));
                });
                RestHub rest = RestHub.start(
                        "url: 'RAW(" + api.url("/api")
                                + "?q=SELECT Id WHERE At >= ${since} ORDER BY At)', records: $.data, sinceField: at,"
                                + " sinceStart: '1970-01-01T00:00:00Z', sinceFormat: 'yyyy-MM-dd''T''HH:mm:ssxxx', lookback: 1m")) {
            rest.hub.awaitFinished(2);
            assertThat(asked.get(0))
                    .isEqualTo("q=SELECT%20Id%20WHERE%20At%20%3E=%201970-01-01T00%3A00%3A00Z%20ORDER%20BY%20At");
            assertThat(asked.get(1)).contains("2026-01-31T07%3A59%3A00%2B00%3A00");
        }
    }

    @Test
    void anApiThatGivesOnlySoManyToOneQuestionIsAskedAnewFromTheHighestChange() throws Exception {
        // as HubSpot's search, which refuses to page beyond 10,000 results
        try (ApiServer api = new ApiServer((request, query) -> {
                    int from = Integer.parseInt(query.getOrDefault("since", "0"));
                    int page = Integer.parseInt(query.get("page"));
                    if (page > 2) {
                        ApiServer.send(request, 400, "application/json", "{}");
                        return;
                    }
                    int[] ids = IntStream.range(from + (page - 1) * 2, Math.min(7, from + page * 2))
                            .toArray();
                    ApiServer.json(request, dated(ids).replaceFirst("}$", ",\"more\":" + (from + page * 2 < 7) + "}"));
                });
                RestHub rest = start(
                        api,
                        "paging: page, hasMore: $.more, sinceParameter: since, sinceField: at, sinceWindow: 4,"
                                + " lookback: 0s")) {
            rest.hub.awaitFinished(1);
            assertThat(rest.hub.values("id")).contains("0", "1", "2", "3", "4", "5", "6");
            assertThat(rest.hub.failures).isEmpty();
        }
    }

    @Test
    void aChangeThatCameAfterThePassBeganDoesNotHideOneThatWasReadBeforeIt() throws Exception {
        String later = java.time.Instant.now().plusSeconds(1).toString();
        try (ApiServer api = new ApiServer((request, query) -> {
                    if (query.containsKey("cursor")) {
                        ApiServer.json(request, list("\"next\":null", 2).replace("}]", ",\"at\":\"" + later + "\"}]"));
                    } else {
                        ApiServer.json(request, list("\"next\":\"c\"", 1));
                    }
                });
                RestHub rest = start(
                        api,
                        "paging: cursor, nextCursor: $.next, sinceParameter: since, sinceField: at, lookback: 0s")) {
            rest.hub.awaitFinished(1);
            assertThat(String.valueOf(rest.hub.batches.get(1).position()))
                    .contains("since")
                    .doesNotContain(later);
        }
    }

    private static String dated(int... ids) {
        return "{\"data\":["
                + IntStream.of(ids)
                        .mapToObj(id -> "{\"id\":" + id + ",\"at\":" + id + "}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private static String list(String more, int... ids) {
        return "{\"data\":["
                + IntStream.of(ids).mapToObj(id -> "{\"id\":" + id + "}").collect(Collectors.joining(",")) + "]," + more
                + "}";
    }

    private static RestHub start(ApiServer api, String options) throws Exception {
        return RestHub.start("url: '" + api.url("/api") + "', records: $.data, " + options);
    }
}
