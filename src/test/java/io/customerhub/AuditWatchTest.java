package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.access.AuditTrail.Entry;
import io.customerhub.access.AuditTrail.Result;
import io.customerhub.access.Caller;
import io.customerhub.audit.AuditKeys;
import io.customerhub.audit.AuditStore;
import io.customerhub.config.HubSettings;
import io.customerhub.observe.HubMetrics;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditWatchTest {

    @TempDir
    private Path home;

    @Test
    void theCheckOfTheAuditLogIsAMetric() {
        HubSettings settings = HubSettings.from(Map.of("HUB_HOME", home.toString()));
        try (Warehouse warehouse = Warehouse.open(TestDatabase.fresh());
                HubMetrics metrics = new HubMetrics();
                AuditWatch watch = AuditWatch.start(warehouse, settings, metrics)) {
            AuditStore store = new AuditStore(warehouse, AuditKeys.in(settings.data()));
            for (int i = 0; i < 3; i++) {
                store.note(new Entry(Caller.hub(), "plans.run", "plan " + i, "", Result.DONE, 0, null));
            }
            watch.check();
            assertThat(metrics.scrape()).contains("hub_audit_findings 0.0", "hub_audit_entries 3.0");

            warehouse.transact(connection -> {
                connection.createStatement().execute("ALTER TABLE hub.audit DISABLE TRIGGER audit_append_only");
                return connection
                        .createStatement()
                        .executeUpdate("UPDATE hub.audit SET actor = 'x' WHERE sequence = 2");
            });
            watch.check();
            assertThat(metrics.scrape()).contains("hub_audit_findings 1.0", "hub_audit_entries 1.0");
        }
    }
}
