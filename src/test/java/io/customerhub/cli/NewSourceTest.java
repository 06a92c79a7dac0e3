package io.customerhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.customerhub.ProjectInFolder;
import io.customerhub.RunningHub;
import io.customerhub.Shell;
import io.customerhub.warehouse.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewSourceTest {

    private static final String REAL = "/io/customerhub/sample/real/";
    private static final String DRAFT = "/io/customerhub/draft/";

    @TempDir
    private Path folder;

    private ProjectInFolder project;

    @BeforeEach
    void makeProject() {
        project = ProjectInFolder.in(folder);
    }

    private Shell.Result hub(String... arguments) {
        return new Shell(project.environment("jdbc:postgresql://127.0.0.1:9/nowhere")).hub(arguments);
    }

    private static byte[] resource(String path) {
        try (InputStream in = Objects.requireNonNull(NewSourceTest.class.getResourceAsStream(path), path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String sample(String name, byte[] content) {
        try {
            Path file = Files.createDirectories(folder.resolve("drop")).resolve(name);
            Files.write(file, content);
            return file.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What is drafted passes the check at once, and a look at the source loads so many records of so many. */
    private void assertLoads(String stream, int read, int atLeast) {
        Shell.Result check = hub("check");
        assertThat(check.out()).isEmpty();
        assertThat(check.exit()).isZero();
        Shell.Result preview = hub("preview", stream, "--json", "--limit", "2000");
        try {
            JsonNode counts = new ObjectMapper().readTree(preview.out()).path("counts");
            assertThat(counts.path("read").asInt()).as(preview.err()).isEqualTo(read);
            assertThat(counts.path("good").asInt()).isGreaterThanOrEqualTo(atLeast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String mapping(String stream) {
        return project.read("routes/" + stream + ".mapping.yaml");
    }

    @Test
    void northwindAsCsvIsDraftedAndAllOfItLoads() {
        String file = sample("customers-20260101.csv", resource(REAL + "northwind-customers.csv"));
        Shell.Result result = hub("new", "source", "erp", "--type", "csv-file", "--from-sample", file);
        assertThat(result.err())
                .contains("Of 91 records of the sample 91 would be loaded", "./hub preview erp/customers");
        assertThat(result.exit()).isZero();
        assertThat(mapping("erp/customers"))
                .contains(
                        "entity: customer",
                        "key: customer_id",
                        "name: {from: contact_name, as: person-name}",
                        "trading_name: {from: company_name, as: organization-name}",
                        "phone: {from: phone, as: phone}",
                        "phone.fax: {from: fax, as: phone}",
                        "address.address_country: {from: country, as: country}",
                        "# version: none found",
                        "not mapped, kept in the raw layer: contact_title");
        assertThat(project.read("routes/erp/erp.camel.yaml")).contains("include: customers-*.csv");
        assertThat(project.read("routes/erp/tests/customers.test.yaml")).contains("counts: {read: 20, dead: 0}");
        assertThat(project.read("routes/erp/tests/customers.expected.jsonl"))
                .contains("\"key\":\"ALFKI\"", "\"family_name\":\"Anders\"");
        assertLoads("erp/customers", 91, 91);
    }

    @Test
    void aChineseFileInGb18030IsUnderstoodByNamesAndValues() {
        String text = new String(resource(DRAFT + "members.txt"), StandardCharsets.UTF_8);
        String file = sample("members.csv", text.getBytes(Charset.forName("GB18030")));
        assertThat(hub("new", "source", "loyalty", "--type", "csv-file", "--from-sample", file)
                        .exit())
                .isZero();
        assertThat(project.read("routes/loyalty/loyalty.camel.yaml")).contains("charset: GB18030");
        assertThat(mapping("loyalty/members"))
                .contains(
                        "key: 会员编号",
                        "version: 更新时间",
                        "region: CN",
                        "# zone: Asia/Shanghai",
                        "name: {from: 姓名, as: person-name}",
                        "phone.mobile: {from: 手机, as: phone}",
                        "email: {from: 邮箱, as: email}",
                        "birth_date: {from: 出生日期, as: date, order: year-month-day, past: true}",
                        "gender: {from: 性别, as: code, map: {女: female, 男: male}}",
                        "identifier.cn-resident-id: {from: 身份证号}",
                        "not mapped, kept in the raw layer: 等级");
        assertThat(project.read("routes/loyalty/members.contract.yaml"))
                .contains("{name: 身份证号, logicalType: string, classification: sensitive}");
        assertLoads("loyalty/members", 5, 5);
    }

    @Test
    void theOrderOfADateIsOnlyWrittenWhenTheSampleProvesIt() {
        String unproven = "id;name;born\n1;Ann Lee;03/04/1990\n2;Bob Ray;05/06/1991\n";
        hub("new", "source", "one", "--type", "csv-file", "--from-sample", sample("one.csv", utf8(unproven)));
        assertThat(mapping("one/one"))
                .contains(
                        "# birth_date: {from: born, as: date", "the sample does not prove the order of day and month");
        assertThat(project.read("routes/one/one.camel.yaml")).contains("delimiter: \";\"");
        String proven = unproven + "3;Cid Roe;25/12/1992\n4;Dan Foe;31/01/1980\n";
        hub("new", "source", "two", "--type", "csv-file", "--from-sample", sample("two.csv", utf8(proven)));
        assertThat(mapping("two/two"))
                .contains("  birth_date: {from: born, as: date, order: day-month-year, past: true}");
        assertThat(hub("check").exit()).isZero();
    }

    @Test
    void aFileWithoutHeaderInWindows1252GetsNumberedColumnsAndAMeaningByItsValues() {
        String text = "1001\tann@example.com\tMüller\n1002\tbob@example.com\tGroß\n1003\tcid@example.com\tPérez\n";
        String file = sample("people.txt", text.getBytes(Charset.forName("windows-1252")));
        Shell.Result result = hub("new", "source", "old", "--type", "csv-file", "--from-sample", file);
        assertThat(result.err()).contains("the columns got numbers", "windows-1252 was guessed");
        assertThat(project.read("routes/old/old.camel.yaml"))
                .contains("charset: windows-1252", "delimiter: tab", "header: \"false\"", "column1,column2,column3");
        assertThat(mapping("old/people"))
                .contains("key: column1", "email: {from: column2, as: email}   # guessed by its values");
        assertLoads("old/people", 3, 3);
    }

    @Test
    void jsonLinesAreDrafted() {
        String file = sample("customers.jsonl", resource(REAL + "chinook-customers.jsonl"));
        hub("new", "source", "music", "--type", "json-file", "--from-sample", file);
        assertThat(mapping("music/customers"))
                .contains(
                        "given_name: {from: FirstName, as: person-name, part: given}",
                        "email: {from: Email, as: email}");
        assertLoads("music/customers", 59, 59);
    }

    @Test
    void aPageOfAnApiTellsWhereItsRecordsAndItsNextPageAre() throws IOException {
        String page =
                """
                {"data": [
                  {"id": 7, "name": {"first": "Ann", "last": "Lee"}, "contact": {"email": "ann@example.com", "phones":
                    [{"number": "+44 20 7946 0018"}]}, "shipping_address": {"city": "London", "state": "England",
                    "country": "GB"}, "updated_at": "2026-01-02T10:00:00Z"},
                  {"id": 8, "name": {"first": "Bob", "last": "Ray"}, "contact": {"email": "bob@example.com", "phones": []},
                    "shipping_address": {"city": "Leeds", "state": "England", "country": "GB"},
                    "updated_at": "2026-01-03T10:00:00Z"}],
                 "meta": {"next": "c2"}}
                """;
        HttpServer api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/api/customers", request -> {
            boolean second =
                    String.valueOf(request.getRequestURI().getRawQuery()).contains("cursor=c2");
            byte[] body = utf8(
                    second
                            ? page.replace("\"c2\"", "null")
                                    .replace(": 7", ": 9")
                                    .replace(": 8", ": 10")
                            : page);
            request.sendResponseHeaders(200, body.length);
            request.getResponseBody().write(body);
            request.close();
        });
        api.start();
        try {
            String url = "http://127.0.0.1:" + api.getAddress().getPort() + "/api/customers";
            hub(
                    "new",
                    "source",
                    "shop",
                    "--type",
                    "rest-api",
                    "--from-sample",
                    sample("page.json", utf8(page)),
                    "--url",
                    url);
            assertThat(project.read("routes/shop/shop.camel.yaml"))
                    .contains("records: $.data", "nextCursor: $.meta.next", "cursorParameter: cursor");
            assertThat(mapping("shop/customers"))
                    .contains(
                            "key: id",
                            "version: updated_at",
                            "given_name: {from: name.first",
                            "email: {from: contact.email, as: email}",
                            "phone: {from: \"contact.phones[0].number\", as: phone}",
                            "address.shipping.address_region: {from: shipping_address.state}");
            assertLoads("shop/customers", 4, 4);
        } finally {
            api.stop(0);
        }
    }

    @Test
    void aTableOfPostgresqlIsDraftedByItsKeyAndTypesAndNoPasswordIsWritten() {
        String source = TestDatabase.empty();
        RunningHub.execute(
                source,
                """
                CREATE TABLE contact (mail text, contact_no int PRIMARY KEY, full_name text, mobile text, born date,
                    is_active boolean, updated_at timestamptz NOT NULL DEFAULT now());
                INSERT INTO contact SELECT 'p' || i || '@example.com', i, 'Ann Lee', '+4420794600' || i, DATE '1990-01-02', true
                FROM generate_series(10, 49) i;
                """);
        Shell.Result result =
                hub("new", "source", "crm", "--type", "database-table", "--from-table", "contact", "--url", source);
        assertThat(result.exit()).as(result.err()).isZero();
        String route = project.read("routes/crm/crm.camel.yaml");
        assertThat(route)
                .contains("key: contact_no", "cursor: updated_at", "table: contact")
                .doesNotContain("?");
        assertThat(mapping("crm/contact"))
                .contains(
                        "key: contact_no",
                        "version: updated_at",
                        "birth_date: {from: born, as: date, order: year-month-day, past: true}");
        assertThat(project.read("routes/crm/contact.contract.yaml"))
                .contains(
                        "{name: born, logicalType: date, classification: personal}",
                        "{name: is_active, logicalType: boolean}");
        project.property("crm.url", source);
        assertLoads("crm/contact", 40, 40);
    }

    @Test
    void anOpenApiFileTellsPathPagingAndSecurity() {
        String file = sample("shop.yaml", resource(DRAFT + "shop-openapi.yaml"));
        Shell.Result result = hub("new", "source", "shop", "--type", "rest-api", "--from-openapi", file);
        assertThat(result.exit()).as(result.err()).isZero();
        assertThat(project.read("routes/shop/shop.camel.yaml"))
                .contains(
                        "url: https://api.shop.example/v2/customers",
                        "records: $.data",
                        "paging: cursor",
                        "cursorParameter: cursor",
                        "nextCursor: $.meta.next_cursor",
                        "pageSizeParameter: limit",
                        "sinceParameter: updated_since",
                        "sinceField: updated_at",
                        "auth: oauth2");
        assertThat(mapping("shop/customers"))
                .contains(
                        "key: id",
                        "version: updated_at",
                        "given_name: {from: first_name",
                        "# birth_date: {from: date_of_birth",
                        "address.shipping.postal_code: {from: shipping_address.postal_code}");
        Shell.Result check = hub("check");
        assertThat(check.out()).isEmpty();
        assertThat(check.exit()).isZero();
    }

    @Test
    void ordersAreKnownByTheirFieldsAndAnAmountTakesItsCurrency() {
        String rows =
                """
                order_no,customer_no,order_date,total,currency,status,changed_at
                A1,C1,2026-01-02,"1,200.00",CNY,PAID,2026-01-02T10:00:00Z
                A2,C2,2026-01-03,80.50,EUR,OPEN,2026-01-03T10:00:00Z
                """;
        hub("new", "source", "erp", "--type", "csv-file", "--from-sample", sample("orders.csv", utf8(rows)));
        assertThat(mapping("erp/orders"))
                .contains(
                        "entity: sales-order",
                        "key: order_no",
                        "version: changed_at",
                        "order_number: {from: order_no}",
                        "customer_key: {from: customer_no}",
                        "ordered_at: {from: order_date, as: datetime}",
                        "total: {from: [total, currency], as: amount}",
                        "# order_status: {from: status, as: code, map: {OPEN: ?, PAID: ?}}");
        assertLoads("erp/orders", 2, 2);
    }

    @Test
    void nothingIsWrittenOverWithoutForceAndADryRunWritesNothing() throws IOException {
        String file = sample("a.csv", utf8("id,name\n1,Ann Lee\n"));
        Shell.Result dry = hub("new", "source", "crm", "--type", "csv-file", "--from-sample", file, "--dry-run");
        assertThat(dry.out()).contains("--- routes/crm/a.mapping.yaml", "key: id");
        assertThat(folder.resolve("routes/crm")).doesNotExist();
        project.write("routes/crm/a.mapping.yaml", "mine");
        Shell.Result refused = hub("new", "source", "crm", "--type", "csv-file", "--from-sample", file);
        assertThat(refused.err()).contains("HUB-NEW-008", "routes/crm/a.mapping.yaml");
        assertThat(refused.exit()).isEqualTo(2);
        assertThat(folder.resolve("routes/crm").toFile().list()).hasSize(1);
        assertThat(hub("new", "source", "crm", "--type", "csv-file", "--from-sample", file, "--force")
                        .exit())
                .isZero();
        assertThat(mapping("crm/a")).contains("key: id");
    }

    @Test
    void whatIsMissingIsToldWithWhatToGive() {
        assertThat(hub("new", "source", "crm", "--type", "csv").err()).contains("HUB-NEW-001", "csv-file");
        assertThat(hub("new", "source", "crm", "--type", "csv-file", "--from-table", "t")
                        .err())
                .contains("csv-file is drafted from --from-sample");
        assertThat(hub("new", "source", "../x", "--type", "csv-file").err()).contains("HUB-NEW-002");
    }

    @Test
    void aFurtherTableOfASystemIsAddedToItsRouteFileAndItsMeaningIsGuessedByMoreThanItsAddress() {
        String source = TestDatabase.empty();
        RunningHub.execute(
                source,
                "CREATE TABLE customers (customer_id text PRIMARY KEY, company_name text, city text, state text);"
                        + "CREATE TABLE orders (order_id int PRIMARY KEY, customer_id text, order_date date, ship_address text,"
                        + " ship_city text, ship_region text, ship_postal_code text, ship_country text);"
                        + "CREATE TABLE order_details (order_id int, product_id int, quantity int, PRIMARY KEY (order_id, product_id));"
                        + "INSERT INTO customers VALUES ('ALFKI', 'Alfreds Futterkiste', 'Berlin', 'BE');"
                        + "INSERT INTO orders VALUES (1, 'ALFKI', '1996-07-04', 'Obere Str. 57', 'Berlin', 'BE', '12209', 'Germany');"
                        + "INSERT INTO order_details SELECT 1, n, 2 FROM generate_series(1, 1500) n");
        for (String table : List.of("customers", "orders", "order_details")) {
            Shell.Result drafted = hub(
                    "new",
                    "source",
                    "erp",
                    "--type",
                    "database-table",
                    "--from-table",
                    table,
                    "--url",
                    source,
                    "--user",
                    "hub");
            assertThat(drafted.exit()).as(drafted.err()).isZero();
        }
        assertThat(project.read("routes/erp/erp.camel.yaml"))
                .containsOnlyOnce("- beans:")
                .contains("id: erp-customers", "id: erp-orders", "id: erp-order-details", "AS joined_key");
        assertThat(mapping("erp/customers")).contains("address.address_region: {from: state}");
        assertThat(mapping("erp/orders")).contains("entity: sales-order\n", "customer_key: {from: customer_id}");
        assertThat(mapping("erp/order-details"))
                .contains("entity: sales-order-line", "order_key: {from: order_id}", "sku: {from: product_id}");
        project.property("erp.url", source);
        assertLoads("erp/order-details", 1500, 1500);
        Shell.Result again = hub(
                "new",
                "source",
                "erp",
                "--type",
                "database-table",
                "--from-table",
                "orders",
                "--url",
                source,
                "--user",
                "hub");
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("HUB-NEW-008", "--stream");
    }
}
