package io.customerhub.deploy;

import io.customerhub.config.Place;
import io.customerhub.config.Problem;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.standardize.Standardizers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** Reads and checks a project folder, and says what shall run of each source system. */
final class ProjectScan {

    /** How alerts reach people: the one shared route without which records still come in. */
    static final String ALERTS = "routes/alerts.camel.yaml";

    private final CamelContext context;
    private final ProjectFolder project;
    private final Standardizers standardizers;

    ProjectScan(CamelContext context, ProjectFolder project, Standardizers standardizers) {
        this.context = context;
        this.project = project;
        this.standardizers = standardizers;
    }

    /**
     * What shall run of a source system.
     *
     * @param deployment all of it; without meaning when there are problems
     * @param problems what is wrong, so that none of it may run
     */
    record Wanted(Deployment deployment, List<Problem> problems) {}

    /**
     * What a project says.
     *
     * @param shared connectors and shared routes; in the place of those with a mistake, the ones that run
     * @param sharedProblems the mistakes in them
     * @param sharedRouteProblem the first one in a shared route without which nothing can run, or null; the routes of alerts
     *     are none of those
     * @param systems the source systems by name
     */
    record Found(
            Deployment shared,
            List<Problem> sharedProblems,
            @Nullable Problem sharedRouteProblem,
            Map<String, Wanted> systems) {}

    /**
     * Reads everything and tries what changed.
     *
     * @param running what runs of each source system, and under the empty name of what they share
     */
    Found read(Map<String, Deployment> running) {
        List<Problem> sharedProblems = new ArrayList<>(properties());
        ProjectReader.Project read = new ProjectReader(project, standardizers).read();
        RoutePartReader parts = new RoutePartReader(
                project,
                name -> context.getPropertiesComponent().resolveProperty(name).orElse(""));
        RouteDeployer deployer = new RouteDeployer(context, project);
        Deployment sharedRuns = running.getOrDefault("", Deployment.NONE);
        List<RoutePart> shared = parts.shared();
        sharedProblems.addAll(read.problems());
        if (!read.problems().isEmpty()
                || !SwapPlanner.plan(sharedRuns, Deployment.of(shared, List.of()), true)
                        .isEmpty()) {
            deployer.checkShared().stream()
                    .filter(problem -> read.problems().stream()
                            .noneMatch(known ->
                                    known.place().file().equals(problem.place().file())))
                    .forEach(sharedProblems::add);
        }
        List<RoutePart> effective = effective(shared, sharedRuns, sharedProblems);
        Map<String, Wanted> systems = new LinkedHashMap<>();
        for (SourceSystem system : read.systems()) {
            Deployment runs = running.getOrDefault(system.system(), Deployment.NONE);
            systems.put(system.system(), wanted(system, runs, parts.of(system, effective), deployer));
        }
        return new Found(
                Deployment.of(effective, List.of()),
                sharedProblems,
                sharedProblems.stream()
                        .filter(problem -> problem.place().file().startsWith("routes/"))
                        .filter(problem -> !isOfAlerts(problem))
                        .findFirst()
                        .orElse(null),
                systems);
    }

    /** Whether records come in all the same. */
    static boolean isOfAlerts(Problem problem) {
        return problem.place().file().equals(ALERTS);
    }

    /** Takes up {@code hub.properties} as it is now; what is wrong with it. */
    private List<Problem> properties() {
        Path file = project.root().resolve("hub.properties");
        if (Files.exists(file)) {
            try {
                context.getPropertiesComponent().reloadProperties(null);
            } catch (RuntimeException failure) {
                return List.of(new Problem(
                        new Place(project.relative(file), 1, 1),
                        ProblemCode.FILE_UNREADABLE.code(),
                        "the properties cannot be read (" + failure.getClass().getSimpleName()
                                + "); write one name=value a line, and a backslash twice"));
            }
        }
        return List.of();
    }

    /** Of files with a mistake, what runs stays. */
    private static List<RoutePart> effective(List<RoutePart> read, Deployment runs, List<Problem> problems) {
        Set<String> bad =
                problems.stream().map(problem -> problem.place().file()).collect(Collectors.toSet());
        List<RoutePart> effective = new ArrayList<>();
        read.stream().filter(part -> !bad.contains(part.file())).forEach(effective::add);
        Set<String> there = effective.stream().map(RoutePart::key).collect(Collectors.toSet());
        runs.parts().values().stream()
                .filter(part -> bad.contains(part.file()) && !there.contains(part.key()))
                .forEach(effective::add);
        effective.sort(Comparator.comparing(RoutePart::kind));
        return effective;
    }

    private Wanted wanted(SourceSystem system, Deployment runs, List<RoutePart> parts, RouteDeployer deployer) {
        if (!system.isSound()) {
            return new Wanted(Deployment.NONE, withCamel(system, deployer));
        }
        Deployment wanted = Deployment.of(parts, streams(system));
        boolean changesRoutes = SwapPlanner.plan(runs, wanted, false).stream()
                .anyMatch(swap -> !swap.parts().isEmpty());
        return new Wanted(wanted, changesRoutes ? deployer.check(system) : List.of());
    }

    /** A person sees all that is wrong at once, as from {@code hub check}. */
    private static List<Problem> withCamel(SourceSystem system, RouteDeployer deployer) {
        List<Problem> all = new ArrayList<>(system.problems());
        all.addAll(deployer.check(system));
        return all;
    }

    /** The streams that a route reads; a mapping without one is not in service. */
    private List<ServedStream> streams(SourceSystem system) {
        List<ServedStream> streams = new ArrayList<>();
        for (StreamConfiguration stream : system.streams()) {
            String route = system.routes().get(stream.stream());
            if (route != null) {
                streams.add(new ServedStream(
                        stream, route, "routes/" + system.system() + "/" + stream.stream().stream() + ".mapping.yaml"));
            }
        }
        return streams;
    }
}
