package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.pipeline.ApiServer;
import io.customerhub.warehouse.ConfigurationChange.What;
import io.customerhub.warehouse.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred random edits of a running hub while files, rows and records of an API arrive without end. */
final class LiveChangeUnderLoadTest {

    private static final int EDITS = 100;
    private static final int ROWS_IN_A_FILE = 120;
    private static final long SEED = 20_261_122;
    private static final List<String> OF_FILES = List.of("ada", "ben", "cho");
    private static final String OF_ROWS = "duo";
    private static final String OF_PAGES = "eve";
    private static final List<String> SYSTEMS = List.of("ada", "ben", "cho", OF_ROWS, OF_PAGES);
    private static final int PAGE = 500;
    private static final String KAMELET = "connectors/csv-file/csv-file-source.kamelet.yaml";

    private static final String MAPPING =
            """
            entity: customer
            key: id
            fields:
              formatted_name: {from: name, as: organization-name}
            """;

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final String url = TestDatabase.fresh();
    private final Map<String, Integer> starts = new ConcurrentHashMap<>();
    private final Map<String, Integer> dropped = new TreeMap<>();
    private final Map<String, String> sound = new HashMap<>();
    private final AtomicInteger listed = new AtomicInteger();
    private final String table = TestDatabase.empty();
    private int edit;

    /** What an edit may do to routes that run. */
    private record Effect(Set<String> mayStart, boolean isBad) {}

    @Test
    void nothingIsLostUnchangedRoutesNeverRestartAndNothingLeaks() throws Exception {
        ProjectInFolder project = ProjectInFolder.in(folder);
        try (ApiServer api = new ApiServer((request, query) -> ApiServer.json(request, page(query.get("page"))));
                RunningHub running = RunningHub.start(fill(project, api), url)) {
            CamelContext context = running.hub().context();
            context.getManagementStrategy().addEventNotifier(new Starts());
            Traces before = Traces.of(context);
            AtomicBoolean fed = new AtomicBoolean();
            Thread feeder = new Thread(() -> feed(project, fed), "feeder");
            feeder.start();
            for (edit = 0; edit < EDITS; edit++) {
                Map<String, Integer> startsBefore = Map.copyOf(starts);
                Map<String, Route> routesBefore = routes(context);
                Effect effect = edit(project);
                assertEffect(running, effect, startsBefore, routesBefore);
            }
            fed.set(true);
            feeder.join();
            mend(project);
            running.hub().reload();
            assertThat(running.hub().problems()).isEmpty();
            OF_FILES.forEach(system -> running.awaitRead(project, system));
            List.of(OF_ROWS, OF_PAGES).forEach(this::awaitLoaded);
            RunningHub.await(() -> RunningHub.rows(url, "SELECT 1 FROM hub.run WHERE state = 'running'")
                    .isEmpty());
            assertNothingLost();
            RunningHub.await(() -> Traces.of(context).threads() <= before.threads() + 3);
            assertThat(Traces.of(context).withThreads(0)).isEqualTo(before.withThreads(0));
            assertGaps();
        }
    }

    private ProjectInFolder fill(ProjectInFolder project, ApiServer api) {
        RunningHub.execute(
                table,
                "CREATE TABLE person (id int PRIMARY KEY, name text, changed timestamptz DEFAULT now() NOT NULL)");
        for (String system : OF_FILES) {
            project.system(system, MAPPING);
            save(project, route(system), ProjectInFolder.route(system).replace("batchSize: 250", "batchSize: 20"));
        }
        save(
                project,
                route(OF_ROWS),
                """
                - beans:
                    - name: duo
                      type: com.zaxxer.hikari.HikariDataSource
                      properties: {jdbcUrl: "%s", maximumPoolSize: 2}
                - route:
                    id: duo-customers
                    from:
                      uri: kamelet:database-table-source
                      parameters: {system: duo, stream: customers, dataSource: duo, table: person, key: id,
                        cursor: changed, pageSize: 20, every: 100ms}
                      steps:
                        - to: direct:ingest
                """
                        .formatted(table));
        save(
                project,
                route(OF_PAGES),
                """
                - route:
                    id: eve-customers
                    from:
                      uri: kamelet:rest-api-source
                      parameters: {system: eve, stream: customers, url: "%s", paging: page, pageSize: %d, every: 100ms}
                      steps:
                        - to: direct:ingest
                """
                        .formatted(api.url("/api"), PAGE));
        SYSTEMS.forEach(system -> save(project, mapping(system), MAPPING));
        save(project, KAMELET, project.read(KAMELET));
        return project;
    }

