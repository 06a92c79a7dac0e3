package io.customerhub;

import io.customerhub.config.Problem;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.ProjectReader;
import io.customerhub.deploy.RouteDeployer;
import io.customerhub.deploy.SourceSystem;
import io.customerhub.pipeline.UnconnectedSteps;
import io.customerhub.standardize.Standardizers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/** Tries a project folder out without running it: no source, no warehouse and no file but its own is touched. */
public final class HubCheck {

    /**
     * What was found.
     *
     * @param systems how many source systems there are
     * @param streams how many streams they have whose mapping is sound
     * @param problems all that is wrong, in file order
     */
    public record Result(int systems, int streams, List<Problem> problems) {}

    private HubCheck() {}

    /** Checks routes, mappings, contracts and the properties that the routes name. */
    public static Result of(ProjectFolder project) {
        ProjectReader.Project read = new ProjectReader(project, new Standardizers()).read();
        List<Problem> problems = new ArrayList<>(read.allProblems());
        Main main = HubCamel.start(project, Map.of());
        try {
            CamelContext context = main.getCamelContext();
            UnconnectedSteps.bind(context.getRegistry());
            RouteDeployer deployer = new RouteDeployer(context, project);
            List<Problem> shared = deployer.checkShared();
            problems.addAll(shared);
            if (shared.isEmpty()) {
                read.systems().forEach(system -> problems.addAll(deployer.check(system)));
            }
        } finally {
            main.stop();
        }
        int streams = 0;
        for (SourceSystem system : read.systems()) {
            streams += system.streams().size();
        }
        return new Result(
                read.systems().size(), streams, problems.stream().sorted().toList());
    }
}
