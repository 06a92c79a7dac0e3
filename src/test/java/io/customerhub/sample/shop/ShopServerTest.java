package io.customerhub.sample.shop;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.sample.SampleSystems;
import io.customerhub.sample.shop.ShopCatalog.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopServerTest {
    private static final ShopOptions CALM = ShopOptions.usual().withFaults(false);

    @TempDir
    Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper mapper = new ObjectMapper();
    private SampleSystems systems;

    @BeforeEach
    void create() throws IOException {
        systems = SampleSystems.create(directory, 3, 900);
    }

    @Test
    void pagesGiveEachRecordExactlyOnceInOrderOfChange() throws Exception {
        try (ShopServer shop = systems.startShop(CALM)) {
            List<JsonNode> customers = all(shop, "/api/customers?limit=50", token(shop));
            Set<String> ids = new HashSet<>();
            customers.forEach(customer ->
                    assertThat(ids.add(customer.path("id").asText())).isTrue());
            assertThat((long) ids.size())
                    .isEqualTo(systems.counts().of("shop", "customers").records());
            assertThat(customers.stream()
                            .map(customer ->
                                    Instant.parse(customer.path("updated_at").asText())))
                    .isSorted();
            List<JsonNode> orders = all(shop, "/api/orders?limit=500", token(shop));
            assertThat((long) orders.size())
                    .isEqualTo(systems.counts().of("shop", "orders").records());
            assertThat(orders).allSatisfy(order -> {
                assertThat(ids).contains(order.path("customerId").asText());
                assertThat(order.path("lines")).isNotEmpty();
            });
        }
    }

    @Test
    void everySeventhPageIsTooManyAndEveryEleventhAnErrorAndTryingAgainHelps() throws Exception {
        try (ShopServer shop = systems.startShop()) {
            String token = token(shop);
            List<Integer> answers = new ArrayList<>();
            for (int i = 0; i < 22; i++) {
                HttpResponse<String> answer = get(shop, "/api/customers", token);
                answers.add(answer.statusCode());
                if (answer.statusCode() == 429) {
                    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
                }
            }
            assertThat(answers)
                    .containsExactly(
                            200, 200, 200, 200, 200, 200, 429, 200, 200, 200, 500, 200, 200, 429, 200, 200, 200, 200,
                            200, 200, 429, 500);
            assertThat(shop.requests()).isEqualTo(new ShopRequests(1, 22, 17, 0, 3, 2));
        }
    }

    @Test
    void aMissingWrongOrExpiredTokenIsRefused() throws Exception {
        try (ShopServer shop = systems.startShop(CALM.withTokenLife(Duration.ofMillis(300)))) {
            assertThat(get(shop, "/api/customers", "").statusCode()).isEqualTo(401);
            assertThat(get(shop, "/api/customers", "wrong").statusCode()).isEqualTo(401);
            String token = token(shop);
            Thread.sleep(400);
            assertThat(get(shop, "/api/orders", token).statusCode()).isEqualTo(401);
            assertThat(shop.requests().unauthorized()).isEqualTo(3);
        }
        try (ShopServer shop = systems.startShop(CALM)) {
            String token = token(shop);
            assertThat(get(shop, "/api/orders", token).statusCode()).isEqualTo(200);
            shop.expireTokens();
            assertThat(get(shop, "/api/orders", token).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aTokenIsForTheClientWithItsSecretOnlyInEitherForm() throws Exception {
        try (ShopServer shop = systems.startShop(CALM)) {
            String form = "grant_type=client_credentials&client_id=customer-hub&client_secret=sample-secret";
            assertThat(post(shop, form, "").statusCode()).isEqualTo(200);
            assertThat(post(shop, form + "x", "").statusCode()).isEqualTo(401);
            assertThat(post(shop, "grant_type=password", "").statusCode()).isEqualTo(400);
            HttpResponse<String> basic = post(shop, "grant_type=client_credentials", "customer-hub:sample-secret");
            assertThat(basic.statusCode()).isEqualTo(200);
            assertThat(mapper.readTree(basic.body()).path("expires_in").asInt()).isEqualTo(60);
            assertThat(post(shop, "grant_type=client_credentials", "customer-hub:guess")
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void updatedSinceIncludesItsInstantAndAChangeShowsAtOnce() throws Exception {
        try (ShopServer shop = systems.startShop(CALM)) {
            String token = token(shop);
            List<JsonNode> customers = all(shop, "/api/customers?limit=500", token);
            String last = customers.get(customers.size() - 1).path("updated_at").asText();
            assertThat(all(shop, "/api/customers?updated_since=" + last, token)).isNotEmpty();
            Instant now = Instant.parse("2026-01-02T03:04:05Z");
            String json = "{\"id\":\"1\",\"name\":{\"first\":\"New\"},\"updated_at\":\"" + now + "\"}";
            shop.catalog().put(Kind.CUSTOMERS, "1", now, json);
            List<JsonNode> changed = all(shop, "/api/customers?updated_since=" + now, token);
            assertThat(changed).singleElement().satisfies(customer -> assertThat(
                            customer.path("name").path("first").asText())
                    .isEqualTo("New"));
            assertThat(all(shop, "/api/customers?limit=500", token)).hasSameSizeAs(customers);
        }
    }

    @Test
    void nonsenseIsRefused() throws Exception {
        try (ShopServer shop = systems.startShop(CALM)) {
            String token = token(shop);
            for (String query : List.of("limit=0", "limit=x", "limit=501", "cursor=abc", "updated_since=yesterday")) {
                assertThat(get(shop, "/api/customers?" + query, token).statusCode())
                        .as(query)
                        .isEqualTo(400);
            }
        }
    }

    private List<JsonNode> all(ShopServer shop, String path, String token) throws Exception {
        List<JsonNode> records = new ArrayList<>();
        String next = "";
        do {
            String cursor = next.isEmpty() ? "" : "&cursor=" + next;
            JsonNode page = mapper.readTree(get(shop, path + cursor, token).body());
            page.path("data").forEach(records::add);
            next = page.path("meta").path("next").asText("");
        } while (!next.isEmpty() && !next.equals("null"));
        return records;
    }

    private String token(ShopServer shop) throws Exception {
        HttpResponse<String> answer = post(shop, "grant_type=client_credentials", "customer-hub:sample-secret");
        return mapper.readTree(answer.body()).path("access_token").asText();
    }

    private HttpResponse<String> get(ShopServer shop, String path, String token)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(shop.url() + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(ShopServer shop, String form, String basic)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(shop.url() + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (!basic.isEmpty()) {
            byte[] bytes = basic.getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
