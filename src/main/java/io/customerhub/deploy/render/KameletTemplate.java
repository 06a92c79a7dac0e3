package io.customerhub.deploy.render;

import io.customerhub.config.Problems;
import io.customerhub.config.YamlFile;
import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlNode.Entry;
import io.customerhub.config.YamlNode.Mapping;
import io.customerhub.config.YamlNode.Scalar;
import io.customerhub.config.YamlNode.Sequence;
import io.customerhub.deploy.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The route that a Kamelet stands for.
 *
 * @param name the Kamelet's name
 * @param options what a route may set, by name
 * @param beans the beans of the route, each a mapping with a name
 * @param from where the route begins, with its steps
 */
record KameletTemplate(String name, Map<String, Option> options, List<YamlNode> beans, Mapping from) {

    /**
     * An option.
     *
     * @param type its type in JSON Schema
     * @param isSecret its value is never shown
     * @param otherwise its default with its place, or null
     */
    record Option(String type, boolean isSecret, @Nullable Scalar otherwise) {}

    /** The Kamelets of a project by name; one that cannot be read is left out, as the check of the project tells of it. */
    static Map<String, KameletTemplate> of(ProjectFolder project) {
        Map<String, KameletTemplate> all = new TreeMap<>();
        for (Path file : project.connectors()) {
            try {
                YamlNode root = YamlFile.read(project.relative(file), Files.readAllBytes(file), new Problems());
                KameletTemplate template = root == null ? null : of(root);
                if (template != null) {
                    all.put(template.name(), template);
                }
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return all;
    }

    private static @Nullable KameletTemplate of(YamlNode root) {
        if (!(root.at("spec", "template", "from") instanceof Mapping from)) {
            return null;
        }
        Map<String, Option> options = new LinkedHashMap<>();
        if (root.at("spec", "definition", "properties") instanceof Mapping properties) {
            for (Entry property : properties.entries()) {
                String type = property.value().text("type");
                options.put(
                        property.key(),
                        new Option(
                                type.isEmpty() ? "string" : type,
                                property.value().text("format").equals("password"),
                                property.value().at("default") instanceof Scalar otherwise ? otherwise : null));
            }
        }
        List<YamlNode> beans = root.at("spec", "template", "beans") instanceof Sequence list ? list.items() : List.of();
        return new KameletTemplate(root.text("metadata", "name"), options, beans, from);
    }
}
