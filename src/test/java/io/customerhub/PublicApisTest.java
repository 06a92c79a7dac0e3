package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.publicapis.DocumentedApi;
import io.customerhub.publicapis.HubSpotApi;
import io.customerhub.publicapis.SalesforceApi;
import io.customerhub.publicapis.ShopifyApi;
import io.customerhub.publicapis.ZendeskApi;
import io.customerhub.publicapis.ZohoApi;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.WriteObserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub reads five public APIs by YAML alone: all records once, then what has changed, over the end of a token. */
class PublicApisTest {

    private static final int COUNT = 450;

    @TempDir
    Path directory;

    @Test
    void salesforceIsReadByQueryLocators() throws Exception {
        try (SalesforceApi api = new SalesforceApi(COUNT)) {
            read(
                    "salesforce",
                    api,
                    "salesforce.url=" + api.url() + "\nsalesforce.clientId=3MVG9.a\nsalesforce.clientSecret=s+/=1\n"
                            + "salesforce.user=hub@example.com\nsalesforce.password=pass&wordTOKEN\nsalesforce.every=300ms",
                    api::endSession);
            assertThat(api.asked()).filteredOn(line -> line.contains("/token")).hasSizeBetween(2, 3);
        }
    }

    @Test
    void hubSpotIsSearchedBeyondTheEndOfItsResults() throws Exception {
        try (HubSpotApi api = new HubSpotApi(COUNT, 200)) {
            read(
                    "hubspot",
                    api,
                    "hubspot.url=" + api.url() + "\nhubspot.token=pat-na1-1\nhubspot.window=200\nhubspot.every=300ms",
                    () -> {});
        }
    }

    @Test
    void shopifyIsReadByItsLinkHeaderWithoutOverflowingItsBucket() throws Exception {
        try (ShopifyApi api = new ShopifyApi(COUNT)) {
            String url = read(
                    "shopify", api, "shopify.url=" + api.url() + "\nshopify.token=shpat_1\nshopify.every=2s", () -> {});
            assertThat(
                            WarehouseContent.query(
                                    url,
                                    "SELECT count(*) || ' ' || count(*) FILTER (WHERE price_currency = 'CAD') || ' '"
                                            + " || count(DISTINCT customer_key) FROM standard.sales_order WHERE system = 'shopify'"))
                    .containsExactly((COUNT + 1) + " " + (COUNT + 1) + " " + (COUNT + 1));
        }
    }

    @Test
    void zendeskIsReadByItsLinksAndItsIncrementalExport() throws Exception {
        try (ZendeskApi api = new ZendeskApi(COUNT)) {
            String url = read(
                    "zendesk",
                    api,
                    "zendesk.url=" + api.url() + "\nzendesk.email=agent@example.com\nzendesk.token=6wi/+IM=&7\n"
                            + "zendesk.every=300ms",
                    () -> {});
            await(() -> api.asked().stream()
                            .filter(line -> line.contains("start_time"))
                            .count()
                    > 1);
            assertThat(WarehouseContent.query(
                            url, "SELECT count(DISTINCT customer_key)::text FROM standard.service_case"))
                    .containsExactly(Integer.toString(COUNT + 1));
        }
    }

    @Test
    void zohoIsReadByPagesAndItsRefreshToken() throws Exception {
        try (ZohoApi api = new ZohoApi(COUNT)) {
            read(
                    "zoho",
                    api,
                    "zoho.api=" + api.url() + "\nzoho.accounts=" + api.url() + "\nzoho.clientId=1000.GMB0\n"
                            + "zoho.clientSecret=122c\nzoho.refreshToken=1000.86a0\nzoho.every=300ms",
                    api::endToken);
            assertThat(api.asked()).filteredOn(line -> line.contains("/token")).hasSize(2);
        }
    }

    /** Reads all, lets the token end, changes one person and adds one; gives the URL of the warehouse. */
    private String read(String name, DocumentedApi api, String properties, Runnable endToken) throws Exception {
        HubProject project = project(name, properties);
        String url = TestDatabase.fresh();
        try (TestHub hub = TestHub.start(project, url, WriteObserver.NONE)) {
            hub.runtime().awaitFirstPass();
            await(() -> customers(url).size() == COUNT);
            int before = api.asked().size();
            endToken.run();
            api.rename(7, "Roberta");
            api.add("Adelaide");
            await(() -> customers(url).size() == COUNT + 1
                    && customers(url).contains("Roberta")
                    && WarehouseContent.query(url, "SELECT run::text FROM hub.run WHERE state = 'running'")
                            .isEmpty());
            assertThat(api.asked().size()).isGreaterThan(before);
            // the streams of a system have polls of their own, and the last to come has seen the changes only then
            await(() -> versions(url).stream().allMatch(line -> line.endsWith(" " + (COUNT + 2))));
        }
        assertThat(versions(url))
                .as("each version of each record once: those at first, one changed, one added")
                .allMatch(line -> line.endsWith(" " + (COUNT + 2)));
        assertThat(api.refusals()).isEmpty();
        assertThat(WarehouseContent.query(url, "SELECT code FROM hub.dead_letter"))
                .isEmpty();
        assertThat(WarehouseContent.wrongRuns(url)).isEmpty();
        return url;
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
    }

    private static List<String> versions(String url) {
        return WarehouseContent.query(
                url, "SELECT stream || ' ' || count(*) FROM raw.record GROUP BY stream ORDER BY 1");
    }

    private static List<String> customers(String url) {
        return WarehouseContent.query(url, "SELECT coalesce(given_name, 'none') FROM standard.customer");
    }

    /** The connectors and shared routes that are shipped, and what the user wrote for one API. */
    private HubProject project(String name, String properties) throws IOException {
        Path root = directory.resolve(name);
        copy(Path.of("connectors"), root.resolve("connectors"), 2);
        copy(Path.of("routes"), root.resolve("routes"), 1);
        copy(
                Path.of("src/test/resources/public-apis", name),
                root.resolve("routes").resolve(name),
                1);
        Files.writeString(root.resolve("hub.properties"), properties);
        return new HubProject(root);
    }

    private static void copy(Path from, Path to, int depth) throws IOException {
        try (Stream<Path> files = Files.walk(from, depth)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(Objects.requireNonNull(target.getParent()));
                Files.copy(file, target);
            }
        }
    }
}
