package io.customerhub.deploy;

import io.customerhub.record.StreamName;
import java.util.List;
import java.util.Map;

/**
 * What is loaded into Camel and taken out of it as one: a connector, a route, or what a file holds beside its routes.
 *
 * @param kind which of them
 * @param system the source system; empty for connectors and shared routes
 * @param name the route's id or the connector's name; otherwise a name of the hub's own, which is not its file's
 * @param file the file that it stands in, relative to the project folder
 * @param yaml the text for Camel: the file with every other part left blank, so that lines in messages stay true
 * @param hash XXH3 64 of the content in 16 hexadecimal digits, without comments and layout
 * @param needs the identity of everything that it is made with, by what that is: connectors, shared parts, properties. When
 *     one of them changes, so must this
 * @param streams the streams that it reads
 * @param beans the names of the beans that it defines
 */
record RoutePart(
        Kind kind,
        String system,
        String name,
        String file,
        String yaml,
        String hash,
        Map<String, String> needs,
        List<StreamName> streams,
        List<String> beans) {

    /** The kinds, in the order in which they are loaded. */
    enum Kind {
        /** A Kamelet. */
        CONNECTOR,
        /** Beans, route configurations and the like, which the routes beside it or all routes build on. */
        FOUNDATION,
        /** A route. */
        ROUTE
    }

    /** Copies the collections. */
    RoutePart {
        needs = Map.copyOf(needs);
        streams = List.copyOf(streams);
        beans = List.copyOf(beans);
    }

    /** Known by this as long as it exists, whatever file it moves to. */
    String key() {
        return kind + " " + name;
    }

    /** Another text whenever the part would work differently. */
    String identity() {
        return hash + new java.util.TreeMap<>(needs);
    }
}
