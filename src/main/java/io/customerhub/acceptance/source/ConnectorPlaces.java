package io.customerhub.acceptance.source;

import io.customerhub.config.Problems;
import io.customerhub.config.YamlFile;
import io.customerhub.config.YamlNode;
import io.customerhub.deploy.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a test must know of a connector: which of its options lead to the source, and which hold secrets.
 *
 * @param name the Kamelet's name
 * @param options all options
 * @param places the options that lead to the source, by name
 * @param credentials the options that hold secrets
 * @param defaults the defaults of the places that have one
 */
public record ConnectorPlaces(
        String name,
        Set<String> options,
        Map<String, PlaceKind> places,
        Set<String> credentials,
        Map<String, String> defaults) {

    /** How Camel marks an option that holds a secret. */
    private static final String SECRET = "urn:camel:group:credentials";

    /** The connectors of a project, by name; a Kamelet that cannot be read is left out. */
    public static Map<String, ConnectorPlaces> of(ProjectFolder project) {
        Map<String, ConnectorPlaces> all = new TreeMap<>();
        for (Path file : project.connectors()) {
            try {
                YamlNode root = YamlFile.read(project.relative(file), Files.readAllBytes(file), new Problems());
                ConnectorPlaces places = root == null ? null : of(root);
                if (places != null) {
                    all.put(places.name(), places);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return all;
    }

    /** The forms in which a test may say what the source holds, in the order of the options. */
    public List<String> given() {
        return places.values().stream().map(PlaceKind::given).distinct().toList();
    }

    private static @Nullable ConnectorPlaces of(YamlNode root) {
        if (!(at(root, "metadata", "name") instanceof YamlNode.Scalar name)
                || !(at(root, "spec", "definition", "properties") instanceof YamlNode.Mapping properties)) {
            return null;
        }
        Set<String> options = new LinkedHashSet<>();
        Map<String, PlaceKind> places = new LinkedHashMap<>();
        Set<String> credentials = new LinkedHashSet<>();
        Map<String, String> defaults = new LinkedHashMap<>();
        for (YamlNode.Entry property : properties.entries()) {
            options.add(property.key());
            for (String descriptor : descriptors(property.value())) {
                PlaceKind.of(descriptor).ifPresent(kind -> {
                    places.put(property.key(), kind);
                    if (at(property.value(), "default") instanceof YamlNode.Scalar value
                            && !value.text().isEmpty()) {
                        defaults.put(property.key(), value.text());
                    }
                });
                if (descriptor.equals(SECRET)) {
                    credentials.add(property.key());
                }
            }
        }
        return new ConnectorPlaces(name.text(), options, places, credentials, defaults);
    }

    private static List<String> descriptors(YamlNode option) {
        List<String> texts = new ArrayList<>();
        if (at(option, "x-descriptors") instanceof YamlNode.Sequence list) {
            for (YamlNode item : list.items()) {
                if (item instanceof YamlNode.Scalar scalar) {
                    texts.add(scalar.text());
                }
            }
        }
        return texts;
    }

    private static @Nullable YamlNode at(YamlNode node, String... keys) {
        YamlNode current = node;
        for (String key : keys) {
            current = current instanceof YamlNode.Mapping map ? map.get(key) : null;
        }
        return current;
    }
}
