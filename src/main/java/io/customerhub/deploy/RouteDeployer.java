package io.customerhub.deploy;

import io.customerhub.config.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;

/**
 * Brings the routes of a project into the running context: first connectors and shared routes, then each source system
 * by itself, so that one that is wrong stays down alone.
 */
public final class RouteDeployer {

    private final RouteLoader loader;
    private final ProjectFolder project;
    private final Set<Path> refused = new HashSet<>();

    /** A deployer into this context, which has been started and knows the beans that the routes name. */
    public RouteDeployer(CamelContext context, ProjectFolder project) {
        this.loader = new RouteLoader(context, project);
        this.project = project;
    }

    /**
     * Loads connectors and shared routes.
     *
     * @throws RouteRefusedException when Camel does not take one: nothing can run without them
     */
    public void deployShared() {
        shared().forEach(loader::load);
    }

    /**
     * Tries connectors and shared routes without running them; what Camel does not take of them. What is refused here is
     * left out when source systems are tried.
     */
    public List<Problem> checkShared() {
        List<Path> all = shared();
        // nearly always all are sound; to try one after the other loads the first file once for each of them
        if (all.isEmpty()
                || loader.preflight(all.subList(0, all.size() - 1), all.get(all.size() - 1))
                        .isEmpty()) {
            return List.of();
        }
        List<Problem> problems = new ArrayList<>();
        List<Path> sound = new ArrayList<>();
        for (Path file : all) {
            Optional<Problem> problem = loader.preflight(sound, file);
            problem.ifPresent(problems::add);
            if (problem.isEmpty()) {
                sound.add(file);
            } else {
                refused.add(file);
            }
        }
        return problems;
    }

    /**
     * Tries the routes of a source system without running them; what Camel does not take of them. Routes in which the
     * project reader has found a mistake are not tried: Camel would only say the same in other words.
     */
    public List<Problem> check(SourceSystem system) {
        List<Problem> problems = new ArrayList<>();
        List<Path> base = shared();
        base.removeAll(refused);
        for (Path file : system.routeFiles()) {
            String shown = project.relative(file);
            if (system.problems().stream()
                    .noneMatch(known -> known.place().file().equals(shown))) {
                loader.preflight(base, file).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private List<Path> shared() {
        List<Path> files = new ArrayList<>(project.connectors());
        files.addAll(project.sharedRoutes());
        return files;
    }
}
