package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.config.HubSettings;
import io.customerhub.config.NearestName;
import io.customerhub.config.YamlNode;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.ProjectReader;
import io.customerhub.deploy.SourceSystem;
import io.customerhub.deploy.render.RenderedRoutes;
import io.customerhub.deploy.render.RouteRenderer;
import io.customerhub.standardize.Standardizers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code hub render}: a source system's routes as they will run, each value with where it comes from. */
@Command(
        name = "render",
        description = {
            "Prints the final Camel YAML of a source system: each connector (Kamelet) replaced by the route that it stands for,",
            "placeholders by their values, and behind each value where it comes from: file and line, hub.properties, the",
            "environment or a default of the connector. Secrets are masked. Nothing is started and nothing asked."
        },
        footer = {
            "",
            "Example: hub render shop",
            "         hub render shop --json | jq -r '.files[].values[] | select(.path | endswith(\"/url\"))'"
        },
        mixinStandardHelpOptions = true)
final class RenderCommand implements Callable<Integer> {

    private static final int SCHEMA_VERSION = 1;

    private final Terminal terminal;

    @Parameters(paramLabel = "SYSTEM", description = "The source system, a folder of routes/.")
    private String system;

    @Option(
            names = "--json",
            description = "Print one JSON document: the YAML of each file, and each value with its origins.")
    private boolean json;

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
                new RouteRenderer(project, Map.of("hub.work", settings.data().toString()), terminal.environment());
        Map<String, RenderedRoutes> files = new LinkedHashMap<>();
        for (Path file : wanted.routeFiles()) {
            YamlNode root = read.routes().get(file);
            if (root != null) {
                files.put(project.relative(file), renderer.render(root));
            }
        }
        terminal.out().print(json ? document(files) : yaml(files));
        wanted.problems().forEach(problem -> terminal.say(problem.toString()));
        return wanted.isSound() ? ExitCode.GOOD.number() : ExitCode.CONFIGURATION.number();
    }

    private static String yaml(Map<String, RenderedRoutes> files) {
        return files.entrySet().stream()
                .map(file -> "# " + file.getKey() + ", as it will run\n"
                        + file.getValue().yaml())
                .collect(Collectors.joining("\n"));
    }

    private String document(Map<String, RenderedRoutes> files) {
        ObjectNode document = new ObjectMapper().createObjectNode();
        document.put("schemaVersion", SCHEMA_VERSION).put("system", system);
        ArrayNode list = document.putArray("files");
        files.forEach((file, routes) -> {
            ObjectNode node = list.addObject().put("file", file).put("yaml", routes.yaml());
            ArrayNode values = node.putArray("values");
            routes.values().forEach(value -> {
                ObjectNode one = values.addObject().put("path", value.path()).put("value", value.value());
                value.origins().forEach(one.putArray("origins")::add);
            });
        });
        return document.toPrettyString() + "\n";
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
