package io.customerhub.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.Shell;
import io.customerhub.sample.shop.ShopCatalog;
import io.customerhub.sample.shop.ShopCatalog.Kind;
import io.customerhub.sample.shop.ShopOptions;
import io.customerhub.sample.shop.ShopServer;
import io.customerhub.sample.world.RealCustomers;
import io.customerhub.sample.world.SampleWorld;
import io.customerhub.sample.world.Sighting;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpCasesTest {

    private static final String ROUTE =
            """
            - route:
                id: shop-customers
                from:
                  uri: kamelet:rest-api-source
                  parameters:
                    system: shop
                    stream: customers
                    url: "{{shop.url}}/api/customers"
                    records: $.data
                    paging: cursor
                    nextCursor: $.meta.next
                    pageSizeParameter: limit
                    pageSize: 20
                    sinceParameter: updated_since
                    sinceField: updated_at
                    auth: oauth2
                    tokenUrl: "{{shop.url}}/oauth/token"
                    clientId: "{{shop.client}}"
                    clientSecret: "{{shop.secret}}"
                    every: 60s
                  steps:
                    - to: direct:ingest
            """;

    private static final String MAPPING =
            """
            entity: customer
            key: id
            version: updated_at
            region: CN
            fields:
              given_name: {from: name.first, as: person-name, part: given}
              family_name: {from: name.last, as: person-name, part: family}
              email: {from: contact.email, as: email}
              phone: {from: contact.phone, as: phone}
              address.home.street_address: {from: "addresses[0].street"}
            """;

    @TempDir
    private Path folder;

    private TestedProject project() {
        TestedProject project = TestedProject.in(folder);
        project.project()
                .write("routes/shop/shop.camel.yaml", ROUTE)
                .write("routes/shop/customers.mapping.yaml", MAPPING);
        return project;
    }

    @Test
    void aRequestThatIsNotListedFailsTheCaseAndSaysWhatWasExpected() {
        TestedProject project = project();
        project.project()
                .write(
                        "routes/shop/tests/customers.test.yaml",
                        """
                        cases:
                          - name: no second page
                            given:
                              http:
                                - request: {POST: /oauth/token}
                                  response: {json: {access_token: t, token_type: bearer}}
                                - request: {GET: /api/customers}
                                  response: {json: {data: [], meta: {next: c2}}}
                            expect: {requests: 3}
                          - name: another page size
                            given:
                              http:
                                - request: {POST: /oauth/token}
                                  response: {json: {access_token: t, token_type: bearer}}
                                - request: {GET: /api/customers, query: {limit: 500}}
                            expect: {waits: any}
                        """);

        Shell.Result result =
                project.test("shop/customers/no second page", "shop/customers/another page size", "--json");

        assertThat(result.exit()).isEqualTo(5);
        assertThat(result.out())
                .contains(
                        "unlisted request GET /api/customers?limit=20&cursor=c2; all 2 listed requests had been answered")
                .contains("the parameter limit is '20', expected '500'");
    }

    @Test
    void aRecordedSourceCanBeReplayedAndHoldsNothingPersonal() throws Exception {
        ShopCatalog catalog = ShopCatalog.of(new SampleWorld(1, 0), new RealCustomers());
        try (ShopServer shop = ShopServer.start(catalog, ShopOptions.usual().withFaults(false))) {
            assertThat(shop.catalog().size(Kind.CUSTOMERS)).isGreaterThan(20);
            TestedProject project = project();
            Map<String, String> real = Map.of(
                    "SHOP_URL", shop.url().toString(), "SHOP_CLIENT", "customer-hub", "SHOP_SECRET", "sample-secret");

            Shell.Result recorded = project.test(real, "--record", "shop/customers");

            assertThat(recorded.out()).as(recorded.err()).contains("routes/shop/tests/customers.http.yaml");
            String fixtures = project.project().read("routes/shop/tests/customers.http.yaml")
                    + project.project().read("routes/shop/tests/customers.2.json")
                    + project.project().read("routes/shop/tests/customers.3.json");
            assertThat(fixtures)
                    .doesNotContain("sample-secret", "customer-hub", shop.url().toString());
            for (Sighting customer : new RealCustomers().chinook()) {
                for (String personal : List.of(
                        customer.email(),
                        customer.mobile(),
                        customer.street(),
                        '"' + customer.name().family() + '"')) {
                    assertThat(personal.isBlank() || !fixtures.contains(personal))
                            .as(personal)
                            .isTrue();
                }
            }
            assertThat(project.project().read("routes/shop/tests/customers.1.json"))
                    .contains("\"access_token\" : \"masked\"");
            Shell.Result updated = project.test("--update", "shop/customers");
            assertThat(updated.exit()).as(updated.out()).isZero();
            assertThat(project.test("shop/customers/recorded").exit()).isZero();
        }
    }

    @Test
    void onePersonIsMaskedAlikeInEachRecordingAndTheShapeOfTheValuesStays() throws Exception {
        ShopCatalog catalog = ShopCatalog.of(new SampleWorld(1, 0), new RealCustomers());
        catalog.put(Kind.CUSTOMERS, "cus_000001", Instant.EPOCH, person());
        try (ShopServer shop = ShopServer.start(catalog, ShopOptions.usual().withFaults(false))) {
            TestedProject project = project();
            Map<String, String> real = Map.of(
                    "SHOP_URL", shop.url().toString(), "SHOP_CLIENT", "customer-hub", "SHOP_SECRET", "sample-secret");

            project.test(real, "--record", "shop/customers");
            String first = project.project().read("routes/shop/tests/customers.2.json");
            project.test(real, "--record", "shop/customers");
            String second = project.project().read("routes/shop/tests/customers.2.json");

            assertThat(first).isEqualTo(second);
            assertThat(first)
                    .doesNotContain("cus_000001", "静怡", "欧阳", "jingyi", "8123456", "南京西路", "310101199003070010")
                    .containsPattern("\"first\" : \"\\p{IsHan}{2}\"")
                    .containsPattern("\"email\" : \"[a-z]{6}\\.\\p{L}{2}@example\\.com\"")
                    .containsPattern("\"phone\" : \"\\+86 138-\\d{4}-\\d{4}\"")
                    .containsPattern("\"street\" : \"\\p{IsHan}{4}\\d{4}\\p{IsHan}\"")
                    .containsPattern("\"idCard\" : \"310101\\d{11}[0-9X]\"")
                    .contains("\"city\" : \"上海市\"", "\"updated_at\" : \"1970-01-01T00:00:00Z\"");
        }
    }

    private static String person() {
        return """
                {"id":"cus_000001","name":{"first":"静怡","last":"欧阳"},"idCard":"310101199003070010",
                "contact":{"email":"jingyi.oy@qq.example","phone":"+86 138-8123-4567"},
                "addresses":[{"street":"南京西路1266号","city":"上海市"}],"updated_at":"1970-01-01T00:00:00Z"}
                """;
    }
}
