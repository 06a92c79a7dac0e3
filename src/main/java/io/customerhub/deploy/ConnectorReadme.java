package io.customerhub.deploy;

import io.customerhub.config.YamlText;
import io.customerhub.deploy.Connector.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Writes what a connector's Kamelet says of it as Markdown, so that README and Kamelet never differ. */
final class ConnectorReadme {

    private static final String HEAD =
            "<!-- Written by `hub docs` from the Kamelet and from notes.md beside it: change those, not this file. -->\n\n";

    private ConnectorReadme() {}

    /**
     * The README of one connector.
     *
     * @param exampleOptions the options that the example sets beside the required ones
     * @param notes prose that follows the options; may be empty
     */
    static String text(Connector connector, List<String> exampleOptions, String notes) {
        StringBuilder text = new StringBuilder(HEAD);
        text.append("# ").append(connector.title()).append("\n\n");
        text.append(connector.description()).append("\n\n");
        if (connector.name().endsWith("-source")) {
            // how a step is used stands in its notes
            text.append("```yaml\n").append(example(connector, exampleOptions)).append("```\n\n");
        }
        table(text, "Required", connector, Option::required);
        table(
                text,
                "Optional",
                connector,
                option -> !option.required() && option.group().isEmpty());
        connector.options().stream()
                .map(Option::group)
                .filter(group -> !group.isEmpty())
                .distinct()
                .forEach(group -> table(
                        text,
                        Character.toUpperCase(group.charAt(0)) + group.substring(1),
                        connector,
                        option -> !option.required() && option.group().equals(group)));
        if (!notes.isBlank()) {
            text.append(notes.strip()).append('\n');
        }
        return text.toString().stripTrailing() + "\n";
    }

    /** A whole route that reads one stream with it. */
    static String example(Connector connector, List<String> exampleOptions) {
        StringBuilder route = new StringBuilder("- route:\n");
        route.append("    id: ")
                .append(exampleOf(connector, "system"))
                .append('-')
                .append(exampleOf(connector, "stream"))
                .append('\n');
        route.append("    from:\n      uri: kamelet:").append(connector.name()).append("\n      parameters:\n");
        for (Option option : connector.options()) {
            if (option.required() || exampleOptions.contains(option.name())) {
                route.append("        ")
                        .append(option.name())
                        .append(": ")
                        .append(YamlText.of(exampleOf(connector, option.name()), option.type()))
                        .append('\n');
            }
        }
        return route.append("      steps:\n        - to:\n            uri: direct:ingest\n")
                .toString();
    }

    private static String exampleOf(Connector connector, String name) {
        return connector
                .option(name)
                .map(option -> option.example() == null ? "" : option.example())
                .orElse("");
    }

    private static void table(StringBuilder text, String title, Connector connector, Predicate<Option> wanted) {
        List<Option> options = connector.options().stream().filter(wanted).toList();
        if (options.isEmpty()) {
            return;
        }
        text.append("## ").append(title).append("\n\n");
        text.append("| option | what it is | values | default | example |\n|---|---|---|---|---|\n");
        for (Option option : options) {
            text.append("| `")
                    .append(option.name())
                    .append("` | ")
                    .append(cell(option.description()))
                    .append(" | ")
                    .append(cell(values(option)))
                    .append(" | ")
                    .append(code(option.otherwise()))
                    .append(" | ")
                    .append(code(option.example()))
                    .append(" |\n");
        }
        text.append('\n');
    }

    private static String values(Option option) {
        List<String> values = new ArrayList<>();
        if (!option.values().isEmpty()) {
            option.values().forEach(value -> values.add("`" + value + "`"));
            return String.join(", ", values);
        }
        return switch (option.type()) {
            case "integer" -> "whole number";
            case "number" -> "number";
            case "boolean" -> "`true`, `false`";
            default -> byFormat(option.format());
        };
    }

    private static String byFormat(String format) {
        return switch (format) {
            case "password" -> "secret";
            case "json-path" -> "JSONPath";
            case "" -> "text";
            default -> format.replace('-', ' ');
        };
    }

    private static String code(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        return text.contains("`") ? cell(text) : "`" + cell(text) + "`";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s+", " ").strip();
    }
}
