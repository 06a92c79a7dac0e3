package io.customerhub.deploy;

import static io.customerhub.deploy.ConnectorReader.at;
import static io.customerhub.deploy.ConnectorReader.text;

import io.customerhub.config.Problems;
import io.customerhub.config.YamlFile;
import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlNode.Entry;
import io.customerhub.config.YamlNode.Mapping;
import io.customerhub.config.YamlNode.Scalar;
import io.customerhub.config.YamlNode.Sequence;
import io.customerhub.deploy.RoutePart.Kind;
import io.customerhub.deploy.YamlSlices.Slice;
import io.customerhub.record.StreamName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds the parts of a project that are loaded one by one, and what each is made with. */
final class RoutePartReader {

    private static final String KAMELET = "kamelet:";

    private final ProjectFolder project;
    private final UnaryOperator<String> property;

    /** @param property the value of a property that routes name as {@code {{name}}}; empty when it is not set */
    RoutePartReader(ProjectFolder project, UnaryOperator<String> property) {
        this.project = project;
        this.property = property;
    }

    /** Connectors and shared routes, in the order in which they are loaded; a file that is no YAML has no part. */
    List<RoutePart> shared() {
        List<RoutePart> connectors = new ArrayList<>();
        for (Path file : project.connectors()) {
            Source source = read(file);
            String name = text(at(source.root(), "metadata", "name"), "");
            if (source.root() != null && !name.isEmpty()) {
                connectors.add(new RoutePart(
                        Kind.CONNECTOR,
                        "",
                        name,
                        project.relative(file),
                        source.text(),
                        YamlSlices.hash(List.of(source.root())),
                        Map.of(),
                        List.of(),
                        List.of()));
            }
        }
        List<RoutePart> all = new ArrayList<>(connectors);
        all.addAll(parts("", project.sharedRoutes(), connectors));
        return all;
    }

    /** The parts of a source system, in the order in which they are loaded. */
    List<RoutePart> of(SourceSystem system, Collection<RoutePart> shared) {
        return parts(system.system(), system.routeFiles(), shared);
    }

    private List<RoutePart> parts(String system, List<Path> files, Collection<RoutePart> shared) {
        List<RoutePart> foundations = new ArrayList<>();
        List<Piece> routes = new ArrayList<>();
        for (Path file : files) {
            Source source = read(file);
            if (source.root() instanceof Sequence list) {
                for (Slice slice : YamlSlices.of(source.text(), list)) {
                    Piece piece = new Piece(project.relative(file), slice);
                    if (piece.isRoute()) {
                        routes.add(piece);
                    } else {
                        String name = (system.isEmpty() ? "all systems" : system) + " " + (foundations.size() + 1);
                        foundations.add(part(piece, Kind.FOUNDATION, system, name, shared));
                    }
                }
            }
        }
        List<RoutePart> needed = new ArrayList<>(shared);
        needed.addAll(foundations);
        List<RoutePart> parts = new ArrayList<>(foundations);
        int number = 0;
        for (Piece piece : routes) {
            String id = piece.id();
            parts.add(part(piece, Kind.ROUTE, system, id.isEmpty() ? piece.file() + " " + ++number : id, needed));
        }
        return parts;
    }

    private RoutePart part(Piece piece, Kind kind, String system, String name, Collection<RoutePart> others) {
        Map<String, String> needs = new TreeMap<>();
        List<String> texts = new ArrayList<>();
        piece.slice().nodes().forEach(node -> scalars(node, texts::add));
        for (RoutePart other : others) {
            boolean isNeeded =
                    switch (other.kind()) {
                        case FOUNDATION -> true;
                        case CONNECTOR -> texts.stream().anyMatch(text -> names(text, other.name()));
                        case ROUTE -> false;
                    };
            if (isNeeded) {
                needs.put(other.key(), other.identity());
            }
        }
        texts.forEach(text ->
                properties(text).forEach(used -> needs.put("property " + used, YamlSlices.hash(property.apply(used)))));
        return new RoutePart(
                kind,
                system,
                name,
                piece.file(),
                piece.slice().yaml(),
                YamlSlices.hash(piece.slice().nodes()),
                needs,
                piece.streams(),
                piece.beans());
    }

    private static boolean names(String text, String connector) {
        return text.startsWith(KAMELET)
                && text.substring(KAMELET.length()).split("[/?]", 2)[0].equals(connector);
    }

    private static List<String> properties(String text) {
        List<String> names = new ArrayList<>();
        for (int at = text.indexOf("{{"); at >= 0; at = text.indexOf("{{", at + 2)) {
            int end = text.indexOf("}}", at);
            if (end > at) {
                String name = text.substring(at + 2, end).replaceFirst("^\\?", "");
                names.add(name.split(":", 2)[0]);
            }
        }
        return names;
    }

    private static void scalars(YamlNode node, Consumer<String> sink) {
        if (node instanceof Scalar scalar) {
            sink.accept(scalar.text());
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> scalars(item, sink));
        } else if (node instanceof Mapping mapping) {
            mapping.entries().stream().map(Entry::value).forEach(value -> scalars(value, sink));
        }
    }

    /** A file that cannot be read or is no YAML is a problem that the project reader tells; here it holds nothing. */
    private Source read(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return new Source(
                    new String(bytes, StandardCharsets.UTF_8),
                    YamlFile.read(project.relative(file), bytes, new Problems()));
        } catch (IOException unreadable) {
            return new Source("", null);
        }
    }

    private record Source(String text, @Nullable YamlNode root) {}

    private record Piece(String file, Slice slice) {

        boolean isRoute() {
            return slice.nodes().stream().anyMatch(node -> at(node, "route") != null || at(node, "from") != null);
        }

        /** The id of the route; empty when it has none, or the file could not be cut into its routes. */
        String id() {
            return slice.nodes().size() == 1 ? text(at(slice.nodes().get(0), "route", "id"), "") : "";
        }

        List<StreamName> streams() {
            return SourceRouteReader.routes(slice.nodes()).stream()
                    .map(SourceRoute::stream)
                    .filter(Objects::nonNull)
                    .toList();
        }

        List<String> beans() {
            List<String> names = new ArrayList<>();
            for (YamlNode node : slice.nodes()) {
                if (at(node, "beans") instanceof Sequence beans) {
                    beans.items().forEach(bean -> names.add(text(at(bean, "name"), "")));
                }
            }
            return names;
        }
    }
}
