package io.customerhub.deploy;

import io.customerhub.config.NearestName;
import io.customerhub.config.Place;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlNode.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds the routes of a source system against the connectors that they use. Camel itself ignores a misspelt Kamelet
 * parameter in silence; here it is a problem with the nearest name.
 */
final class SourceRouteCheck {

    private final Map<String, Connector> connectors;

    SourceRouteCheck(Map<String, Connector> connectors) {
        this.connectors = connectors;
    }

    /**
     * Checks one route.
     *
     * @param system the folder that it stands in
     * @param mapped the streams of that folder that have a mapping
     */
    void check(SourceRoute route, String system, Set<String> mapped, Problems problems) {
        if (route.id().isEmpty()) {
            problems.add(
                    route.place(),
                    ProblemCode.ROUTE_ID,
                    "the route has no id; write id: " + system + "-"
                            + "customers, so that status and dead letters can name it");
        }
        if (route.connector() == null) {
            if (route.feedsPipeline()) {
                problems.add(
                        route.connectorPlace(),
                        ProblemCode.ROUTE_RECORDS,
                        "the route sends to direct:ingest, and nothing makes records of its messages; write before it"
                                + " - to: {uri: kamelet:records-action, parameters: {system: " + system
                                + ", stream: ...}}");
            }
            return;
        }
        Connector connector = connectors.get(route.connector());
        if (connector == null) {
            problems.add(
                    route.connectorPlace(),
                    ProblemCode.ROUTE_CONNECTOR,
                    "found the unknown connector '" + route.connector() + "'"
                            + expectedNames(route.connector(), List.copyOf(connectors.keySet())));
            return;
        }
        checkNames(route, connector, problems);
        route.parameters()
                .forEach((name, value) ->
                        connector.option(name).ifPresent(option -> checkValue(option, value, problems)));
        checkStream(route, system, mapped, problems);
    }

    private static void checkNames(SourceRoute route, Connector connector, Problems problems) {
        List<String> known =
                connector.options().stream().map(Connector.Option::name).toList();
        for (Map.Entry<String, Place> parameter : route.parameterPlaces().entrySet()) {
            if (!known.contains(parameter.getKey()) && !isMisindented(parameter.getKey())) {
                problems.add(
                        parameter.getValue(),
                        ProblemCode.ROUTE_OPTION,
                        "found the unknown option '" + parameter.getKey() + "' for " + connector.name()
                                + expectedNames(parameter.getKey(), known));
            }
        }
        for (Connector.Option option : connector.options()) {
            if (option.required() && !route.parameters().containsKey(option.name())) {
                problems.add(
                        route.connectorPlace(),
                        ProblemCode.ROUTE_OPTION_MISSING,
                        connector.name() + " needs the option '" + option.name() + "': " + option.description()
                                + (option.example() == null
                                        ? ""
                                        : " Write " + option.name() + ": " + option.example()));
            }
        }
    }

    /** A near name says it all; a long list is for those who have none. */
    private static String expectedNames(String name, List<String> known) {
        String hint = NearestName.hint(name, known);
        return hint.isEmpty() ? ", expected one of " + String.join(", ", known) : hint;
    }

    /** The YAML check tells that these stand too deep. */
    private static boolean isMisindented(String name) {
        return name.equals("steps");
    }

    private static void checkValue(Connector.Option option, YamlNode value, Problems problems) {
        if (!(value instanceof Scalar scalar)) {
            problems.add(
                    value.place(),
                    ProblemCode.ROUTE_OPTION_VALUE,
                    "found " + value.described() + " for '" + option.name() + "', expected one value; write "
                            + option.name() + ": " + (option.example() == null ? "value" : option.example()));
            return;
        }
        if (scalar.text().contains("&") && !scalar.text().startsWith("RAW(")) {
            problems.add(
                    value.place(),
                    ProblemCode.ROUTE_OPTION_VALUE,
                    "found '&' in '" + option.name()
                            + "', at which Camel would cut the value off in silence; write RAW(...) around the value");
            return;
        }
        if (occurrences(scalar.text(), "}}") != occurrences(scalar.text(), "{{")) {
            problems.add(
                    value.place(),
                    ProblemCode.ROUTE_OPTION_VALUE,
                    "found '}}' or '{{' alone in '" + option.name()
                            + "', which Camel takes for a part of a placeholder; write a space between, such as '} }'");
            return;
        }
        String expected = OptionValueCheck.expectation(option, scalar.text());
        if (expected != null && !scalar.text().contains("{{")) {
            problems.add(
                    value.place(),
                    ProblemCode.ROUTE_OPTION_VALUE,
                    "found " + (option.isSecret() ? "a value" : value.described()) + " for '" + option.name()
                            + "', expected " + expected);
        }
    }

    private static int occurrences(String text, String part) {
        int count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private static void checkStream(SourceRoute route, String system, Set<String> mapped, Problems problems) {
        if (route.stream() == null) {
            return;
        }
        String named = route.stream().system();
        if (!named.equals(system)) {
            problems.add(
                    place(route, "system"),
                    ProblemCode.ROUTE_SYSTEM,
                    "the route stands in routes/" + system + ", so its system is '" + system + "', found '" + named
                            + "'; write system: " + system + ", or move the file to routes/" + named);
        } else if (!mapped.contains(route.stream().stream())) {
            problems.add(
                    place(route, "stream"),
                    ProblemCode.ROUTE_UNMAPPED,
                    "found the stream '" + route.stream().stream() + "', which has no mapping"
                            + (mapped.isEmpty()
                                    ? ""
                                    : ", expected one of "
                                            + mapped.stream().sorted().collect(Collectors.joining(", ")))
                            + "; write routes/" + system + "/" + route.stream().stream() + ".mapping.yaml"
                            + NearestName.hint(route.stream().stream(), mapped));
        }
    }

    private static Place place(SourceRoute route, String option) {
        return route.parameterPlaces().getOrDefault(option, route.place());
    }
}
