package io.customerhub.observe;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import io.customerhub.ProjectInFolder;
import io.customerhub.RunningHub;
import io.customerhub.Shell;
import io.customerhub.observe.Health.StreamState;
import io.customerhub.sample.SampleSystems;
import io.customerhub.warehouse.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class HealthAndMetricsTest {

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    @Test
    void healthAndMetricsAnswerOnLoopbackAndTellHowEachStreamIs() {
        ProjectInFolder project = ProjectInFolder.in(folder)
                .system("crm", "entity: customer\nkey: id\nfields:\n  formatted_name: {from: name, as: person-name}\n")
                .drop("crm", "a.csv", "id,name\n1,Wang Wei\n2\n");
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitRead(project, "crm");
            running.awaitState("crm/customers", StreamState.UP);
            URI address = URI.create(running.hub().address());
            assertThat(address.getHost()).isEqualTo("127.0.0.1");

            assertThat(running.get("/health/live").body()).isEqualTo("{\"live\":true}");
            RunningHub.await(() -> running.get("/health/ready").statusCode() == 200);
            assertThat(running.get("/health/ready").body())
                    .contains("\"warehouse\":true", "\"intake\":true", "\"crm/customers\"", "\"UP\"");
            assertThat(running.get("/metrics").body())
                    .contains(
                            "hub_records_total{outcome=\"loaded\",stream=\"customers\",system=\"crm\"} 1.0",
                            "hub_records_total{outcome=\"dead\",stream=\"customers\",system=\"crm\"} 1.0",
                            "hub_last_good_poll_seconds{stream=\"customers\",system=\"crm\"}",
                            "hub_batch_seconds_count",
                            "jvm_memory_used_bytes");
            assertThat(running.get("/nothing").statusCode()).isEqualTo(404);

            Map<String, String> environment = new HashMap<>(project.environment(url));
            environment.put("HUB_PORT", Integer.toString(address.getPort()));
            assertThat(new Shell(environment).hub("health", "--ready").exit()).isZero();
        }
    }

    @Test
    void noPersonalDataOfTheSampleStandsInMetricsHealthOrLog() throws IOException {
        ProjectInFolder project =
                ProjectInFolder.in(folder.resolve("project")).shipped("erp").shipped("desk");
        SampleSystems sample = SampleSystems.create(folder.resolve("systems"), 7, 200);
        project.property("erp.inbox", sample.erp().toString())
                .property("desk.inbox", sample.desk().toString());
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger ours = (Logger) LoggerFactory.getLogger("io.customerhub");
        Level before = ours.getLevel();
        ours.setLevel(Level.DEBUG);
        log.start();
        root.addAppender(log);
        StringBuilder shown = new StringBuilder();
        try (RunningHub running = RunningHub.start(project, url)) {
            assertThat(running.hub().awaitFirstPass()).isTrue();
            shown.append(running.get("/metrics").body())
                    .append(running.get("/health/ready").body())
                    .append(running.told);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        } finally {
            root.detachAppender(log);
            ours.setLevel(before);
        }
        for (ILoggingEvent event : List.copyOf(log.list)) {
            shown.append(event.getFormattedMessage()).append(' ').append(event.getKeyValuePairs());
            for (IThrowableProxy at = event.getThrowableProxy(); at != null; at = at.getCause()) {
                shown.append(at.getMessage()).append('\n');
            }
        }
        Shell shell = new Shell(project.environment(url));
        shown.append(shell.hub("status").out());
        shown.append(shell.hub("dead-letters", "list", "--limit", "1000").out());
        shown.append(shell.hub("dead-letters", "groups").out());

        List<String> personal = new ArrayList<>(
                RunningHub.rows(
                        url,
                        """
                SELECT DISTINCT t FROM (
                    SELECT formatted_name AS t FROM standard.customer
                    UNION SELECT family_name FROM standard.customer
                    UNION SELECT value FROM standard.contact_point
                    UNION SELECT raw FROM standard.contact_point) texts
                WHERE length(t) >= 6 OR (t ~ '[一-龥]' AND length(t) >= 2)"""));
        assertThat(personal)
                .hasSizeGreaterThan(300)
                .anyMatch(text -> text.contains("@"))
                .anyMatch(text -> text.startsWith("+86"));
        String all = shown.toString();
        assertThat(all).contains("hub_records_total", "HUB-");
        assertThat(personal).noneMatch(all::contains);
    }
}
