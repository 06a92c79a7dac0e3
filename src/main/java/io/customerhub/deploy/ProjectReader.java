package io.customerhub.deploy;

import io.customerhub.config.Place;
import io.customerhub.config.Problem;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.config.StreamConfigurationReader;
import io.customerhub.config.SystemConfiguration;
import io.customerhub.record.StreamName;
import io.customerhub.standardize.Standardizers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads a whole project folder and says all that is wrong with it at once, source system by source system. */
public final class ProjectReader {

    private final ProjectFolder project;
    private final Standardizers standardizers;

    /** A reader that knows these standardizers. */
    public ProjectReader(ProjectFolder project, Standardizers standardizers) {
        this.project = project;
        this.standardizers = standardizers;
    }

    /** The source systems of the project, in name order, and what is wrong with its connectors. */
    public Project read() {
        Problems shared = new Problems();
        Map<String, Connector> connectors = new ConnectorReader(project).read(shared);
        Map<StreamName, Place> seen = new TreeMap<>();
        Map<String, Place> ids = sharedIds(shared);
        List<SourceSystem> systems = new ArrayList<>();
        for (Path folder : project.systems()) {
            systems.add(system(folder, new SourceRouteCheck(connectors), seen, ids));
        }
        return new Project(List.copyOf(systems), shared.sorted());
    }

    private Map<String, Place> sharedIds(Problems problems) {
        Map<String, Place> ids = new TreeMap<>();
        for (Path file : project.sharedRoutes()) {
            new SourceRouteReader(project).read(file, problems).forEach(route -> ids.put(route.id(), route.place()));
        }
        return ids;
    }

    private SourceSystem system(
            Path folder, SourceRouteCheck check, Map<StreamName, Place> seen, Map<String, Place> ids) {
        Problems problems = new Problems();
        String system = folder.getFileName().toString();
        SystemConfiguration configured =
                new StreamConfigurationReader(Standardizers.types()).read(project.root(), folder);
        List<StreamConfiguration> streams = configured.streams();
        Set<String> mapped = project.mappings(folder);
        Map<StreamName, String> routes = new TreeMap<>();
        for (Path file : project.routes(folder)) {
            for (SourceRoute route : new SourceRouteReader(project).read(file, problems)) {
                check.check(route, system, mapped, problems);
                remember(route, ids, problems);
                remember(route, routes, seen, problems);
            }
        }
        List<Problem> all = new ArrayList<>(configured.problems());
        all.addAll(problems.sorted());
        streams.forEach(stream -> all.addAll(standardizers.problems(stream.mapping())));
        return new SourceSystem(
                system,
                project.routes(folder),
                routes,
                streams,
                all.stream().sorted().toList());
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

    /**
     * A project as it stands in its folder.
     *
     * @param systems the source systems, in name order
     * @param problems what is wrong with the connectors
     */
    public record Project(List<SourceSystem> systems, List<Problem> problems) {

        /** Everything that is wrong, in file order. */
        public List<Problem> allProblems() {
            List<Problem> all = new ArrayList<>(problems);
            systems.forEach(system -> all.addAll(system.problems()));
            return all.stream().sorted().toList();
        }
    }
}
