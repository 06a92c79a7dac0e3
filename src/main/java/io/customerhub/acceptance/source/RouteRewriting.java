package io.customerhub.acceptance.source;

import io.customerhub.acceptance.source.StandIn.Bean;
import io.customerhub.config.Place;
import io.customerhub.config.Problem;
import io.customerhub.config.ProblemCode;
import io.customerhub.record.StreamName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Writes a route file anew: of the routes that start from a source only the one under test stays, and it reads from the
 * stand-in. Options that hold secrets get harmless ones, and every {@code {{name}}} the value that the test gives.
 */
final class RouteRewriting {

    private static final String KAMELET = "kamelet:";

    /** One poll is enough; another one would ask the stand-in for what nobody listed. */
    private static final String INTERVAL_OPTION = "every";

    private static final String INTERVAL = "1h";

    private static final String FORMAT_OPTION = "format";

    private final Map<String, ConnectorPlaces> connectors;
    private final Placeholders placeholders;
    private final StreamName stream;
    private final StandIn source;
    private final Map<String, Bean> beans = new LinkedHashMap<>();
    private boolean found;

    RouteRewriting(
            Map<String, ConnectorPlaces> connectors,
            Map<String, String> properties,
            StreamName stream,
            StandIn source) {
        this.connectors = connectors;
        this.placeholders = new Placeholders(properties);
        this.stream = stream;
        this.source = source;
    }

    /** True when the file had the route under test. */
    boolean isFound() {
        return found;
    }

    /**
     * The file as the test needs it.
     *
     * @throws FixtureException when the route would still reach a real system
     */
    String rewrite(String shown, String yaml) {
        Node root;
        try {
            root = new Compose(LoadSettings.builder().build())
                    .composeString(yaml)
                    .orElse(null);
        } catch (YamlEngineException broken) {
            throw new FixtureException(new Problem(
                    new Place(shown, 1, 1), ProblemCode.YAML_SYNTAX.code(), "hub check tells what is wrong here"));
        }
        if (!(root instanceof SequenceNode documents)) {
            return yaml;
        }
        List<Node> kept = new ArrayList<>();
        for (Node document : documents.getValue()) {
            if (keep(shown, document)) {
                kept.add(document);
            }
        }
        kept.forEach(this::replaceBeans);
        kept.forEach(this::resolve);
        if (!beans.isEmpty()) {
            kept.add(
                    0,
                    map(Map.of(
                            "beans",
                            list(beans.values().stream()
                                    .map(RouteRewriting::bean)
                                    .toList()))));
        }
        DumpSettings settings = DumpSettings.builder().setWidth(4096).build();
        return new Present(settings)
                .emitToString(new Serialize(settings).serializeOne(list(kept)).iterator());
    }

    /** Other routes that read sources must not run; routes that others send to may be needed. */
    private boolean keep(String shown, Node document) {
        Node from = at(at(document, "route"), "from");
        if (from == null) {
            return true;
        }
        String uri = text(at(from, "uri"));
        if (!uri.startsWith(KAMELET)) {
            return uri.startsWith("direct:") || uri.startsWith("seda:");
        }
        Node parameters = at(from, "parameters");
        boolean isTested = stream.system().equals(text(at(parameters, "system")))
                && stream.stream().equals(text(at(parameters, "stream")));
        ConnectorPlaces connector =
                connectors.get(uri.substring(KAMELET.length()).split("[/?]", 2)[0]);
        if (isTested && connector != null && parameters instanceof MappingNode options) {
            found = true;
            ConnectorPlaces reader = connector;
            if (connector.places().containsValue(PlaceKind.SERVER)) {
                reader = readInPlace(connector, options);
                set((MappingNode) from, "uri", KAMELET + reader.name());
            }
            redirect(shown, reader, options);
        }
        return isTested;
    }

