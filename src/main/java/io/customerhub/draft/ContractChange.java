package io.customerhub.draft;

import io.customerhub.config.Contract;
import io.customerhub.config.ContractReader;
import io.customerhub.config.Place;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlFile;
import io.customerhub.config.YamlNode;
import io.customerhub.config.YamlText;
import io.customerhub.record.StreamName;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The next version of a contract, with more fields. The minor number rises because nothing that was promised is taken back
 * (Semantic Versioning 2.0.0, item 7); everything else of the text stays as it is, comments and line ends included.
 */
public final class ContractChange {

    private static final String FILE = "contract.yaml";

    private ContractChange() {}

    /**
     * A new version.
     *
     * @param version its version number
     * @param text the whole file
     */
    public record Next(String version, String text) {}

    /**
     * The first version for a stream without a contract.
     *
     * @param key the fields of the key
     * @param fields all fields that the contract shall name, key included
     */
    public static Next first(StreamName stream, Collection<String> key, Collection<String> fields) {
        StringBuilder text = new StringBuilder(
                """
                # Written by hub schema accept. A contract is a promise of the source's owner: ask before you rely on it.
                apiVersion: v3.1.0
                kind: DataContract
                id: %1$s-%2$s
                name: %1$s %2$s
                version: 1.0.0
                status: draft
                schema:
                  - name: %2$s
                    properties:
                """
                        .formatted(stream.system(), stream.stream()));
        for (String field : fields) {
            text.append("      - {name: ")
                    .append(YamlText.of(field))
                    .append(key.contains(field) ? ", required: true, primaryKey: true}\n" : "}\n");
        }
        return new Next("1.0.0", text.toString());
    }

    /**
     * The next version of a contract that there is, or null when its form does not allow to add to it safely, such as
     * properties that come from an alias or a version that is no semantic one.
     *
     * @param text the file as it stands, a sound contract
     * @param fields the fields to add, at least one
     */
    public static @Nullable Next next(String text, List<String> fields) {
        String mark = text.startsWith("\uFEFF") ? "\uFEFF" : "";
        String body = text.substring(mark.length());
        YamlNode root = YamlFile.read(FILE, body.getBytes(StandardCharsets.UTF_8), new Problems());
        if (root == null
                || !(root.at("version") instanceof YamlNode.Scalar version)
                || !(root.at("schema") instanceof YamlNode.Sequence schemas)
                || schemas.items().size() != 1
                || !(schemas.items().get(0).at("properties") instanceof YamlNode.Sequence properties)
                || properties.items().isEmpty()) {
            return null;
        }
        String raised = raised(version.text());
        int start = offset(body, version.place());
        int written = body.indexOf(version.text(), start);
        Edit added = added(body, properties, fields);
        if (raised == null || added == null || written < start || written > start + 1) {
            return null;
        }
        Edit number = new Edit(written, version.text().length(), raised);
        String changed = number.at() < added.at() ? number.in(added.in(body)) : added.in(number.in(body));
        return isAsMeant(changed, raised, fields) ? new Next(raised, mark + changed) : null;
    }

    /** A piece of text that takes the place of another one. */
    private record Edit(int at, int length, String text) {

        String in(String whole) {
            return whole.substring(0, at) + text + whole.substring(at + length);
        }
    }

    private static @Nullable String raised(String version) {
        String[] numbers = version.split("\\.", -1);
        if (numbers.length != 3
                || numbers[1].length() > 6
                || !numbers[1].chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        return numbers[1].isEmpty() ? null : numbers[0] + "." + (Integer.parseInt(numbers[1]) + 1) + ".0";
    }

    private static @Nullable Edit added(String body, YamlNode.Sequence properties, List<String> fields) {
        int start = offset(body, properties.place());
        String items = fields.stream()
                .map(field -> "{name: " + YamlText.of(field) + "}")
                .collect(Collectors.joining("\n"));
        if (body.startsWith("[", start)) {
            int end = endOfFlow(body, start);
            while (end > start && Character.isWhitespace(body.charAt(end - 1))) {
                end--;
            }
            boolean isEnded = end > start && body.charAt(end - 1) == ',';
            return end < 0 ? null : new Edit(end, 0, (isEnded ? " " : ", ") + items.replace("\n", ", "));
        }
        if (!body.startsWith("-", start)) {
            return null;
        }
        int indent = properties.place().column() - 1;
        YamlNode last = properties.items().get(properties.items().size() - 1);
        String end = body.contains("\r\n") ? "\r\n" : "\n";
        String dash = end + " ".repeat(indent) + "- ";
        return new Edit(endOfItem(body, offset(body, last.place()), indent), 0, dash + items.replace("\n", dash));
    }

    /** The end of the last line, beginning with that of an item, which is indented deeper than the item's dash. */
    private static int endOfItem(String body, int from, int indent) {
        int end = endOfLine(body, from);
        for (int line = body.indexOf('\n', end) + 1;
                line > 0 && line < body.length();
                line = body.indexOf('\n', line) + 1) {
            int text = line;
            while (text < body.length() && body.charAt(text) == ' ') {
                text++;
            }
            boolean isBlank = text == body.length() || body.charAt(text) == '\n' || body.charAt(text) == '\r';
            if (!isBlank && text - line <= indent) {
                return end;
            }
            end = isBlank ? end : endOfLine(body, text);
        }
        return end;
    }

    private static int endOfLine(String body, int from) {
        int end = body.indexOf('\n', from);
        end = end < 0 ? body.length() : end;
        return end > from && body.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    /** Where the bracket stands that closes the one at the start, or -1; quotes and comments hold none. */
    private static int endOfFlow(String body, int start) {
        int depth = 0;
        for (int i = start; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c == '"' || c == '\'') {
                boolean isText = "[{,: \n".indexOf(body.charAt(i - 1)) >= 0;
                i = isText ? endOfQuote(body, i, c) : i;
            } else if (c == '#' && Character.isWhitespace(body.charAt(i - 1))) {
                i = endOfLine(body, i);
            } else if (c == '[' || c == '{') {
                depth++;
            } else if ((c == ']' || c == '}') && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static int endOfQuote(String body, int start, char quote) {
        int at = start + 1;
        while (at < body.length() && body.charAt(at) != quote) {
            at += quote == '"' && body.charAt(at) == '\\' ? 2 : 1;
        }
        return at;
    }

    /** What was written is read again: it must be sound, of the new version and promise the fields. */
    private static boolean isAsMeant(String body, String version, List<String> fields) {
        Problems problems = new Problems();
        Contract contract = new ContractReader().read(FILE, body.getBytes(StandardCharsets.UTF_8), problems);
        if (contract == null || !contract.version().equals(version)) {
            return false;
        }
        Set<String> promised = new LinkedHashSet<>();
        contract.properties().forEach(property -> promised.add(property.field().text()));
        return promised.containsAll(fields);
    }

    /** Places count code points. */
    private static int offset(String body, Place place) {
        int line = 0;
        for (int i = 1; i < place.line(); i++) {
            line = body.indexOf('\n', line) + 1;
        }
        return body.offsetByCodePoints(line, place.column() - 1);
    }
}
