package io.customerhub.console.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.ProjectInFolder;
import io.customerhub.Shell;
import io.customerhub.access.Role;
import io.customerhub.config.MatchingRules;
import io.customerhub.console.PlainBrowser;
import io.customerhub.console.TestConsole;
import io.customerhub.resolution.BulkMatch;
import io.customerhub.service.RevealLimit;
import io.customerhub.service.customer.CustomerActions;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of customers over real HTTP, with customers that the hub loaded and matched itself; no script runs here. */
final class CustomersPageTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            region: CN
            fields:
              name: {from: name, as: person-name}
              phone.mobile: {from: phone, as: phone}
              email: {from: mail, as: email}
            """;

    private static final Pattern CUSTOMER = Pattern.compile("href=\"(/customers/[0-9a-f-]{36})\"");
    private static final String PERSONAL = "13876540291|张伟明|weiming@|Bauer|8613876540291";

    @TempDir
    private static Path folder;

    private static Warehouse warehouse;
    private static TestConsole console;

    @BeforeAll
    static void load() {
        String url = TestDatabase.fresh();
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        project.drop(
                "crm",
                "a.csv",
                """
                id,name,phone,mail
                1001,张伟明,13876540291,weiming@example.org
                1002,Anna Bauer <img src=x onerror=alert(1)>,+4915112345670,anna@example.org
                """);
        assertThat(new Shell(project.environment(url)).hub("run", "--once").exit())
                .isIn(0, 6);
        warehouse = Warehouse.open(url);
        new BulkMatch(warehouse, MatchingRules.DEFAULT).run(line -> {});
        console = TestConsole.of(
                new CustomerActions(
                                warehouse,
                                () -> MatchingRules.DEFAULT,
                                Clock.systemUTC(),
                                new RevealLimit(warehouse, InstantSource.system()))
                        .all(),
                new CustomersPage());
    }

    @AfterAll
    static void close() {
        console.close();
        warehouse.close();
    }

    private static HttpResponse<String> search(PlainBrowser browser, String by, String value) {
        return browser.post("/customers", "/customers", Map.of("by", by, "value", value));
    }

    private static String firstCustomer(PlainBrowser browser, String value) {
        Matcher matcher = CUSTOMER.matcher(search(browser, "anything", value).body());
        assertThat(matcher.find()).as("a customer is found by " + value).isTrue();
        return matcher.group(1);
    }

    @Test
    void aCustomerIsFoundByItsPhoneAndNoAddressOnThePageHoldsTheNumber() {
        PlainBrowser browser = console.as(Role.OPERATOR);
        HttpResponse<String> found = search(browser, "phone", "13876540291");
        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body()).contains("张**", "**********291");
        assertThat(found.body().replaceAll("<input[^>]*>", "")).doesNotContainPattern(PERSONAL);
        assertThat(found.body()).doesNotContainPattern("(href|action|hx-get)=\"[^\"]*13876540291");
        assertThat(found.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(search(browser, "name", "weiming zhang").body()).contains("张**");
        assertThat(search(browser, "email", "nobody@example.org").body()).contains("No customer was found");
        assertThat(search(browser, "name", "--").statusCode()).isEqualTo(422);
    }

    @Test
    void oneCustomerShowsItsPartsMaskedAndWhereEachValueComesFrom() {
        PlainBrowser browser = console.as(Role.OPERATOR);
        String path = firstCustomer(browser, "13876540291");
        for (String part : new String[] {"values", "records", "history", "decisions"}) {
            HttpResponse<String> page = browser.get(path + "?part=" + part);
            assertThat(page.statusCode()).as(part).isEqualTo(200);
            assertThat(page.body()).as(part).doesNotContainPattern(PERSONAL);
        }
        assertThat(browser.get(path).body()).contains("crm/customers/1001", "phone · mobile", "the only value");
        assertThat(browser.get(path + "?part=records").body()).contains("Cells of the source", "formatted_name");
        assertThat(browser.get(path + "?part=history").body()).contains("created");
        HttpResponse<String> file = browser.get(path + "?format=csv");
        assertThat(file.body()).contains("attribute").doesNotContainPattern(PERSONAL);
        assertThat(browser.getInChinese(path).body()).contains("黄金值", "唯一的值");
    }

    @Test
    void valuesAreRevealedForAPurposeOnlyAndVanishWithAndWithoutScript() {
        PlainBrowser browser = console.as(Role.OPERATOR);
        String path = firstCustomer(browser, "13876540291");
        assertThat(browser.post(path, path + "/reveal", Map.of("case", "1")).statusCode())
                .isEqualTo(422);
        assertThat(browser.post(path, path + "/reveal", Map.of("why", "curiosity"))
                        .statusCode())
                .isEqualTo(422);
        HttpResponse<String> revealed =
                browser.post(path, path + "/reveal", Map.of("why", "customer-request", "case", "T-1"));
        assertThat(revealed.statusCode()).isEqualTo(200);
        assertThat(revealed.body())
                .contains("张伟明", "+8613876540291", "<noscript><meta http-equiv=\"refresh\" content=\"60;url=" + path)
                .contains("hx-trigger=\"load delay:60s\"");
        HttpResponse<String> again = browser.get(path + "/reveal");
        assertThat(again.statusCode()).isEqualTo(303);
        assertThat(again.headers().firstValue("Location").orElse("")).endsWith(path);
    }

    @Test
    void aNameThatIsMarkupStaysText() {
        PlainBrowser browser = console.as(Role.OPERATOR);
        String path = firstCustomer(browser, "anna@example.org");
        HttpResponse<String> revealed =
                browser.post(path, path + "/reveal", Map.of("why", "customer-request", "part", "records"));
        assertThat(revealed.body()).contains("&lt;img").doesNotContain("<img");
    }

    @Test
    void whoMayNotSeeCustomersSeesThePageOfTheRefusal() {
        PlainBrowser admin = console.as(Role.ADMIN);
        assertThat(search(admin, "name", "Anna").statusCode()).isEqualTo(403);
        assertThat(admin.get("/customers/00000000-0000-7000-8000-000000000000").statusCode())
                .isEqualTo(403);
        PlainBrowser operator = console.as(Role.OPERATOR);
        assertThat(operator.get("/customers/00000000-0000-7000-8000-000000000000")
                        .statusCode())
                .isEqualTo(404);
        assertThat(operator.get("/customers/1001").statusCode()).isEqualTo(404);
        assertThat(console.stranger().get("/customers").statusCode()).isEqualTo(303);
    }
}
