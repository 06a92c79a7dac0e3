package io.customerhub.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Turns the parser's nodes into ours. Aliases are written out, each with the places of its anchor, so the number of
 * nodes is limited: ten aliases of ten aliases of ten ... would otherwise fill the memory ("billion laughs").
 */
final class YamlNodeBuilder {

    private static final int MAXIMUM_NODES = 100_000;

    private final String file;
    private final Problems problems;
    private int nodes;

    YamlNodeBuilder(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    /** The whole tree, or null when it is beyond the limits. */
    @Nullable
    YamlNode build(Node root) {
        YamlNode built = build(root, 0);
        if (built == null) {
            problems.add(
                    place(root),
                    ProblemCode.YAML_LIMIT,
                    "found aliases that contain themselves or grow beyond " + MAXIMUM_NODES
                            + " values; write the values out");
        }
        return built;
    }

    private @Nullable YamlNode build(Node node, int depth) {
        // an alias inside its own anchor shows up as endless depth
        if (++nodes > MAXIMUM_NODES || depth > YamlFile.MAXIMUM_DEPTH * 2) {
            return null;
        }
        if (node instanceof MappingNode mapping) {
            return mapping(mapping, depth);
        }
        if (node instanceof SequenceNode sequence) {
            List<YamlNode> items = new ArrayList<>(sequence.getValue().size());
            for (Node item : sequence.getValue()) {
                YamlNode built = build(item, depth + 1);
                if (built == null) {
                    return null;
                }
                items.add(built);
            }
            return new YamlNode.Sequence(place(node), List.copyOf(items));
        }
        ScalarNode scalar = (ScalarNode) node;
        YamlNode.Scalar.Kind kind = kind(scalar.getTag());
        String text = kind == YamlNode.Scalar.Kind.NOTHING ? "" : scalar.getValue();
        return new YamlNode.Scalar(place(node), text, kind);
    }

    private YamlNode.@Nullable Mapping mapping(MappingNode mapping, int depth) {
        List<YamlNode.Entry> entries = new ArrayList<>(mapping.getValue().size());
        Map<String, Place> seen = new HashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place place = place(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problems.add(
                        place,
                        ProblemCode.YAML_KEY,
                        "found a list or a map as a key, expected a name; put text with brackets in quotes");
                continue;
            }
            YamlNode value = build(tuple.getValueNode(), depth + 1);
            if (value == null) {
                return null;
            }
            Place first = seen.putIfAbsent(key.getValue(), place);
            if (first == null) {
                entries.add(new YamlNode.Entry(key.getValue(), place, value));
            } else {
                problems.add(
                        place,
                        ProblemCode.YAML_DUPLICATE_KEY,
                        "found the key '" + key.getValue() + "' a second time, it stands in line " + first.line()
                                + " already; keep one of them");
            }
        }
        return new YamlNode.Mapping(place(mapping), List.copyOf(entries));
    }

    private Place place(Node node) {
        return YamlFile.place(file, node.getStartMark().orElse(null));
    }

    private static YamlNode.Scalar.Kind kind(Tag tag) {
        if (tag.equals(Tag.NULL)) {
            return YamlNode.Scalar.Kind.NOTHING;
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return YamlNode.Scalar.Kind.NUMBER;
        }
        return tag.equals(Tag.BOOL) ? YamlNode.Scalar.Kind.FLAG : YamlNode.Scalar.Kind.TEXT;
    }
}
