package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.observe.Health;
import io.customerhub.observe.HubMetrics;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream whose records stay away is flagged where people look, and goes on. */
final class StreamFlagsTest {

    private static final String MAPPING =
            "entity: customer\nkey: id\nfields:\n  formatted_name: {from: name, as: person-name}\n";
    private static final String CONTRACT =
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: crm-customers
            version: 1.0.0
            status: active
            schema:
              - name: customers
                properties: [{name: id, required: true}, {name: name}]
            slaProperties: [{property: frequency, value: 1, unit: h}]
            """;

    @TempDir
    private Path folder;

    private final String url = TestDatabase.fresh();

    private ProjectInFolder project() {
        return ProjectInFolder.in(folder).system("crm", MAPPING).write("routes/crm/customers.contract.yaml", CONTRACT);
    }

    private static Clock in(Duration later) {
        return Clock.fixed(Instant.now().plus(later), ZoneOffset.UTC);
    }

    @Test
    void aSilentStreamIsFlaggedInHealthMetricsAndStatusUntilARecordComes() {
        ProjectInFolder project = project().drop("crm", "a.csv", "id,name\n1,Wang Wei\n");
        try (RunningHub running = RunningHub.start(project, url);
                Warehouse warehouse = Warehouse.open(url);
                HubMetrics metrics = new HubMetrics()) {
            running.awaitRead(project, "crm");
            running.awaitState("crm/customers", Health.StreamState.UP);
            ArrivalFlags inTime = new ArrivalFlags(warehouse, in(Duration.ofHours(2)), metrics, Map::of);
            inTime.look();
            assertThat(flags(inTime, running)).isNull();
            assertThat(metrics.scrape())
                    .contains("hub_stream_flag{flag=\"silence\",stream=\"customers\",system=\"crm\"} 0.0");

            ArrivalFlags later = new ArrivalFlags(warehouse, in(Duration.ofHours(4)), metrics, Map::of);
            later.look();
            assertThat(flags(later, running)).hasSize(1);
            assertThat(new Health(true, true, later.mark(running.hub().health().streams())).ready())
                    .as("it goes on")
                    .isTrue();
            assertThat(metrics.scrape())
                    .contains("hub_stream_flag{flag=\"silence\",stream=\"customers\",system=\"crm\"} 1.0");
        }
        Shell shell = new Shell(project.environment(url));
        assertThat(shell.hub("status").exit()).isZero();
        RunningHub.execute(url, "UPDATE hub.run SET read_until = now() - interval '4 h'");
        Shell.Result status = shell.hub("status");
        assertThat(status.exit()).isEqualTo(6);
        assertThat(status.out())
                .contains("crm/customers is flagged: HUB-FLOW-001", "its contract promises one every 60 min");
        assertThat(shell.hub("status", "--json").out()).contains("\"flag\" : \"silence\"", "\"HUB-FLOW-001\"");

        project.drop("crm", "b.csv", "id,name\n2,Li Na\n");
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitRead(project, "crm");
        }
        assertThat(shell.hub("status").exit()).isZero();
        assertThat(shell.hub("status", "--json").out()).contains("\"flags\" : [ ]");
    }

    private static List<?> flags(ArrivalFlags flags, RunningHub running) {
        return flags.mark(running.hub().health().streams()).get(0).flags();
    }

    @Test
    void aFileWithAHeaderOnlyIsNoQuietSuccess() {
        ProjectInFolder project = project().drop("crm", "a.csv", "id,name\n1,Wang Wei\n");
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitRead(project, "crm");
        }
        RunningHub.execute(
                url,
                """
                INSERT INTO hub.run (system, stream, route, configuration, fence, started_by, state, read, loaded,
                    started_at, ended_at)
                SELECT system, stream, route, configuration, fence, started_by, 'finished', 1, 1,
                    started_at - d * interval '1 day', started_at - d * interval '1 day'
                FROM hub.run, generate_series(1, 9) d""");
        Shell shell = new Shell(project.environment(url));
        assertThat(shell.hub("status").exit()).isZero();
        project.drop("crm", "b.csv", "id,name\n");
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitRead(project, "crm");
            RunningHub.await(() -> shell.hub("status").exit() == 6);
        }
        assertThat(shell.hub("status").out()).contains("HUB-FLOW-003  the source was read without an error");
    }

    @Test
    void aFlagIsKeptQuietWithAReasonAndNotWithoutOne() {
        String quiet = "customProperties: [{property: quiet, value: silence, description: closed in winter}]\n";
        ProjectInFolder project = project()
                .write("routes/crm/customers.contract.yaml", CONTRACT + quiet)
                .drop("crm", "a.csv", "id,name\n1,Wang Wei\n");
        Shell shell = new Shell(project.environment(url));
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitRead(project, "crm");
        }
        RunningHub.execute(url, "UPDATE hub.run SET read_until = now() - interval '4 h'");
        assertThat(shell.hub("status").exit()).isZero();

        project.write(
                "routes/crm/customers.contract.yaml",
                (CONTRACT + quiet)
                        .replace(", description: closed in winter", "")
                        .replace("unit: h", "unit: m"));
        assertThat(shell.hub("check").out() + shell.hub("check").err())
                .contains(
                        "HUB-CON-015  found the frequency '1 m', expected a number and one of s, min, h, d, w, y",
                        "HUB-CON-016  found quiet 'silence' with the reason ''");
    }

    @Test
    void nothingIsExpectedOfAStreamThatIsPausedOrTakenAway() {
        ProjectInFolder project = project().drop("crm", "a.csv", "id,name\n1,Wang Wei\n");
        Shell shell = new Shell(project.environment(url));
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitRead(project, "crm");
        }
        RunningHub.execute(url, "UPDATE hub.run SET read_until = now() - interval '4 h'");
        assertThat(shell.hub("status").out()).contains("HUB-FLOW-001");

        shell.hub("pause", "crm/customers");
        assertThat(shell.hub("status").out()).contains("paused").doesNotContain("HUB-FLOW-001");
        shell.hub("resume", "crm/customers");
        assertThat(shell.hub("status").out()).contains("HUB-FLOW-001");

        project.write("routes/crm/crm.camel.yaml", "[]\n");
        RunningHub.start(project, url).close();
        assertThat(shell.hub("status").out()).doesNotContain("HUB-FLOW-001");
    }

    /** Nine days of 200 new records, of which hardly any was empty. */
    private void learnUsualNullRates() {
        RunningHub.execute(
                url,
                """
                INSERT INTO hub.null_count (system, stream, day, attribute, counted, missing, run, run_counted,
                    run_missing)
                SELECT 'crm', 'customers', (now() AT TIME ZONE 'UTC')::date - d, 'formatted_name', 200, d % 3, d, 200,
                    d % 3
                FROM generate_series(1, 9) d""");
    }

    private static String file(int from, String name) {
        StringBuilder text = new StringBuilder("id,name\n");
        for (int id = from; id < from + 120; id++) {
            text.append(id).append(',').append(name).append('\n');
        }
        return text.toString();
    }

    @Test
    void anAttributeThatFallsEmptyIsFlaggedInHealthMetricsAndStatusUntilItIsFilledAgain() {
        ProjectInFolder project = project().drop("crm", "a.csv", file(1, "Wang Wei"));
        Shell shell = new Shell(project.environment(url));
        read(project);
        learnUsualNullRates();
        assertThat(shell.hub("status").exit()).as(shell.hub("status").out()).isZero();

        project.drop("crm", "b.csv", file(1_001, " n/a "));
        read(project);
        Shell.Result status = shell.hub("status");
        assertThat(status.exit()).isEqualTo(6);
        assertThat(status.out())
                .contains("crm/customers is flagged: HUB-FLOW-004  formatted_name is empty in 100.0% of the 120 new"
                        + " records of the latest run on ")
                .contains("are usual", "Ask the owner of the source");
        assertThat(shell.hub("status", "--json").out())
                .contains("\"flag\" : \"null-rate\"", "\"field\" : \"formatted_name\"");
        try (RunningHub running = RunningHub.start(project, url)) {
            RunningHub.await(() -> running.health("crm/customers").flags() != null);
            assertThat(running.get("/health/ready").body())
                    .contains(
                            "{\"flag\":\"null-rate\",\"code\":\"HUB-FLOW-004\",\"field\":\"formatted_name\",\"message\":");
            assertThat(running.get("/health/ready").statusCode())
                    .as("it goes on")
                    .isEqualTo(200);
            assertThat(running.get("/metrics").body())
                    .contains("hub_stream_flag{flag=\"null-rate\",stream=\"customers\",system=\"crm\"} 1.0");
        }

        String quiet =
                "customProperties: [{property: quiet, value: null-rate, description: they no longer ask for it}]\n";
        project.write("routes/crm/customers.contract.yaml", CONTRACT + quiet);
        read(project);
        assertThat(shell.hub("status").exit()).as(shell.hub("status").out()).isZero();
        project.write("routes/crm/customers.contract.yaml", CONTRACT);
        read(project);
        assertThat(shell.hub("status").exit()).isEqualTo(6);

        project.drop("crm", "c.csv", file(2_001, "Li Na"));
        read(project);
        assertThat(shell.hub("status").exit()).as(shell.hub("status").out()).isZero();
    }

    private void read(ProjectInFolder project) {
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitRead(project, "crm");
            running.awaitState("crm/customers", Health.StreamState.UP);
        }
    }

    @Test
    void aSourceThatHasDriftedIsFlaggedUntilThatIsAcceptedOrOver() {
        String promised = CONTRACT.replace("{name: name}]", "{name: name}, {name: city}]");
        ProjectInFolder project = project()
                .write("routes/crm/customers.contract.yaml", promised)
                .drop("crm", "a.csv", "id,name,tier\n1,Wang Wei,gold\n");
        Shell shell = new Shell(project.environment(url));
        try (RunningHub running = RunningHub.start(project, url)) {
            running.awaitRead(project, "crm");
            RunningHub.await(() -> shell.hub("status").exit() == 6);
            assertThat(shell.hub("status").out())
                    .contains("crm/customers is flagged: HUB-FLOW-005  the source has tier, which neither mapping nor"
                            + " contract names: ./hub schema accept crm/customers accepts it")
                    .contains("the source no longer has city: ask its owner")
                    .contains("./hub schema diff crm/customers shows more");
        }
        try (RunningHub running = RunningHub.start(project, url)) {
            RunningHub.await(() -> running.health("crm/customers").flags() != null);
            assertThat(running.get("/metrics").body())
                    .contains("hub_stream_flag{flag=\"drift\",stream=\"customers\",system=\"crm\"} 1.0");
        }
        assertThat(shell.hub("schema", "accept", "crm/customers").exit()).isZero();
        assertThat(shell.hub("status").out()).contains("city").doesNotContain("tier");

        project.drop("crm", "b.csv", "id,name,tier,city\n2,Li Na,gold,Paris\n");
        read(project);
        assertThat(shell.hub("status").exit()).as(shell.hub("status").out()).isZero();
    }
}