    private String page(String number) {
        int from = (Integer.parseInt(number) - 1) * PAGE;
        return IntStream.range(from, Math.min(listed.get(), from + PAGE))
                .mapToObj(id -> "{\"id\": " + id + ", \"name\": \"Person " + id + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private void awaitLoaded(String system) {
        RunningHub.await(
                () -> RunningHub.rows(url, "SELECT count(*) FROM standard.customer WHERE system = '" + system + "'")
                        .contains(String.valueOf(dropped.get(system))));
    }

    private void assertEffect(
            RunningHub running, Effect effect, Map<String, Integer> startsBefore, Map<String, Route> routesBefore)
            throws InterruptedException {
        boolean refused = running.hub().reload().stream().anyMatch(change -> change.what() == What.REFUSED);
        assertThat(refused).as("edit %d is refused", edit).isEqualTo(effect.isBad());
        Map<String, Route> routesNow = routes(running.hub().context());
        for (String system : SYSTEMS) {
            String id = system + "-customers";
            if (!effect.mayStart().contains(system)) {
                assertThat(starts.get(id))
                        .as("starts of %s at edit %d", id, edit)
                        .isEqualTo(startsBefore.get(id));
                assertThat(routesNow.get(id)).as("%s at edit %d", id, edit).isSameAs(routesBefore.get(id));
            }
            if (routesNow.containsKey(id)) {
                assertThat(running.hub()
                                .context()
                                .getRouteController()
                                .getRouteStatus(id)
                                .isStarted())
                        .isTrue();
            }
        }
    }

    /** Makes one edit; each system is mended first, so that it is known what the edit does. */
    private Effect edit(ProjectInFolder project) throws Exception {
        String system = SYSTEMS.get(random.nextInt(SYSTEMS.size()));
        Set<String> touched = new TreeSet<>(mend(project));
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                save(
                        project,
                        route(system),
                        sound.get(route(system)).replaceFirst("every: \\d+ms", "every: " + (100 + edit) + "ms"));
                touched.add(system);
                return new Effect(touched, false);
            }
            case 3, 4 -> save(project, mapping(system), MAPPING + "# as of edit " + edit + "\n");
            case 5 -> {
                project.write(route(system), sound.get(route(system)).replace("every:", "evry:"));
                return new Effect(touched, true);
            }
            case 6 -> {
                project.write(mapping(system), "entity: [");
                return new Effect(touched, true);
            }
            case 7 -> {
                project.write(
                        route(system), sound.get(route(system)).replace("- to: direct:ingest", "- too: direct:x"));
                return new Effect(touched, true);
            }
            case 8 -> {
                Files.delete(project.root().resolve(route(system)));
                touched.add(system);
            }
            case 9 -> {
                Files.delete(project.root().resolve(mapping(system)));
                return new Effect(touched, true);
            }
            case 10 -> {
                Files.move(
                        project.root().resolve(route(system)),
                        project.root().resolve("routes/" + system + "/renamed-" + edit + ".camel.yaml"));
            }
            default -> {
                save(
                        project,
                        KAMELET,
                        sound.get(KAMELET).replaceFirst("default: 429\\d+", "default: 429" + (4_000_000 + edit)));
                touched.addAll(OF_FILES);
            }
        }
        return new Effect(touched, false);
    }

    /** Puts the last sound files back; the systems whose routes start by that, which are those that were taken away. */
    private Set<String> mend(ProjectInFolder project) throws Exception {
        Set<String> back = new TreeSet<>();
        for (String system : SYSTEMS) {
            Path own = project.root().resolve("routes/" + system);
            boolean isRenamed = false;
            try (var files = Files.list(own)) {
                for (Path renamed : files.filter(
                                file -> file.getFileName().toString().startsWith("renamed"))
                        .toList()) {
                    Files.delete(renamed);
                    isRenamed = true;
                }
            }
            if (!isRenamed && Files.notExists(project.root().resolve(route(system)))) {
                back.add(system);
            }
        }
        sound.forEach(project::write);
        return back;
    }

