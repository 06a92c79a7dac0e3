package io.customerhub.deploy.render;

import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlNode.Sequence;
import io.customerhub.config.YamlText;
import io.customerhub.deploy.HubProperties;
import io.customerhub.deploy.ProjectFolder;
import io.customerhub.deploy.render.RenderedRoutes.RenderedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a route file as it will run: Kamelets replaced by the routes that they stand for, placeholders by their values,
 * and behind each value where it comes from. Secrets are masked.
 */
public final class RouteRenderer {

    private final Map<String, KameletTemplate> kamelets;
    private final FinalValues values;

    /**
     * A renderer.
     *
     * @param project the project, for its Kamelets and {@code hub.properties}
     * @param settings what the hub itself sets for routes, such as {@code hub.work}
     * @param environment the environment variables
     */
    public RouteRenderer(ProjectFolder project, Map<String, String> settings, Map<String, String> environment) {
        this.kamelets = KameletTemplate.of(project);
        this.values = new FinalValues(new PropertyValues(HubProperties.of(project), settings, environment));
    }

    /** One file. */
    public RenderedRoutes render(YamlNode file) {
        FinalRoutes routes = new FinalRoutes(kamelets, values);
        if (file instanceof Sequence list) {
            list.items().forEach(routes::add);
        } else {
            routes.add(file);
        }
        CommentedYaml yaml = new CommentedYaml();
        List<RenderedValue> all = new ArrayList<>();
        write(routes.all(), 0, "", "", yaml, all);
        return new RenderedRoutes(yaml.toString(), List.copyOf(all));
    }

    /**
     * @param lead what stands before the first line, such as {@code "- "}
     * @param path the way to the node
     */
    private static void write(
            FinalYaml node, int indentation, String lead, String path, CommentedYaml yaml, List<RenderedValue> all) {
        if (node instanceof FinalYaml.Keys keys) {
            String first = lead;
            for (FinalYaml.Entry entry : keys.entries()) {
                entry(entry, indentation, first, path + "/" + pointer(entry.key()), yaml, all);
                first = "";
            }
        } else if (node instanceof FinalYaml.Items list) {
            for (int i = 0; i < list.items().size(); i++) {
                write(list.items().get(i), indentation + 2, "- ", path + "/" + i, yaml, all);
            }
        } else if (node instanceof FinalYaml.Value value) {
            line(value, indentation - lead.length(), lead, path, yaml, all);
        }
    }

    private static void entry(
            FinalYaml.Entry entry,
            int indentation,
            String lead,
            String path,
            CommentedYaml yaml,
            List<RenderedValue> all) {
        int start = indentation - lead.length();
        String name = lead + YamlText.of(entry.key()) + ":";
        if (entry.value() instanceof FinalYaml.Value value) {
            line(value, start, name + " ", path, yaml, all);
        } else if (entry.value() instanceof FinalYaml.Items list && list.items().isEmpty()) {
            yaml.add(start, name + " []", "");
        } else if (entry.value() instanceof FinalYaml.Keys keys
                && keys.entries().isEmpty()) {
            yaml.add(start, name + " {}", "");
        } else {
            yaml.add(start, name, "");
            write(entry.value(), indentation + 2, "", path, yaml, all);
        }
    }

    private static void line(
            FinalYaml.Value value,
            int indentation,
            String lead,
            String path,
            CommentedYaml yaml,
            List<RenderedValue> all) {
        yaml.add(indentation, lead + value.yaml(), String.join(", ", value.origins()));
        all.add(new RenderedValue(path, value.text(), value.origins()));
    }

    /** RFC 6901, section 3. */
    private static String pointer(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
