package io.customerhub.cli;

import io.customerhub.config.HubSettings;
import io.customerhub.config.NearestName;
import io.customerhub.config.YamlNode;
import io.customerhub.deploy.HubProperties;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.ProjectReader;
import io.customerhub.deploy.SourceSystem;
import io.customerhub.deploy.render.RouteRenderer;
import io.customerhub.standardize.Standardizers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code hub render}: a source system's routes as they will run, each value with where it comes from. */
@Command(
        name = "render",
        description = {
            "Prints the final Camel YAML of a source system: placeholders replaced, defaults of the connector added,",
            "and behind each value where it comes from. Secrets are masked."
        },
        footer = {"", "Example: hub render shop"},
        mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(paramLabel = "SYSTEM", description = "The source system, a folder of routes/.")
    private String system;

    RenderCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        HubSettings settings = HubCommand.settings(terminal);
        ProjectFolder project = new ProjectFolder(settings.home());
        ProjectReader.Project read = new ProjectReader(project, new Standardizers()).read();
        SourceSystem wanted = wanted(read.systems());
        RouteRenderer renderer =
                new RouteRenderer(read.connectors(), HubProperties.of(project), terminal.environment());
        boolean isFirst = true;
        for (Path file : wanted.routeFiles()) {
            YamlNode root = read.routes().get(file);
            if (root != null) {
                terminal.out()
                        .print((isFirst ? "" : "\n") + "# " + project.relative(file) + "\n" + renderer.render(root));
                isFirst = false;
            }
        }
        wanted.problems().forEach(problem -> terminal.say(problem.toString()));
        return wanted.isSound() ? ExitCode.GOOD.number() : ExitCode.CONFIGURATION.number();
    }

    private SourceSystem wanted(List<SourceSystem> systems) {
        return systems.stream()
                .filter(known -> known.system().equals(system))
                .findFirst()
                .orElseThrow(() -> {
                    List<String> names =
                            systems.stream().map(SourceSystem::system).toList();
                    return new CommandFailure(
                            ExitCode.USAGE,
                            "HUB-RUN-005  there is no source system '" + system + "'" + NearestName.hint(system, names)
                                    + "; there are " + String.join(", ", names));
                });
    }
}