    private void save(ProjectInFolder project, String path, String text) {
        sound.put(path, text);
        project.write(path, text);
    }

    private static String route(String system) {
        return "routes/" + system + "/" + system + ".camel.yaml";
    }

    private static String mapping(String system) {
        return "routes/" + system + "/customers.mapping.yaml";
    }

    private void feed(ProjectInFolder project, AtomicBoolean enough) {
        Random own = new Random(SEED);
        while (!enough.get()) {
            String system = SYSTEMS.get(own.nextInt(SYSTEMS.size()));
            int from = dropped.getOrDefault(system, 0);
            int until = from + ROWS_IN_A_FILE;
            switch (system) {
                case OF_ROWS ->
                    RunningHub.execute(
                            table,
                            "INSERT INTO person SELECT i, 'Person ' || i FROM generate_series(" + from + ", "
                                    + (until - 1) + ") i");
                case OF_PAGES -> listed.set(until);
                default ->
                    project.drop(
                            system,
                            "f%06d.csv".formatted(from),
                            IntStream.range(from, until)
                                    .mapToObj(id -> id + ",Person " + id + "\n")
                                    .collect(Collectors.joining("", "id,name\n", "")));
            }
            dropped.put(system, until);
            java.util.concurrent.locks.LockSupport.parkNanos(40_000_000);
        }
    }

    private void assertNothingLost() {
        assertThat(RunningHub.runsThatDoNotAddUp(url)).isEmpty();
        assertThat(RunningHub.rows(url, "SELECT count(*) FROM hub.dead_letter")).containsExactly("0");
        dropped.forEach((system, rows) -> {
            assertThat(RunningHub.rows(
                            url,
                            "SELECT count(*), count(DISTINCT key), min(key::int), max(key::int) FROM standard.customer"
                                    + " WHERE system = '" + system + "'"))
                    .as(system)
                    .containsExactly(rows + " " + rows + " 0 " + (rows - 1));
            assertThat(RunningHub.rows(
                            url,
                            "SELECT key FROM standard.customer WHERE system = '" + system
                                    + "' AND formatted_name <> 'Person ' || key"))
                    .isEmpty();
            assertThat(RunningHub.rows(
                            url, "SELECT sum(read) >= " + rows + " FROM hub.run WHERE system = '" + system + "'"))
                    .containsExactly("t");
        });
    }

    /** A machine that does other things, too, makes single swaps slow; not half of them. */
    private void assertGaps() {
        List<String> row = RunningHub.rows(
                url,
                "SELECT count(*) > 10, percentile_cont(0.5) WITHIN GROUP (ORDER BY gap_ms), max(gap_ms)"
                        + " FROM hub.configuration_change WHERE subject = 'route' AND what = 'replaced'");
        String[] figures = row.get(0).split(" ");
        assertThat(figures[0]).isEqualTo("t");
        System.err.println("gap of a swap in ms: median " + figures[1] + ", longest " + figures[2]);
        assertThat(Double.parseDouble(figures[1])).isLessThan(200);
    }

    private static Map<String, Route> routes(CamelContext context) {
        return context.getRoutes().stream().collect(Collectors.toMap(Route::getRouteId, route -> route));
    }

    /** What a swap may leave behind. */
    private record Traces(int routes, int definitions, int templates, Set<String> endpoints, int threads) {

        static Traces of(CamelContext context) {
            org.apache.camel.model.ModelCamelContext model = (org.apache.camel.model.ModelCamelContext) context;
            List<String> endpoints = new ArrayList<>();
            context.getEndpoints()
                    .forEach(endpoint ->
                            endpoints.add(endpoint.getEndpointBaseUri().replaceFirst("-\\d+$", "")));
            return new Traces(
                    context.getRoutesSize(),
                    model.getRouteDefinitions().size(),
                    model.getRouteTemplateDefinitions().size(),
                    Set.of(String.valueOf(endpoints.size())),
                    Thread.getAllStackTraces().size());
        }

        Traces withThreads(int count) {
            return new Traces(routes, definitions, templates, endpoints, count);
        }
    }

    /** Counts how often each route has started. */
    private final class Starts extends EventNotifierSupport {

        @Override
        public void notify(CamelEvent event) {
            if (event instanceof CamelEvent.RouteStartedEvent started) {
                starts.merge(started.getRoute().getRouteId(), 1, Integer::sum);
            }
        }
    }
}
