package io.customerhub.deploy;

import com.dynatrace.hash4j.hashing.Hashing;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlFile;
import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlNode.Entry;
import io.customerhub.config.YamlNode.Mapping;
import io.customerhub.config.YamlNode.Scalar;
import io.customerhub.config.YamlNode.Sequence;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Cuts a route file into its top-level items, each of which Camel can load alone. */
final class YamlSlices {

    private YamlSlices() {}

    /**
     * One item.
     *
     * @param nodes what it says; more than one when the file cannot be cut
     * @param yaml the text of the file with all other items left blank
     */
    record Slice(List<YamlNode> nodes, String yaml) {}

    /**
     * The items of a file. A file whose items do not stand on lines of their own, or refer to one another by aliases, is
     * one slice.
     *
     * @param root what the file says
     */
    static List<Slice> of(String text, Sequence root) {
        String[] lines = text.split("\n", -1);
        List<Slice> slices = new ArrayList<>();
        List<YamlNode> items = root.items();
        for (int i = 0; i < items.size(); i++) {
            int start = items.get(i).place().line();
            int end = i + 1 < items.size() ? items.get(i + 1).place().line() : lines.length + 1;
            Slice slice = new Slice(List.of(items.get(i)), only(lines, start, end));
            if (!saysTheSame(slice)) {
                return List.of(new Slice(items, text));
            }
            slices.add(slice);
        }
        return slices;
    }

    /** Lines are counted from 1; the end is the first line that is left out again. */
    private static String only(String[] lines, int start, int end) {
        StringBuilder kept = new StringBuilder();
        for (int line = 1; line < end; line++) {
            kept.append(line >= start ? lines[line - 1] : "").append('\n');
        }
        return kept.toString();
    }

    private static boolean saysTheSame(Slice slice) {
        YamlNode alone = YamlFile.read("slice", slice.yaml().getBytes(StandardCharsets.UTF_8), new Problems());
        return alone instanceof Sequence list
                && list.items().stream()
                        .map(YamlSlices::canonical)
                        .toList()
                        .equals(slice.nodes().stream()
                                .map(YamlSlices::canonical)
                                .toList());
    }

    /** XXH3 64 of what the nodes say, without comments and layout, in 16 hexadecimal digits. */
    static String hash(List<YamlNode> nodes) {
        return hash(nodes.stream().map(YamlSlices::canonical).collect(Collectors.joining("\n")));
    }

    /** XXH3 64 of a text in 16 hexadecimal digits. */
    static String hash(String text) {
        return String.format("%016x", Hashing.xxh3_64().hashCharsToLong(text));
    }

    /** Each text stands behind its length, so that no text can be taken for structure. */
    private static String canonical(YamlNode node) {
        if (node instanceof Scalar scalar) {
            return scalar.kind() + " " + scalar.text().length() + ":" + scalar.text();
        }
        if (node instanceof Sequence sequence) {
            return sequence.items().stream().map(YamlSlices::canonical).collect(Collectors.joining(",", "[", "]"));
        }
        return ((Mapping) node)
                .entries().stream().map(YamlSlices::canonical).collect(Collectors.joining(",", "{", "}"));
    }

    private static String canonical(Entry entry) {
        return entry.key().length() + ":" + entry.key() + "=" + canonical(entry.value());
    }
}
