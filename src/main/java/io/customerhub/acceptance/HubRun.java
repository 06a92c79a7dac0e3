package io.customerhub.acceptance;

import io.customerhub.HubRuntime;
import io.customerhub.StreamAccount;
import io.customerhub.acceptance.source.StandIn;
import io.customerhub.config.HubSettings;
import io.customerhub.config.Problem;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.observe.Health.StreamHealth;
import io.customerhub.pipeline.IntakeListener;
import io.customerhub.record.EntityType;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.WarehouseServer;
import io.customerhub.warehouse.WriteObserver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Runs the hub, all of it, until it has read a source once. */
final class HubRun {

    /** A case is small; one that takes longer waits for something that does not come. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final ProjectFolder project;
    private final StreamName stream;
    private final EntityType entity;
    private final StandIn source;
    private final Instant clock;
    private final Map<String, String> properties;
    private final BooleanSupplier stop;

    /**
     * A run.
     *
     * @param project the scratch project, whose route reads from the stand-in
     * @param clock what time it is
     * @param properties what the route names as {@code {{name}}}, where the scratch project has not replaced it
     * @param stop true once the tests shall end
     */
    HubRun(
            ProjectFolder project,
            StreamName stream,
            EntityType entity,
            StandIn source,
            Instant clock,
            Map<String, String> properties,
            BooleanSupplier stop) {
        this.project = project;
        this.stream = stream;
        this.entity = entity;
        this.source = source;
        this.clock = clock;
        this.properties = properties;
        this.stop = stop;
    }

    /**
     * Reads the source into the warehouse at this URL.
     *
     * @throws InterruptedException when the tests shall end: a hub cannot be started while the process ends
     */
    Found read(String url, WriteObserver observer) throws InterruptedException {
        if (stop.getAsBoolean()) {
            throw new InterruptedException("the tests were told to end");
        }
        HubSettings settings = HubSettings.from(Map.of(
                "HUB_HOME",
                project.root().toString(),
                "HUB_WAREHOUSE_URL",
                url,
                "HUB_PORT",
                "0",
                "HUB_WEBHOOK_PORT",
                "0"));
        long deadline = System.nanoTime() + LIMIT.toNanos();
        BooleanSupplier end = () -> stop.getAsBoolean() || System.nanoTime() > deadline;
        List<String> newFields = Collections.synchronizedList(new ArrayList<>());
        int before = source.requests();
        boolean inTime;
        Map<String, Long> counts;
        StreamHealth health;
        List<String> refusals;
        try (WarehouseServer server = WarehouseServer.open(settings, line -> {});
                HubRuntime hub = HubRuntime.start(new HubRuntime.Options(
                        server,
                        settings,
                        properties,
                        Set.of(stream.system()),
                        new DriftEar(newFields),
                        line -> {},
                        end,
                        observer,
                        Clock.fixed(clock, ZoneOffset.UTC)))) {
            inTime = hub.awaitFirstPass();
            source.send(hub.webhookAddress());
            counts = counts(hub);
            health = hub.health().streams().stream()
                    .filter(one -> one.stream().equals(stream.toString()))
                    .findFirst()
                    .orElse(null);
            refusals = hub.problems().stream()
                    .filter(problem -> concerns(problem, stream))
                    .map(Problem::toString)
                    .toList();
        }
        return new Found(
                new WarehouseReading(url, stream).read(entity),
                counts,
                health,
                refusals,
                List.copyOf(newFields),
                source.requests() - before,
                source.complaints(),
                inTime);
    }

    /** Mistakes of other source systems are not this test's. */
    private static boolean concerns(Problem problem, StreamName stream) {
        String file = problem.place().file();
        return !file.startsWith("routes/") || file.startsWith("routes/" + stream.system() + "/");
    }

    private Map<String, Long> counts(HubRuntime hub) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (StreamAccount account : hub.accounts()) {
            if (account.stream().equals(stream)) {
                counts.put("read", account.read());
                counts.put("loaded", account.loaded());
                counts.put("unchanged", account.unchanged());
                counts.put("superseded", account.superseded());
                counts.put("dead", account.dead());
                counts.put("skipped", account.skipped());
            }
        }
        return counts;
    }

    /** Remembers which new fields the hub tells of. */
    private static final class DriftEar implements IntakeListener {

        private final List<String> fields;

        DriftEar(List<String> fields) {
            this.fields = fields;
        }

        @Override
        public void newField(StreamName stream, String field) {
            fields.add(field);
        }
    }
}
