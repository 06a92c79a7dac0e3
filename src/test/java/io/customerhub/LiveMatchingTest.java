package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.WriteObserver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Golden customers while the hub runs. */
final class LiveMatchingTest {

    private static final String CUSTOMER = "SELECT customer_id::text FROM golden.crosswalk WHERE key = '%s'";

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    @Test
    void aChangedRecordIsSoonOfItsCustomerAndOtherRulesSoonHold() throws Exception {
        HubProject project = HubProject.create(folder, 100);
        project.drop("customers", "a.csv", HubProject.customers(0, 40));
        try (TestHub hub = TestHub.start(project, url, WriteObserver.NONE)) {
            assertThat(hub.runtime().awaitFirstPass()).isTrue();
            assertThat(isMatched(hub)).isTrue();
            assertThat(query("SELECT count(*)::text FROM golden.customer")).containsExactly("40");
            assertThat(query("SELECT count(*)::text FROM hub.match_model")).containsExactly("1");

            project.drop("customers", "b.csv", row("C000100", "Company 7", "+86 138 0000 0007", "2026-01-03"));
            HubProject.await(() -> !customer("C000100").isEmpty());
            assertThat(customer("C000100")).isEqualTo(customer("C000007"));

            project.drop("customers", "c.csv", row("C000100", "Somebody Else", "+86 139 1234 5678", "2026-01-04"));
            HubProject.await(() -> !customer("C000100").equals(customer("C000007")));
            assertThat(query("SELECT event FROM hub.outbox ORDER BY id DESC LIMIT 1"))
                    .containsExactly("split");

            String rules = query("SELECT rules::text FROM hub.match_start").get(0);
            Files.writeString(folder.resolve("matching.yaml"), "halfLifeDays: 100\n");
            HubProject.await(() ->
                    !query("SELECT rules::text FROM hub.match_start").get(0).equals(rules));
            assertThat(isMatched(hub)).isTrue();
        }
        // what came while no hub ran is matched by the next one, and nothing is matched twice
        try (TestHub hub = TestHub.start(project, url, WriteObserver.NONE)) {
            assertThat(hub.runtime().awaitFirstPass()).isTrue();
            assertThat(isMatched(hub)).isTrue();
            assertThat(query("SELECT count(*)::text FROM hub.match_model")).containsExactly("1");
            assertThat(query("SELECT count(*)::text FROM hub.match_queue")).containsExactly("0");
        }
    }

    private static boolean isMatched(TestHub hub) throws InterruptedException {
        return Objects.requireNonNull(hub.runtime().matching()).awaitMatched();
    }

    private static String row(String number, String name, String phone, String changed) {
        return HubProject.HEADER + "%s,%s,%s,A,%sT10:00:00\n".formatted(number, name, phone, changed);
    }

    private List<String> customer(String key) {
        return query(CUSTOMER.formatted(key));
    }

    private List<String> query(String sql) {
        return WarehouseContent.query(url, sql);
    }
}