    /** Of files that lie on a server, a test reads copies in a folder, by the connector for files of their format. */
    private ConnectorPlaces readInPlace(ConnectorPlaces server, MappingNode options) {
        String format = text(at(options, FORMAT_OPTION));
        String name = (format.isEmpty() ? "csv" : format) + "-file-source";
        ConnectorPlaces reader = connectors.get(name);
        if (reader == null) {
            throw new FixtureException(new Problem(
                    new Place(server.name(), 1, 1),
                    ProblemCode.TEST_SOURCE.code(),
                    "there is no connector " + name + " that could read the files of " + server.name()));
        }
        options.getValue()
                .removeIf(tuple -> text(tuple.getKeyNode()).equals(FORMAT_OPTION)
                        || !reader.options().contains(text(tuple.getKeyNode())));
        reader.places().keySet().forEach(place -> set(options, place, "here"));
        return reader;
    }

    private void redirect(String shown, ConnectorPlaces connector, MappingNode options) {
        connector.defaults().forEach((option, value) -> {
            if (text(at(options, option)).isEmpty()) {
                set(options, option, value);
            }
        });
        for (NodeTuple tuple : List.copyOf(options.getValue())) {
            String option = text(tuple.getKeyNode());
            String written = text(tuple.getValueNode());
            if (connector.places().containsKey(option) && !written.isEmpty()) {
                source.bean(written).ifPresent(bean -> beans.put(bean.name(), bean));
                set(options, option, source.place(written));
            } else if (connector.credentials().contains(option) && !source.needsCredentials()) {
                set(options, option, "test-" + option);
            } else if (written.contains("://")) {
                throw new FixtureException(new Problem(
                        new Place(shown, line(tuple), 1),
                        ProblemCode.TEST_REAL_SOURCE.code(),
                        "the option '" + option + "' leads to another system, but " + connector.name()
                                + " does not mark it as a place; mark it in the Kamelet with x-descriptors: ["
                                + PlaceKind.PREFIX + "http]"));
            }
        }
        if (connector.options().contains(INTERVAL_OPTION)) {
            set(options, INTERVAL_OPTION, INTERVAL);
        }
    }

    private static int line(NodeTuple tuple) {
        return tuple.getKeyNode().getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private void replaceBeans(Node document) {
        if (at(document, "beans") instanceof SequenceNode list) {
            list.getValue().removeIf(bean -> beans.containsKey(text(at(bean, "name"))));
        }
    }

    private void resolve(Node node) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::resolve);
        } else if (node instanceof MappingNode map) {
            for (NodeTuple tuple : List.copyOf(map.getValue())) {
                String written = text(tuple.getValueNode());
                if (written.contains("{{")) {
                    set(map, text(tuple.getKeyNode()), source.needsCredentials() ? written : placeholders.in(written));
                } else {
                    resolve(tuple.getValueNode());
                }
            }
        }
    }

    private static Node bean(Bean bean) {
        Map<String, Node> properties = new LinkedHashMap<>();
        bean.properties().forEach((name, value) -> properties.put(name, scalar(value)));
        Map<String, Node> entries = new LinkedHashMap<>();
        entries.put("name", scalar(bean.name()));
        entries.put("type", scalar(bean.type()));
        entries.put("properties", map(properties));
        return map(entries);
    }

    private static void set(MappingNode map, String key, String value) {
        List<NodeTuple> tuples = new ArrayList<>();
        map.getValue()
                .forEach(tuple -> tuples.add(
                        text(tuple.getKeyNode()).equals(key)
                                ? new NodeTuple(tuple.getKeyNode(), scalar(value))
                                : tuple));
        if (at(map, key) == null) {
            tuples.add(new NodeTuple(scalar(key), scalar(value)));
        }
        map.setValue(tuples);
    }

    private static @Nullable Node at(@Nullable Node node, String key) {
        if (node instanceof MappingNode map) {
            for (NodeTuple tuple : map.getValue()) {
                if (text(tuple.getKeyNode()).equals(key)) {
                    return tuple.getValueNode();
                }
            }
        }
        return null;
    }

    private static String text(@Nullable Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private static ScalarNode scalar(String text) {
        return new ScalarNode(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED);
    }

    private static SequenceNode list(List<Node> nodes) {
        return new SequenceNode(Tag.SEQ, new ArrayList<>(nodes), FlowStyle.BLOCK);
    }

    private static MappingNode map(Map<String, Node> entries) {
        List<NodeTuple> tuples = new ArrayList<>();
        entries.forEach((key, value) -> tuples.add(new NodeTuple(scalar(key), value)));
        return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
    }
}
