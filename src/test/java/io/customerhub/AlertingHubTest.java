package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running hub tells people what is the matter, over a real web server and a real mail server. */
final class AlertingHubTest {

    private static final String MAPPING =
            """
            entity: customer
            key: id
            fields:
              formatted_name: {from: name, as: person-name}
              status: {from: status, as: code, map: {A: active}, onInvalid: reject}
            """;

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    @Test
    void aNewGroupIsOneMailAndOnePostAndNamesNobody() throws InterruptedException {
        try (AlertReceivers receivers = new AlertReceivers()) {
            ProjectInFolder project = receivers.in(ProjectInFolder.in(folder).system("crm", MAPPING));
            try (RunningHub running = RunningHub.start(project, url)) {
                awaitTargets();
                StringBuilder rows = new StringBuilder("id,name,status\n");
                for (int i = 0; i < 300; i++) {
                    String status = i % 10 == 0 ? "Secret-Status" : "A";
                    rows.append("KEY-CANARY-" + i + ",Wilhelmina Canary-Person," + status + "\n");
                }
                project.drop("crm", "a.csv", rows.toString());
                running.awaitRead(project, "crm");
                running.hub().alerts().look();
                RunningHub.await(() -> receivers.mails().size() == 1 && receivers.posts.size() == 1);
                running.hub().alerts().look();
                project.drop("crm", "b.csv", "id,name,status\nKEY-CANARY-x,Wilhelmina Canary-Person,Secret-Status\n");
                running.awaitRead(project, "crm");
                running.hub().alerts().look();
                TimeUnit.SECONDS.sleep(5);
                assertThat(receivers.mails()).hasSize(1);
                assertThat(receivers.posts).hasSize(1);
                assertThat(receivers.mails().get(0))
                        .contains("30 unfinished dead letters in crm/customers", "HUB-VAL-001")
                        .contains("http://127.0.0.1:8713/alerts/");
                assertThat(receivers.posts.get(0)).contains("\"kind\":\"new-group\"", "\"facts\":{\"letters\":30}");
                List<String> stored = RunningHub.rows(
                        url, "SELECT a::text FROM hub.alert a UNION ALL SELECT d::text FROM hub.alert_delivery d");
                assertThat(stored).hasSize(3);
                assertThat(String.join("\n", stored) + receivers.mails() + receivers.posts)
                        .doesNotContain("CANARY", "Canary", "Wilhelmina", "Secret-Status");
                assertThat(running.get("/metrics").body())
                        .contains("hub_alerts{kind=\"new-group\",state=\"raised\"} 1.0");
            }
        }
    }

    @Test
    void aTargetThatIsDownWaitsWhileTheOtherIsServed() {
        try (AlertReceivers receivers = new AlertReceivers()) {
            ProjectInFolder project = receivers.in(ProjectInFolder.in(folder).system("crm", MAPPING));
            receivers.answer(500);
            try (RunningHub running = RunningHub.start(project, url)) {
                awaitTargets();
                project.drop("crm", "a.csv", "id,name,status\n1,Ann,X\n2,Bob,A\n3,Eve,A\n");
                running.awaitRead(project, "crm");
                running.hub().alerts().look();
                RunningHub.await(() -> receivers.mails().size() == 1);
                RunningHub.await(() -> deliveries().equals(List.of("mail sent 1 sent", "webhook waiting 1 HTTP 500")));
                receivers.answer(200);
                RunningHub.await(() -> deliveries().equals(List.of("mail sent 1 sent", "webhook sent 2 sent")));
                assertThat(receivers.mails()).hasSize(1);
                assertThat(receivers.posts).hasSize(2);
            }
        }
    }

    private List<String> deliveries() {
        return RunningHub.rows(url, "SELECT target, state, attempts, result FROM hub.alert_delivery ORDER BY target");
    }

    @Test
    void withoutTargetsAlertsAreShownOnly() {
        ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
        try (RunningHub running = RunningHub.start(project, url)) {
            project.drop("crm", "a.csv", "id,name,status\n1,Ann,X\n2,Bob,A\n3,Eve,A\n");
            running.awaitRead(project, "crm");
            running.hub().alerts().look();
            assertThat(RunningHub.rows(url, "SELECT kind, state FROM hub.alert"))
                    .containsExactly("new-group raised");
            assertThat(RunningHub.rows(url, "SELECT * FROM hub.alert_delivery")).isEmpty();
        }
    }

    @Test
    void aTargetThatComesLaterIsSwappedInAndATestReachesIt() {
        try (AlertReceivers receivers = new AlertReceivers()) {
            ProjectInFolder project = ProjectInFolder.in(folder).system("crm", MAPPING);
            try (RunningHub running = RunningHub.start(project, url)) {
                receivers.in(project);
                RunningHub.await(() -> {
                    running.hub().reload();
                    return running.hub().context().getRoute("alert-mail") != null;
                });
                awaitTargets();
                RunningHub.execute(url, "SELECT 1");
                new io.customerhub.alert.AlertStore(io.customerhub.warehouse.Warehouse.open(url))
                        .raiseTest("This is a test.", java.time.Instant.now());
                RunningHub.await(() -> receivers.mails().size() == 1 && receivers.posts.size() == 1);
                assertThat(receivers.mails().get(0)).contains("This is a test.");
            }
        }
    }

