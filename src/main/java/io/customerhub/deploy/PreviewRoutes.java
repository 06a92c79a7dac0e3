package io.customerhub.deploy;

import io.customerhub.config.Place;
import io.customerhub.config.Problem;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlNode.Entry;
import io.customerhub.config.YamlNode.Mapping;
import io.customerhub.config.YamlNode.Scalar;
import io.customerhub.config.YamlNode.Sequence;
import io.customerhub.record.StreamName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Brings one route of a source system into a context to look at its source; the other routes of the file stay out, so
 * that no other source is touched. Only connectors that are known to keep their hands off in a look are run.
 */
public final class PreviewRoutes {

    /** Connectors that heed {@code Intake.isLookOnly}; with the option that names a directory that must exist. */
    private static final Map<String, String> CONNECTORS = Map.of(
            "csv-file-source", "directory",
            "json-file-source", "directory",
            "xlsx-file-source", "directory",
            "database-table-source", "",
            "rest-api-source", "",
            "sftp-file-source", "",
            "kafka-topic-source", "",
            "webhook-source", "");

    /** Connectors that wait for what a source sends, so that a look needs a sample of it. */
    private static final Set<String> WAITING = Set.of("webhook-source");

    private static final Set<String> SENDING = Set.of("to", "toD", "wireTap");

    private final CamelContext context;
    private final ProjectFolder project;

    /** Routes for this context, which has been started and knows the beans that the routes name. */
    public PreviewRoutes(CamelContext context, ProjectFolder project) {
        this.context = context;
        this.project = project;
    }

    /** The connectors that can be looked through, in order. */
    public static List<String> connectors() {
        return CONNECTORS.keySet().stream().sorted().toList();
    }

    /**
     * Why the route of a stream cannot be looked through without effect, or empty: a connector that would acknowledge, a
     * step that sends elsewhere, a directory that is not there, a sample that is missing or too much.
     *
     * @param hasSample a sample is given of what the source sends
     */
    public Optional<Problem> refusal(SourceSystem system, StreamName stream, boolean hasSample) {
        Found found = find(system, stream);
        SourceRoute route = found.route();
        String directory = route.connector() == null ? null : CONNECTORS.get(route.connector());
        if (directory == null) {
            return Optional.of(new Problem(
                    route.connectorPlace(),
                    "HUB-PREVIEW-001",
                    "this source cannot be looked at without taking something from it; connectors that can are "
                            + String.join(", ", connectors())));
        }
        Optional<Problem> sample = sampleRefusal(route, stream, hasSample);
        if (sample.isPresent()) {
            return sample;
        }
        Place sends = elsewhere(found.document());
        if (sends != null) {
            return Optional.of(new Problem(
                    sends,
                    "HUB-PREVIEW-002",
                    "the route sends to something else than the hub's own routes, which a look must not do; move that"
                            + " step out of the source's route"));
        }
        if (route.parameters().get("auth") instanceof Scalar auth && auth.text().equals("oauth2-refresh-token")) {
            return Optional.of(new Problem(
                    auth.place(),
                    "HUB-PREVIEW-007",
                    "a look would use up the refresh token that the running hub keeps; ./hub run --once --only "
                            + system.system() + " reads it in earnest"));
        }
        return missingDirectory(route, directory);
    }

    private static Optional<Problem> sampleRefusal(SourceRoute route, StreamName stream, boolean hasSample) {
        boolean isWaiting = WAITING.contains(String.valueOf(route.connector()));
        if (isWaiting && !hasSample) {
            return Optional.of(new Problem(
                    route.connectorPlace(),
                    "HUB-PREVIEW-008",
                    "there is nothing to read at a source that posts when it likes; save what it posts and run ./hub"
                            + " preview " + stream + " --from-sample message.json"));
        }
        return !hasSample || isWaiting
                ? Optional.empty()
                : Optional.of(new Problem(
                        route.connectorPlace(),
                        "HUB-PREVIEW-009",
                        "this source is read itself, so that a sample is not needed; leave --from-sample out"));
    }

    private Optional<Problem> missingDirectory(SourceRoute route, String option) {
        if (option.isEmpty() || !(route.parameters().get(option) instanceof Scalar written)) {
            return Optional.empty();
        }
        String path;
        try {
            path = context.resolvePropertyPlaceholders(written.text());
        } catch (IllegalArgumentException unset) {
            return Optional.empty(); // the check of the route tells it with its place
        }
        return Files.isDirectory(Path.of(path))
                ? Optional.empty()
                : Optional.of(new Problem(
                        written.place(),
                        "HUB-PREVIEW-003",
                        "the directory " + path + " does not exist; make it, or correct '" + option + "'"));
    }

    /**
     * Loads the route of a stream, with what else its file holds but other sources.
     *
     * @throws RouteRefusedException when Camel does not take it
     */
    public void load(SourceSystem system, StreamName stream) {
        Found found = find(system, stream);
        try {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString(
                            String.valueOf(found.file().getFileName()), text(found)));
        } catch (Exception failure) {
            throw new RouteRefusedException(new Problem(
                    found.route().place(),
                    "HUB-ROUTE-001",
                    "Camel does not take this route: " + failure.getClass().getSimpleName()));
        }
    }

    /** The file without the routes that read other sources. */
    private static String text(Found found) throws IOException {
        List<String> lines = Files.readAllLines(found.file());
        List<YamlNode> items = found.documents().items();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) != found.document() && readsAnotherSource(items.get(i))) {
                continue;
            }
            int from = items.get(i).place().line() - 1;
            int to = i + 1 < items.size() ? items.get(i + 1).place().line() - 1 : lines.size();
            lines.subList(from, to).forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    private static boolean readsAnotherSource(YamlNode document) {
        YamlNode route = at(document, "route") == null ? document : at(document, "route");
        YamlNode uri = at(at(route, "from"), "uri");
        return at(route, "from") != null
                && !(uri instanceof Scalar text && text.text().startsWith("direct:"));
    }

    private static @Nullable YamlNode at(@Nullable YamlNode node, String key) {
        return node instanceof Mapping mapping ? mapping.get(key) : null;
    }

    private static @Nullable Place elsewhere(YamlNode node) {
        if (node instanceof Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                Place place = elsewhere(item);
                if (place != null) {
                    return place;
                }
            }
        }
        if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                Place place = SENDING.contains(entry.key()) && !staysInside(entry.value())
                        ? entry.place()
                        : elsewhere(entry.value());
                if (place != null) {
                    return place;
                }
            }
        }
        return null;
    }

    private static boolean staysInside(YamlNode target) {
        YamlNode uri = target instanceof Mapping mapping ? mapping.get("uri") : target;
        return uri instanceof Scalar text
                && (text.text().startsWith("direct:") || text.text().startsWith("log:"));
    }

    private Found find(SourceSystem system, StreamName stream) {
        for (Path file : system.routeFiles()) {
            if (ConnectorReader.yaml(project, file, new Problems()) instanceof Sequence documents) {
                List<SourceRoute> routes = SourceRouteReader.read(documents);
                List<YamlNode> holders = new ArrayList<>(documents.items());
                holders.removeIf(document -> !(at(document, "route") instanceof Mapping));
                for (int i = 0; i < routes.size(); i++) {
                    if (stream.equals(routes.get(i).stream())) {
                        return new Found(file, documents, holders.get(i), routes.get(i));
                    }
                }
            }
        }
        throw new UncheckedIOException(new IOException("no route of " + system.system() + " reads " + stream));
    }

    /** A route, its YAML and the file that it stands in. */
    private record Found(Path file, Sequence documents, YamlNode document, SourceRoute route) {}
}
