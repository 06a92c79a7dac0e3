package io.customerhub.deploy.render;

import io.customerhub.config.Place;
import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlNode.Entry;
import io.customerhub.config.YamlNode.Mapping;
import io.customerhub.config.YamlNode.Scalar;
import io.customerhub.config.YamlNode.Sequence;
import io.customerhub.deploy.Connector;
import io.customerhub.deploy.HubProperties;
import io.customerhub.deploy.YamlText;
import io.customerhub.deploy.check.SecretNames;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes a route file as it will run: placeholders replaced, the options that the route leaves out added with their
 * defaults, and behind each value where it comes from. Secrets are masked.
 */
public final class RouteRenderer {

    private static final String KAMELET = "kamelet:";

    private final Map<String, Connector> connectors;
    private final PropertyValues values;

    /**
     * A renderer.
     *
     * @param connectors the connectors by name
     * @param properties what {@code hub.properties} sets
     * @param environment the environment variables
     */
    public RouteRenderer(Map<String, Connector> connectors, HubProperties properties, Map<String, String> environment) {
        this.connectors = connectors;
        this.values = new PropertyValues(properties, environment);
    }

    /** The YAML of one file, with comments. */
    public String render(YamlNode file) {
        CommentedYaml yaml = new CommentedYaml();
        write(file, 0, "", yaml, SecretNames::isSecret);
        return yaml.toString();
    }

    /**
     * @param lead what stands before the first line, such as {@code "- "}
     */
    private void write(YamlNode node, int indentation, String lead, CommentedYaml yaml, Predicate<String> isSecret) {
        if (node instanceof Mapping mapping) {
            String first = lead;
            Connector connector = connector(mapping);
            for (Entry entry : mapping.entries()) {
                boolean isOptions = entry.key().equals("parameters") && connector != null;
                if (isOptions && entry.value() instanceof Mapping options) {
                    yaml.add(indentation - first.length(), first + "parameters:", "");
                    options(options, connector, indentation + 2, yaml);
                } else {
                    entry(entry, indentation, first, yaml, isSecret);
                }
                first = "";
            }
        } else if (node instanceof Sequence list) {
            list.items().forEach(item -> write(item, indentation + 2, "- ", yaml, isSecret));
        } else if (node instanceof Scalar scalar) {
            value(scalar, indentation - lead.length(), lead, "", yaml, isSecret);
        }
    }

    private @Nullable Connector connector(Mapping mapping) {
        String uri = mapping.text("uri");
        return uri.startsWith(KAMELET)
                ? connectors.get(uri.substring(KAMELET.length()).split("[/?]", 2)[0])
                : null;
    }

    private void entry(Entry entry, int indentation, String lead, CommentedYaml yaml, Predicate<String> isSecret) {
        int start = indentation - lead.length();
        if (entry.value() instanceof Scalar scalar) {
            value(scalar, start, lead + YamlText.of(entry.key()) + ": ", entry.key(), yaml, isSecret);
        } else if (isEmpty(entry.value())) {
            yaml.add(
                    start,
                    lead + YamlText.of(entry.key()) + ": " + (entry.value() instanceof Sequence ? "[]" : "{}"),
                    "");
        } else {
            yaml.add(start, lead + YamlText.of(entry.key()) + ":", "");
            write(entry.value(), indentation + 2, "", yaml, isSecret);
        }
    }

    private static boolean isEmpty(YamlNode node) {
        return node instanceof Mapping mapping && mapping.entries().isEmpty()
                || node instanceof Sequence list && list.items().isEmpty();
    }

    private void value(
            Scalar scalar, int indentation, String lead, String key, CommentedYaml yaml, Predicate<String> isSecret) {
        Resolved resolved = values.resolve(scalar.text());
        yaml.add(
                indentation,
                lead + shown(scalar, resolved, isSecret.test(key)),
                origin(scalar.place(), resolved.origins()));
    }

    private static String shown(Scalar scalar, Resolved resolved, boolean isSecret) {
        boolean isKnown = resolved.origins().stream().noneMatch(origin -> origin.startsWith("NOT SET"));
        boolean isHidden =
                (isSecret || resolved.isSecret()) && isKnown && !resolved.text().isBlank();
        if (isHidden) {
            return '"' + SecretNames.mask() + '"';
        }
        return scalar.kind() == Scalar.Kind.TEXT ? YamlText.of(SecretNames.masked(resolved.text())) : scalar.text();
    }

    private static String origin(Place place, List<String> origins) {
        String written = place.file() + ":" + place.line();
        return origins.isEmpty() ? written : written + ", " + String.join(", ", origins);
    }

    private void options(Mapping written, Connector connector, int indentation, CommentedYaml yaml) {
        Predicate<String> isSecret =
                name -> connector.option(name).map(Connector.Option::isSecret).orElse(false);
        for (Entry entry : written.entries()) {
            entry(entry, indentation, "", yaml, isSecret);
        }
        for (Connector.Option option : connector.options()) {
            if (written.get(option.name()) == null && option.otherwise() != null) {
                yaml.add(
                        indentation,
                        option.name() + ": " + YamlText.of(option.otherwise(), option.type()),
                        "default of " + connector.name());
            }
        }
    }
}