    @Test
    void aBrokenRouteOfAlertsIsRefusedAndTheHubRunsAndTellsWhenItIsMended() throws IOException, InterruptedException {
        Path file = folder.resolve("routes/alerts.camel.yaml");
        try (AlertReceivers receivers = new AlertReceivers()) {
            ProjectInFolder project = receivers.in(ProjectInFolder.in(folder).system("crm", MAPPING));
            String good = Files.readString(file);
            project.write("routes/alerts.camel.yaml", good.replace("- to:", "- too:"));
            assertThat(new Shell(project.environment(url)).hub("check").exit()).isEqualTo(3);
            try (RunningHub running = RunningHub.start(project, url)) {
                project.drop("crm", "a.csv", "id,name,status\n1,Ann,X\n2,Bob,A\n3,Eve,A\n");
                running.awaitRead(project, "crm");
                running.hub().alerts().look();
                assertThat(RunningHub.rows(url, "SELECT count(*) FROM standard.customer"))
                        .containsExactly("2");
                assertThat(RunningHub.rows(url, "SELECT kind, severity FROM hub.alert ORDER BY kind"))
                        .containsExactly("configuration warning", "new-group error", "undelivered critical");
                TimeUnit.SECONDS.sleep(5);
                assertThat(receivers.mails()).isEmpty();
                project.write("routes/alerts.camel.yaml", good);
                RunningHub.await(() -> {
                    running.hub().reload();
                    return running.hub().problems().isEmpty();
                });
                running.hub().alerts().look();
                RunningHub.await(() -> receivers.mails().size() == 1 && receivers.posts.size() == 1);
                assertThat(receivers.mails().get(0)).contains("1 unfinished dead letter in crm/customers");
                running.hub().alerts().look();
                assertThat(RunningHub.rows(url, "SELECT kind, state FROM hub.alert ORDER BY kind"))
                        .containsExactly("configuration resolved", "new-group raised", "undelivered resolved");
            }
        }
    }

    @Test
    void theContractSaysHowLongLettersAreKeptAndTheHubDeletesThem() {
        ProjectInFolder project = ProjectInFolder.in(folder)
                .system("crm", MAPPING)
                .write(
                        "routes/crm/customers.contract.yaml",
                        """
                        apiVersion: v3.1.0
                        kind: DataContract
                        id: crm-customers
                        version: 1.0.0
                        status: active
                        schema:
                          - name: customers
                            properties: [{name: id, required: true}, {name: name}, {name: status}]
                        slaProperties: [{property: retention, value: 1, unit: d}, {property: timeToRepair, value: 2, unit: h}]
                        """);
        try (RunningHub running = RunningHub.start(project, url)) {
            project.drop("crm", "a.csv", "id,name,status\n1,Ann,X\n2,Bob,A\n3,Eve,A\n4,Kim,A\n5,Lee,Y\n");
            running.awaitRead(project, "crm");
            RunningHub.await(() ->
                    RunningHub.rows(url, "SELECT count(*) FROM hub.dead_letter").equals(List.of("2")));
            RunningHub.execute(
                    url,
                    "UPDATE hub.dead_letter SET first_seen = now() - interval '3 h';"
                            + "UPDATE hub.dead_letter SET state = 'dismissed', closed_at = now() - interval '3 d'"
                            + " WHERE key = '1'");
            running.hub().alerts().upkeep().once();
            running.hub().alerts().look();
            assertThat(RunningHub.rows(url, "SELECT kind FROM hub.alert ORDER BY kind"))
                    .containsExactly("expiring", "new-group", "oldest");
            RunningHub.execute(url, "UPDATE hub.dead_letter SET expires_at = now() WHERE expires_at IS NOT NULL");
            running.hub().alerts().upkeep().once();
            assertThat(RunningHub.rows(url, "SELECT key FROM hub.dead_letter")).containsExactly("5");
            assertThat(RunningHub.rows(url, "SELECT letters FROM hub.retention_run"))
                    .containsExactly("1");
            assertThat(RunningHub.rows(url, "SELECT actor, action, result FROM hub.audit ORDER BY sequence"))
                    .containsExactly("hub retention.sweep asked", "hub retention.sweep done");
            RunningHub.execute(
                    url,
                    "ALTER TABLE hub.audit DISABLE TRIGGER USER;"
                            + "UPDATE hub.audit SET subject = 'something else' WHERE result = 'done'");
            running.hub().alerts().upkeep().once();
            running.hub().alerts().look();
            assertThat(RunningHub.rows(url, "SELECT severity, facts FROM hub.alert WHERE kind = 'audit'"))
                    .containsExactly("critical {\"entry\": 2}");
        }
    }

    private void awaitTargets() {
        RunningHub.await(() -> RunningHub.rows(url, "SELECT target FROM hub.alert_target ORDER BY target")
                .equals(List.of("mail", "webhook")));
    }
}
