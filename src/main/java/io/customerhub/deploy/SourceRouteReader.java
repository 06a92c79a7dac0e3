package io.customerhub.deploy;

import static io.customerhub.deploy.ConnectorReader.at;
import static io.customerhub.deploy.ConnectorReader.text;

import io.customerhub.config.Place;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlNode.Entry;
import io.customerhub.config.YamlNode.Mapping;
import io.customerhub.config.YamlNode.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the routes in a file of a source system, with the places of what they set. */
final class SourceRouteReader {

    private static final String KAMELET = "kamelet:";

    private final ProjectFolder project;

    SourceRouteReader(ProjectFolder project) {
        this.project = project;
    }

    /** The routes of a file in file order; YAML that cannot be read becomes a problem. */
    List<SourceRoute> read(Path file, Problems problems) {
        return ConnectorReader.yaml(project, file, problems) instanceof Sequence documents
                ? routes(documents.items())
                : List.of();
    }

    /** The routes among the top-level items of a file, in file order. */
    static List<SourceRoute> routes(List<YamlNode> items) {
        List<SourceRoute> routes = new ArrayList<>();
        for (YamlNode item : items) {
            if (at(item, "route") instanceof Mapping route) {
                routes.add(route(route));
            }
        }
        return routes;
    }

    private static SourceRoute route(Mapping route) {
        YamlNode from = at(route, "from");
        YamlNode uri = at(from, "uri");
        String address = text(uri, "");
        Map<String, YamlNode> values = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        if (at(from, "parameters") instanceof Mapping parameters) {
            for (Entry parameter : parameters.entries()) {
                values.put(parameter.key(), parameter.value());
                places.put(parameter.key(), parameter.place());
            }
        }
        return new SourceRoute(
                text(at(route, "id"), ""),
                route.place(),
                address.startsWith(KAMELET)
                        ? address.substring(KAMELET.length()).split("[/?]", 2)[0]
                        : null,
                uri == null ? route.place() : uri.place(),
                values,
                places);
    }
}
