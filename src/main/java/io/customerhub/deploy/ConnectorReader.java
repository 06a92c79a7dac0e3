package io.customerhub.deploy;

import io.customerhub.config.Place;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlFile;
import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlNode.Entry;
import io.customerhub.config.YamlNode.Mapping;
import io.customerhub.config.YamlNode.Scalar;
import io.customerhub.config.YamlNode.Sequence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what the Kamelets in {@code connectors} say of themselves. */
final class ConnectorReader {

    private static final String GROUP = "urn:camel:group:";

    private final ProjectFolder project;

    ConnectorReader(ProjectFolder project) {
        this.project = project;
    }

    /** All connectors by name; what is wrong with a Kamelet goes into {@code problems}. */
    TreeMap<String, Connector> read(Problems problems) {
        TreeMap<String, Connector> connectors = new TreeMap<>();
        for (Path file : project.connectors()) {
            YamlNode root = yaml(project, file, problems);
            Connector connector = root == null ? null : read(root, problems);
            if (connector != null) {
                connectors.put(connector.name(), connector);
            }
        }
        return connectors;
    }

    /** What a Kamelet says, or null with a problem. */
    @Nullable
    Connector read(YamlNode root, Problems problems) {
        String name = text(at(root, "metadata", "name"), "");
        if (name.isEmpty()) {
            problems.add(
                    root.place(),
                    ProblemCode.CONNECTOR_KAMELET,
                    "expected a Kamelet with metadata.name, found " + root.described()
                            + "; write metadata: {name: my-kind-source}");
            return null;
        }
        YamlNode definition = at(root, "spec", "definition");
        Set<String> required = at(definition, "required") instanceof Sequence list
                ? list.items().stream().map(item -> text(item, "")).collect(Collectors.toSet())
                : Set.of();
        List<Connector.Option> options = new ArrayList<>();
        if (at(definition, "properties") instanceof Mapping properties) {
            for (Entry property : properties.entries()) {
                options.add(option(property, required));
            }
        }
        return new Connector(
                name,
                text(at(definition, "title"), name),
                text(at(definition, "description"), "").strip(),
                List.copyOf(options));
    }

    private static Connector.Option option(Entry property, Set<String> required) {
        YamlNode value = property.value();
        List<String> values = at(value, "enum") instanceof Sequence list
                ? list.items().stream().map(item -> text(item, "")).toList()
                : List.of();
        return new Connector.Option(
                property.key(),
                text(at(value, "type"), "string"),
                required.contains(property.key()),
                values,
                at(value, "pattern") instanceof Scalar pattern ? pattern.text() : null,
                text(at(value, "format"), ""),
                group(at(value, "x-descriptors")),
                text(at(value, "description"), ""),
                at(value, "default") instanceof Scalar otherwise ? otherwise.text() : null,
                at(value, "example") instanceof Scalar example ? example.text() : null);
    }

    /** Camel's own forms group options by these marks. */
    private static String group(@Nullable YamlNode descriptors) {
        if (descriptors instanceof Sequence list) {
            for (YamlNode item : list.items()) {
                String mark = text(item, "");
                if (mark.startsWith(GROUP)) {
                    return mark.substring(GROUP.length());
                }
            }
        }
        return "";
    }

    /** The YAML of a file of the project; null when it cannot be read, which is then a problem. */
    static @Nullable YamlNode yaml(ProjectFolder project, Path file, Problems problems) {
        try {
            return YamlFile.read(project.relative(file), Files.readAllBytes(file), problems);
        } catch (IOException failure) {
            problems.add(
                    new Place(project.relative(file), 1, 1),
                    ProblemCode.FILE_UNREADABLE,
                    "the file cannot be read (" + failure.getClass().getSimpleName() + "); check its permissions");
            return null;
        }
    }

    /** The node under these keys, or null. */
    static @Nullable YamlNode at(@Nullable YamlNode node, String... keys) {
        YamlNode current = node;
        for (String key : keys) {
            current = current instanceof Mapping mapping ? mapping.get(key) : null;
        }
        return current;
    }

    /** The text of a single value, or the default. */
    static String text(@Nullable YamlNode node, String otherwise) {
        return node instanceof Scalar scalar && !scalar.text().isEmpty() ? scalar.text() : otherwise;
    }
}
