package io.customerhub.deploy;

import static io.customerhub.deploy.ConnectorReader.at;
import static io.customerhub.deploy.ConnectorReader.text;

import io.customerhub.config.Place;
import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlNode.Entry;
import io.customerhub.config.YamlNode.Mapping;
import io.customerhub.config.YamlNode.Scalar;
import io.customerhub.config.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the routes in a file of a source system, with the places of what they set. */
final class SourceRouteReader {

    private static final String KAMELET = "kamelet:";
    private static final String RECORDS_ACTION = "records-action";
    private static final String INGEST = "direct:ingest";

    private SourceRouteReader() {}

    /** The routes of a file in file order; none when it could not be read. */
    static List<SourceRoute> read(@Nullable YamlNode file) {
        return file instanceof Sequence documents ? routes(documents.items()) : List.of();
    }

    /** The routes among the top-level items of a file, in file order. */
    static List<SourceRoute> routes(List<YamlNode> items) {
        List<SourceRoute> routes = new ArrayList<>();
        for (YamlNode item : items) {
            if (at(item, "route") instanceof Mapping route) {
                routes.add(route(route));
            }
        }
        return routes;
    }

    private static SourceRoute route(Mapping route) {
        YamlNode from = at(route, "from");
        List<YamlNode> targets = new ArrayList<>();
        collectTargets(at(from, "steps"), targets);
        YamlNode maker = kamelet(from) != null
                ? from
                : targets.stream()
                        .filter(target -> RECORDS_ACTION.equals(kamelet(target)))
                        .findFirst()
                        .orElse(from);
        Map<String, YamlNode> values = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        readQuery(address(maker), at(maker, "uri"), values, places);
        if (at(maker, "parameters") instanceof Mapping parameters) {
            for (Entry parameter : parameters.entries()) {
                values.put(parameter.key(), parameter.value());
                places.put(parameter.key(), parameter.place());
            }
        }
        YamlNode uri = at(maker, "uri");
        return new SourceRoute(
                text(at(route, "id"), ""),
                route.place(),
                kamelet(maker),
                uri == null ? route.place() : uri.place(),
                values,
                places,
                bringsItsOwn(address(from))
                        && targets.stream().anyMatch(target -> address(target).startsWith(INGEST)));
    }

    /** What comes over {@code direct:} may be batches of another route; an address without a colon is no address. */
    private static boolean bringsItsOwn(String address) {
        return address.contains(":") && !address.startsWith("direct:");
    }

    /** All that the steps send to with {@code to}, however deep it stands in other steps. */
    private static void collectTargets(@Nullable YamlNode node, List<YamlNode> targets) {
        if (node instanceof Sequence list) {
            list.items().forEach(item -> collectTargets(item, targets));
        } else if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                if (entry.key().equals("to")) {
                    targets.add(entry.value());
                } else {
                    collectTargets(entry.value(), targets);
                }
            }
        }
    }

    /** The name of the Kamelet that a node with a {@code uri} names, or null. */
    private static @Nullable String kamelet(@Nullable YamlNode node) {
        String address = address(node);
        return address.startsWith(KAMELET) ? address.substring(KAMELET.length()).split("[/?]", 2)[0] : null;
    }

    /** {@code to: direct:x} is short for {@code to: {uri: direct:x}}. */
    private static String address(@Nullable YamlNode node) {
        return node instanceof Scalar scalar ? scalar.text() : text(at(node, "uri"), "");
    }

    /** Camel takes options behind a question mark, too. */
    private static void readQuery(
            String address, @Nullable YamlNode uri, Map<String, YamlNode> values, Map<String, Place> places) {
        int query = address.indexOf('?');
        if (uri == null || query < 0) {
            return;
        }
        for (String part : address.substring(query + 1).split("&")) {
            String[] option = part.split("=", 2);
            if (option.length == 2) {
                values.put(option[0], new Scalar(uri.place(), option[1], Scalar.Kind.TEXT));
                places.put(option[0], uri.place());
            }
        }
    }
}
