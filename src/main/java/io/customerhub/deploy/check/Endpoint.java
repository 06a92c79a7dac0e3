package io.customerhub.deploy.check;

import io.customerhub.config.Place;
import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlNode.Entry;
import io.customerhub.config.YamlNode.Mapping;
import io.customerhub.config.YamlNode.Scalar;
import io.customerhub.config.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An address in a route, with its options.
 *
 * @param uri as it is written, with placeholders
 * @param place where the address stands
 * @param options its options below {@code parameters:}, in file order; those behind {@code ?} are part of the uri
 * @param isSource true when a route starts from it
 */
record Endpoint(String uri, Place place, List<Entry> options, boolean isSource) {

    private static final Set<String> CALLS = Set.of("to", "toD", "wireTap", "poll");

    /** All addresses of a route file, in file order, however deep they stand. */
    static List<Endpoint> in(YamlNode file) {
        List<Endpoint> found = new ArrayList<>();
        collect(file, found);
        return found;
    }

    /** The name of the component, such as {@code file}; empty when the address has none. */
    String scheme() {
        int colon = uri.indexOf(':');
        int query = uri.indexOf('?');
        return colon < 0 || (query >= 0 && query < colon) ? "" : uri.substring(0, colon);
    }

    /** True when parts of it are known only while the route runs. */
    boolean isDynamic() {
        return uri.contains("${") || scheme().contains("{{");
    }

    private static void collect(YamlNode node, List<Endpoint> into) {
        if (node instanceof Sequence list) {
            list.items().forEach(item -> collect(item, into));
        } else if (node instanceof Mapping mapping) {
            for (Entry entry : mapping.entries()) {
                boolean isSource = entry.key().equals("from");
                if (isSource || CALLS.contains(entry.key())) {
                    add(entry.value(), isSource, into);
                }
                if (!entry.key().equals("parameters")) {
                    collect(entry.value(), into);
                }
            }
        }
    }

    private static void add(YamlNode value, boolean isSource, List<Endpoint> into) {
        if (value instanceof Scalar scalar && !scalar.text().isBlank()) {
            into.add(new Endpoint(scalar.text().strip(), scalar.place(), List.of(), isSource));
        } else if (value.at("uri") instanceof Scalar uri && !uri.text().isBlank()) {
            into.add(new Endpoint(
                    uri.text().strip(),
                    uri.place(),
                    value.at("parameters") instanceof Mapping parameters ? parameters.entries() : List.of(),
                    isSource));
        }
    }
}
