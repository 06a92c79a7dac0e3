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
        YamlNode uri = at(from, "uri");
        String address = text(uri, "");
        Map<String, YamlNode> values = new LinkedHashMap<>();
        Map<String, Place> places = new LinkedHashMap<>();
        readQuery(address, uri, values, places);
        if (at(from, "parameters") instanceof Mapping parameters) {
            for (Entry parameter : parameters.entries()) {
                values.put(parameter.key(), parameter.value());
                places.put(parameter.key(), parameter.place());
            }
        }
        return new SourceRoute(
                text(at(route, "id"), ""),
                route.place(),
                address.startsWith(KAMELET)
                        ? address.substring(KAMELET.length()).split("[/?]", 2)[0]
                        : null,
                uri == null ? route.place() : uri.place(),
                values,
                places);
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
