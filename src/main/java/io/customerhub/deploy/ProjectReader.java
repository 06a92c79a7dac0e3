package io.customerhub.deploy;

import io.customerhub.config.Place;
import io.customerhub.config.Problem;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.config.StreamConfigurationReader;
import io.customerhub.config.SystemConfiguration;
import io.customerhub.config.YamlNode;
import io.customerhub.deploy.check.GrammarCheck;
import io.customerhub.deploy.check.RouteGrammar;
import io.customerhub.record.StreamName;
import io.customerhub.standardize.Standardizers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Reads a whole project folder and says all that is wrong with it at once, source system by source system. */
public final class ProjectReader {

    private final ProjectFolder project;
    private final Standardizers standardizers;
    private final RouteGrammar grammar = RouteGrammar.load();

    /** A reader that knows these standardizers. */
    public ProjectReader(ProjectFolder project, Standardizers standardizers) {
        this.project = project;
        this.standardizers = standardizers;
    }

    /** The source systems of the project, in name order, and what is wrong with its connectors. */
    public Project read() {
        Problems shared = new Problems();
        Map<String, Connector> connectors = new ConnectorReader(project).read(shared);
        RouteFiles files = readFiles(shared);
        Reading reading =
                new Reading(new SourceRouteCheck(connectors), new TreeMap<>(), sharedIds(files), files, new Problems());
        project.sharedRoutes().forEach(file -> checkYaml(file, true, reading, shared));
        List<SourceSystem> systems = new ArrayList<>();
        for (Path folder : project.systems()) {
            systems.add(system(folder, reading));
        }
        shared.sorted().stream().filter(Problem::isWarning).forEach(reading.warnings::add);
        return new Project(
                List.copyOf(systems),
                without(shared, Problem::isWarning),
                reading.warnings.sorted(),
                Collections.unmodifiableMap(connectors),
                files.yaml());
    }

    private RouteFiles readFiles(Problems shared) {
        RouteFiles files = new RouteFiles(project);
        project.sharedRoutes().forEach(file -> files.read(file, shared));
        for (Path folder : project.systems()) {
            project.routes(folder).forEach(file -> files.read(file, files.problems(folder)));
        }
        return files;
    }

    private static Map<String, Place> sharedIds(RouteFiles files) {
        Map<String, Place> ids = new TreeMap<>();
        files.shared()
                .forEach(root -> SourceRouteReader.read(root).forEach(route -> ids.put(route.id(), route.place())));
        return ids;
    }

    private SourceSystem system(Path folder, Reading reading) {
        Problems problems = reading.files.problems(folder);
        String system = folder.getFileName().toString();
        SystemConfiguration configured =
                new StreamConfigurationReader(Standardizers.types()).read(project.root(), folder);
        List<StreamConfiguration> streams = configured.streams();
        Set<String> mapped = project.mappings(folder);
        Map<StreamName, String> routes = new TreeMap<>();
        for (Path file : project.routes(folder)) {
            checkYaml(file, false, reading, problems);
            for (SourceRoute route : SourceRouteReader.read(reading.files.root(file))) {
                reading.check.check(route, system, mapped, problems);
                remember(route, reading.ids, problems);
                remember(route, routes, reading.seen, problems);
            }
        }
        if (without(problems, Problem::isWarning).isEmpty()) {
            checkRead(folder, mapped, routes.keySet(), problems);
        }
        streams.forEach(stream -> DateOrders.check(stream.mapping(), problems));
        problems.sorted().stream().filter(Problem::isWarning).forEach(reading.warnings::add);
        List<Problem> all = new ArrayList<>(configured.problems());
        all.addAll(without(problems, Problem::isWarning));
        streams.forEach(stream -> all.addAll(standardizers.problems(stream.mapping())));
        return new SourceSystem(
                system,
                project.routes(folder),
                routes,
                streams,
                all.stream().sorted().toList());
    }

    private void checkYaml(Path file, boolean isShared, Reading reading, Problems problems) {
        YamlNode root = reading.files.root(file);
        if (root != null) {
            new GrammarCheck(grammar, problems).check(root);
            reading.files.flow().check(project.relative(file), isShared, problems);
        }
    }

    /** A mapping that no route reads is half a change: the other half was forgotten or has a typing error. */
    private void checkRead(Path folder, Set<String> mapped, Set<StreamName> read, Problems problems) {
        for (String stream : mapped) {
            if (read.stream().noneMatch(name -> name.stream().equals(stream))) {
                problems.add(
                        new Place(project.relative(folder.resolve(stream + ".mapping.yaml")), 1, 1),
                        ProblemCode.MAPPING_WITHOUT_ROUTE,
                        "no route of " + project.relative(folder) + " reads the stream '" + stream + "'; write stream: "
                                + stream + " into the parameters of one, or remove this file");
            }
        }
    }

    private static List<Problem> without(Problems problems, Predicate<Problem> unwanted) {
        return problems.sorted().stream().filter(unwanted.negate()).toList();
    }

    private static void remember(SourceRoute route, Map<String, Place> ids, Problems problems) {
        Place first = route.id().isEmpty() ? null : ids.putIfAbsent(route.id(), route.place());
        if (first != null) {
            problems.add(
                    route.place(),
                    ProblemCode.ROUTE_ID_TWICE,
                    "the id '" + route.id() + "' is that of the route at " + first
                            + " already; it would be replaced: give this one another id");
        }
    }

    private static void remember(
            SourceRoute route, Map<StreamName, String> routes, Map<StreamName, Place> seen, Problems problems) {
        StreamName stream = route.stream();
        if (stream == null) {
            return;
        }
        Place first = seen.putIfAbsent(stream, route.place());
        if (first != null) {
            problems.add(
                    route.place(),
                    ProblemCode.ROUTE_STREAM_TWICE,
                    "the stream " + stream + " is read at " + first + " already; two readers would share one position:"
                            + " give one of them another stream name");
        }
        routes.put(stream, route.id());
    }

    /** What is shared while one project is read. */
    private record Reading(
            SourceRouteCheck check,
            Map<StreamName, Place> seen,
            Map<String, Place> ids,
            RouteFiles files,
            Problems warnings) {}

    /**
     * A project as it stands in its folder.
     *
     * @param systems the source systems, in name order
     * @param problems what is wrong with the connectors and the shared routes
     * @param warnings what is doubtful anywhere, in file order; it stops nothing
     * @param connectors the connectors by name
     * @param routes the YAML of each route file that can be read
     */
    public record Project(
            List<SourceSystem> systems,
            List<Problem> problems,
            List<Problem> warnings,
            Map<String, Connector> connectors,
            Map<Path, YamlNode> routes) {

        /** All streams, in order. */
        public SortedSet<StreamName> streams() {
            return systems.stream()
                    .flatMap(system -> system.streams().stream())
                    .map(StreamConfiguration::stream)
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** Everything that is wrong, in file order. */
        public List<Problem> allProblems() {
            List<Problem> all = new ArrayList<>(problems);
            systems.forEach(system -> all.addAll(system.problems()));
            return all.stream().sorted().toList();
        }
    }
}
