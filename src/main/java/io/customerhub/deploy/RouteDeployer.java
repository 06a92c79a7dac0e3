package io.customerhub.deploy;

import io.customerhub.config.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;

/**
 * Brings the routes of a project into the running context: first connectors and shared routes, then each source system
 * by itself, so that one that is wrong stays down alone.
 */
public final class RouteDeployer {

    private final RouteLoader loader;
    private final ProjectFolder project;

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

    /** Loads one source system; what is wrong with its routes, or nothing when they run. */
    public List<Problem> deploy(SourceSystem system) {
        List<Problem> problems = new ArrayList<>();
        for (Path file : system.routeFiles()) {
            loader.preflight(shared(), file).ifPresent(problems::add);
        }
        if (!problems.isEmpty()) {
            return problems;
        }
        for (Path file : system.routeFiles()) {
            load(file).ifPresent(problems::add);
        }
        return problems;
    }

    private Optional<Problem> load(Path file) {
        try {
            loader.load(file);
            return Optional.empty();
        } catch (RouteRefusedException refused) {
            return Optional.of(refused.problem());
        }
    }

    private List<Path> shared() {
        List<Path> files = new ArrayList<>(project.connectors());
        files.addAll(project.sharedRoutes());
        return files;
    }
}
