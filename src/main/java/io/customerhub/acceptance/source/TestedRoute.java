package io.customerhub.acceptance.source;

import io.customerhub.config.Problems;
import io.customerhub.config.YamlFile;
import io.customerhub.config.YamlNode;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.record.StreamName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The route that reads a stream by a connector.
 *
 * @param connector the connector
 * @param options what the route sets, as it is written
 */
public record TestedRoute(ConnectorPlaces connector, Map<String, String> options) {

    private static final String KAMELET = "kamelet:";

    /** The route of a stream, or empty when none reads it by a connector. */
    public static Optional<TestedRoute> find(
            ProjectFolder project, Map<String, ConnectorPlaces> connectors, StreamName stream) {
        Path folder = project.root().resolve("routes").resolve(stream.system());
        for (Path file : project.routes(folder)) {
            try {
                YamlNode root = YamlFile.read(project.relative(file), Files.readAllBytes(file), new Problems());
                if (root instanceof YamlNode.Sequence documents) {
                    for (YamlNode document : documents.items()) {
                        TestedRoute route = read(document, connectors, stream);
                        if (route != null) {
                            return Optional.of(route);
                        }
                    }
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return Optional.empty();
    }

    private static @Nullable TestedRoute read(
            YamlNode document, Map<String, ConnectorPlaces> connectors, StreamName stream) {
        if (!(at(document, "route", "from", "uri") instanceof YamlNode.Scalar uri)
                || !uri.text().startsWith(KAMELET)
                || !(at(document, "route", "from", "parameters") instanceof YamlNode.Mapping parameters)) {
            return null;
        }
        ConnectorPlaces connector =
                connectors.get(uri.text().substring(KAMELET.length()).split("[/?]", 2)[0]);
        Map<String, String> options = new LinkedHashMap<>();
        for (YamlNode.Entry parameter : parameters.entries()) {
            if (parameter.value() instanceof YamlNode.Scalar scalar) {
                options.put(parameter.key(), scalar.text());
            }
        }
        boolean isTested =
                stream.system().equals(options.get("system")) && stream.stream().equals(options.get("stream"));
        return isTested && connector != null ? new TestedRoute(connector, options) : null;
    }

    private static @Nullable YamlNode at(YamlNode node, String... keys) {
        YamlNode current = node;
        for (String key : keys) {
            current = current instanceof YamlNode.Mapping map ? map.get(key) : null;
        }
        return current;
    }
}
