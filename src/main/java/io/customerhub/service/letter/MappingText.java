package io.customerhub.service.letter;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlFile;
import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Changes one line in the text of a mapping, so that comments and layout of all others stay. The places come from the same
 * reader that the hub uses.
 */
final class MappingText {

    private MappingText() {}

    /**
     * A changed text.
     *
     * @param text the whole file
     * @param line the line, counted from 1
     * @param before the line as it was; empty when it was added
     * @param after the line as it is
     */
    record Changed(String text, int line, String before, String after) {}

    /** The text with more codes, in the map of the line or in the file of codes; null when that cannot be done. */
    static @Nullable Changed withCodes(String text, FieldMapping line, Map<String, String> codes) {
        YamlNode root = YamlFile.read("file", text.getBytes(StandardCharsets.UTF_8), new Problems());
        YamlNode map = line.codeFile() != null || root == null ? root : root.at("fields", line.attribute(), "map");
        if (!(map instanceof YamlNode.Mapping known) || known.entries().isEmpty()) {
            return null;
        }
        List<String> added = new TreeMap<>(codes)
                .entrySet().stream()
                        .map(code -> YamlText.of(code.getKey()) + ": " + YamlText.of(code.getValue()))
                        .toList();
        int first = known.entries().get(0).place().line();
        int column = known.entries().get(0).place().column();
        return isInBraces(text, first, column)
                ? inserted(text, first, column, String.join(", ", added) + ", ")
                : lines(text, first, column, added);
    }

    /** The text with an option of a field set; null when that cannot be done. */
    static @Nullable Changed withOption(String text, FieldMapping line, String option, String value) {
        YamlNode root = YamlFile.read("file", text.getBytes(StandardCharsets.UTF_8), new Problems());
        YamlNode field = root == null ? null : root.at("fields", line.attribute());
        if (!(field instanceof YamlNode.Mapping known) || known.entries().isEmpty()) {
            return null;
        }
        for (YamlNode.Entry entry : known.entries()) {
            if (entry.key().equals(option)) {
                return entry.value() instanceof YamlNode.Scalar old ? replaced(text, old, value) : null;
            }
        }
        int first = known.entries().get(0).place().line();
        int column = known.entries().get(0).place().column();
        return isInBraces(text, first, column)
                ? inserted(text, first, column, option + ": " + YamlText.of(value) + ", ")
                : lines(text, first, column, List.of(option + ": " + YamlText.of(value)));
    }

    private static boolean isInBraces(String text, int line, int column) {
        String before = lineOf(text, line)
                .substring(0, offset(lineOf(text, line), column))
                .stripTrailing();
        return before.endsWith("{");
    }

    private static @Nullable Changed replaced(String text, YamlNode.Scalar old, String value) {
        String line = lineOf(text, old.place().line());
        int at = offset(line, old.place().column());
        return line.startsWith(old.text(), at)
                ? with(
                        text,
                        old.place().line(),
                        line.substring(0, at)
                                + value
                                + line.substring(at + old.text().length()))
                : null;
    }

    private static Changed inserted(String text, int line, int column, String more) {
        String old = lineOf(text, line);
        int at = offset(old, column);
        return with(text, line, old.substring(0, at) + more + old.substring(at));
    }

    private static Changed lines(String text, int line, int column, List<String> added) {
        List<String> all = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        String indentation = all.get(line - 1).substring(0, offset(all.get(line - 1), column));
        String end = all.get(line - 1).endsWith("\r") ? "\r" : "";
        List<String> whole = added.stream().map(one -> indentation + one + end).toList();
        all.addAll(line - 1, whole);
        return new Changed(
                String.join("\n", all),
                line,
                "",
                whole.stream().map(String::strip).collect(Collectors.joining("; ")));
    }

    private static Changed with(String text, int line, String after) {
        List<String> all = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        String before = all.set(line - 1, after);
        return new Changed(String.join("\n", all), line, before.strip(), after.strip());
    }

    private static String lineOf(String text, int line) {
        return text.split("\n", -1)[line - 1];
    }

    /** Columns count characters as a person does, so one beyond the basic plane counts once. */
    private static int offset(String line, int column) {
        return line.offsetByCodePoints(0, Math.min(column - 1, line.codePointCount(0, line.length())));
    }
}
