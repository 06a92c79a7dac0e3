package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.pipeline.ApiServer;
import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An API gives its pages more than once and in no order that can be relied on: pages shift while they are read. */
class PageRedeliveryTest {

    private static final int PAGES = 6;
    private static final int RECORDS = 60;
    private static final int KEYS = 50;
    private static final int VERSIONS = 6;
    private static final int COPIES = 3;
    private static final long SEED = 20_260_106;

    private static final String MAPPING =
            """
            entity: customer
            key: no
            version: {from: changed, as: datetime}
            fields:
              formatted_name: {from: name, as: organization-name}
              status: {from: status, as: code, map: {A: active, C: closed}, onInvalid: reject}
            """;

    private static final String ROUTE =
            """
            - route:
                id: shop-customers
                from:
                  uri: kamelet:rest-api-source
                  parameters: {system: shop, stream: customers, url: "%s", paging: page, pageSize: 60, every: 1h}
                  steps:
                    - to: direct:ingest
            """;

    @TempDir
    Path directory;

    @Test
    void pagesThatComeThreeTimesInRandomOrderHaveTheEffectOfOneDeliveryInOrder() throws Exception {
        List<List<String>> pages = pages(new Random(SEED));
        String once = deliver("ordered", pages);
        WarehouseContent expected = WarehouseContent.read(once);
        assertThat(expected.standard()).hasSize(KEYS);
        assertThat(expected.letters()).isNotEmpty();
        assertThat(WarehouseContent.totals(once)).startsWith((long) PAGES * RECORDS);

        for (long seed = SEED + 1; seed <= SEED + 3; seed++) {
            String often = deliver("shuffled-" + seed, RepeatedDelivery.shuffled(pages, COPIES, new Random(seed)));

            assertThat(WarehouseContent.totals(often)).startsWith((long) PAGES * RECORDS * COPIES);
            WarehouseContent found = WarehouseContent.read(often);
            assertThat(found.standard()).as("standard, seed " + seed).isEqualTo(expected.standard());
            assertThat(found.raw()).as("raw, seed " + seed).isEqualTo(expected.raw());
            assertThat(WarehouseContent.openLetters(often))
                    .as("open dead letters, seed " + seed)
                    .isEqualTo(WarehouseContent.openLetters(once));
            assertThat(WarehouseContent.wrongRuns(often)).isEmpty();
        }
    }

    /** Serves the pages in the order given, and gives the URL of the warehouse that they have been read into. */
    private String deliver(String name, List<List<String>> pages) throws Exception {
        try (ApiServer api = new ApiServer((request, query) -> {
            int page = Integer.parseInt(query.getOrDefault("page", "1"));
            ApiServer.json(request, page <= pages.size() ? pages.get(page - 1).toString() : "[]");
        })) {
            ProjectInFolder project = ProjectInFolder.in(directory.resolve(name))
                    .write("routes/shop/customers.mapping.yaml", MAPPING)
                    .write("routes/shop/shop.camel.yaml", ROUTE.formatted(api.url("/api")));
            String url = TestDatabase.fresh();
            try (RunningHub running = RunningHub.start(project, url)) {
                assertThat(running.hub().problems()).isEmpty();
                running.hub().awaitFirstPass();
                assertThat(running.told).isEmpty();
            }
            return url;
        }
    }

    /** Pages with overlapping keys: the first bears every key once, the others versions at random; some records are bad. */
    private static List<List<String>> pages(Random random) {
        List<List<String>> pages = new ArrayList<>();
        for (int p = 0; p < PAGES; p++) {
            List<String> records = new ArrayList<>();
            records.add("\"no record " + p + "\"");
            for (int i = 1; i < RECORDS; i++) {
                int key = p == 0 && i <= KEYS ? i - 1 : random.nextInt(KEYS);
                records.add(customer(key, 1 + random.nextInt(VERSIONS)));
            }
            pages.add(records);
        }
        return pages;
    }

    /** One version of a customer, always the same; some versions of some customers cannot be loaded, but not the first. */
    private static String customer(int key, int version) {
        boolean bad = key % 10 == 3 && version % 3 == 0;
        return String.format(
                Locale.ROOT,
                "{\"no\": \"K%03d\", \"name\": \"Company %d of %d\", \"status\": \"%s\", \"changed\": \"2026-01-%02dT10:00:00\"}",
                key,
                key,
                version,
                bad ? "X" : "A",
                version);
    }
}
