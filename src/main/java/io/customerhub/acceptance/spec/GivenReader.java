package io.customerhub.acceptance.spec;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.acceptance.spec.SourceContent.Column;
import io.customerhub.acceptance.spec.SourceContent.Table;
import io.customerhub.config.Place;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlFields;
import io.customerhub.config.YamlNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what a source holds: files, rows or HTTP answers; or what it posts. */
final class GivenReader {

    static final List<String> SOURCES = List.of("files", "rows", "http", "posts");

    private final Fixtures fixtures;
    private final ExchangeReader exchanges;
    private final Problems problems;

    GivenReader(Fixtures fixtures, ExchangeReader exchanges, Problems problems) {
        this.fixtures = fixtures;
        this.exchanges = exchanges;
        this.problems = problems;
    }

    /** What the source holds, or null with a problem. */
    @Nullable
    SourceContent read(YamlFields given) {
        List<String> named =
                SOURCES.stream().filter(key -> given.get(key) != null).toList();
        if (named.size() != 1) {
            problems.add(
                    given.place(),
                    ProblemCode.TEST_SOURCE,
                    "found " + (named.isEmpty() ? "none" : String.join(" and ", named))
                            + ", expected exactly one of " + String.join(", ", SOURCES)
                            + "; write given: {files: customers.csv}");
            return null;
        }
        YamlNode node = given.require(named.get(0), "customers.csv");
        return node == null
                ? null
                : switch (named.get(0)) {
                    case "files" -> files(given, node);
                    case "rows" -> rows(given, node);
                    case "posts" -> posts(given, node);
                    default -> exchanges.read(node);
                };
    }

    /** One name, a list of names, or names by the name that the source gives them. */
    private SourceContent files(YamlFields given, YamlNode node) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        if (node instanceof YamlNode.Mapping map) {
            map.entries().forEach(entry -> file(given, entry.key(), entry.value(), files));
        } else if (node instanceof YamlNode.Sequence list) {
            list.items().forEach(item -> file(given, null, item, files));
        } else {
            file(given, null, node, files);
        }
        return new SourceContent.Files(node.place(), files);
    }

    private void file(YamlFields given, @Nullable String name, YamlNode node, Map<String, byte[]> files) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            given.wrongKind("files", node, "names of files beside the test", "customers.csv");
            return;
        }
        String shown = name == null ? scalar.text() : name;
        if (shown.contains("/") || shown.contains("\\") || shown.startsWith(".")) {
            problems.add(
                    node.place(),
                    ProblemCode.TEST_VALUE,
                    "found the file name '" + shown + "', expected a plain name; the source's folder has no folders");
            return;
        }
        byte[] content = fixtures.bytes(scalar.text(), node.place());
        if (content != null) {
            files.put(shown, content);
        }
    }

    /** One file or a list; each JSON value of a file is a post, so that a file may hold one a line. */
    private @Nullable SourceContent posts(YamlFields given, YamlNode node) {
        List<byte[]> bodies = new ArrayList<>();
        List<YamlNode> names = node instanceof YamlNode.Sequence list ? list.items() : List.of(node);
        for (YamlNode name : names) {
            if (!(name instanceof YamlNode.Scalar scalar)) {
                given.wrongKind("posts", node, "names of files beside the test", "message.json");
                return null;
            }
            byte[] content = fixtures.bytes(scalar.text(), scalar.place());
            if (content != null) {
                bodies.addAll(posts(content));
            }
        }
        return new SourceContent.Posts(node.place(), List.copyOf(bodies));
    }

    /** What is no JSON is one post as it is: a test may be about that. */
    private static List<byte[]> posts(byte[] content) {
        ObjectMapper json = new ObjectMapper();
        List<byte[]> bodies = new ArrayList<>();
        try (MappingIterator<JsonNode> values = json.readerFor(JsonNode.class)
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readValues(content)) {
            while (values.hasNextValue()) {
                bodies.add(json.writeValueAsBytes(values.nextValue()));
            }
        } catch (IOException noJson) {
            return List.of(content);
        }
        return bodies.size() == 1 ? List.of(content) : bodies;
    }

    private @Nullable SourceContent rows(YamlFields given, YamlNode node) {
        List<Table> tables = new ArrayList<>();
        List<String> scripts = new ArrayList<>();
        if (node instanceof YamlNode.Scalar script) {
            script(script, scripts);
        } else if (node instanceof YamlNode.Mapping map) {
            for (YamlNode.Entry entry : map.entries()) {
                Table table = table(given, entry);
                if (table != null) {
                    tables.add(table);
                }
            }
        } else {
            given.wrongKind("rows", node, "tables and their rows, or an .sql file", "{contact: contact.csv}");
            return null;
        }
        return new SourceContent.Rows(node.place(), List.copyOf(tables), List.copyOf(scripts));
    }

    private void script(YamlNode.Scalar script, List<String> scripts) {
        byte[] content = fixtures.bytes(script.text(), script.place());
        if (!script.text().endsWith(".sql")) {
            problems.add(
                    script.place(),
                    ProblemCode.TEST_SOURCE,
                    "found '" + script.text() + "', expected an .sql file, or tables with their rows; write rows:"
                            + " {contact: " + script.text() + "}");
        } else if (content != null) {
            scripts.add(new String(content, StandardCharsets.UTF_8));
        }
    }

    private @Nullable Table table(YamlFields given, YamlNode.Entry entry) {
        if (!isName(entry.key())) {
            problems.add(
                    entry.place(),
                    ProblemCode.TEST_VALUE,
                    "found the table '" + entry.key() + "', expected letters, digits and '_', with a schema at most");
            return null;
        }
        if (entry.value() instanceof YamlNode.Scalar name) {
            byte[] content = fixtures.bytes(name.text(), name.place());
            return content == null ? null : csv(entry.key(), new String(content, StandardCharsets.UTF_8), name.place());
        }
        if (entry.value() instanceof YamlNode.Sequence list) {
            return inline(given, entry.key(), list);
        }
        given.wrongKind("rows", entry.value(), "a CSV file or a list of rows", "{contact: contact.csv}");
        return null;
    }

    private @Nullable Table csv(String table, String text, Place place) {
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int end = plain.indexOf('\n');
        String header = (end < 0 ? plain : plain.substring(0, end)).strip();
        return table(table, Arrays.asList(header.split(",", -1)), end < 0 ? "" : plain.substring(end + 1), place);
    }

    private @Nullable Table inline(YamlFields given, String table, YamlNode.Sequence list) {
        Set<String> names = new LinkedHashSet<>();
        for (YamlNode item : list.items()) {
            if (item instanceof YamlNode.Mapping row) {
                row.entries().forEach(cell -> names.add(cell.key()));
            } else {
                given.wrongKind("rows", item, "columns and values", "{contact: [{id: 1, name: Ann}]}");
                return null;
            }
        }
        StringBuilder rows = new StringBuilder();
        for (YamlNode item : list.items()) {
            YamlNode.Mapping row = (YamlNode.Mapping) item;
            rows.append(names.stream().map(name -> cell(row.get(name))).collect(Collectors.joining(",")))
                    .append('\n');
        }
        return table(table, List.copyOf(names), rows.toString(), list.place());
    }

    private static String cell(@Nullable YamlNode value) {
        boolean isNull = !(value instanceof YamlNode.Scalar scalar) || scalar.kind() == YamlNode.Scalar.Kind.NOTHING;
        return isNull ? "" : '"' + ((YamlNode.Scalar) value).text().replace("\"", "\"\"") + '"';
    }

    /** Columns are written {@code name} or {@code name:type}. */
    private @Nullable Table table(String name, List<String> headings, String csv, Place place) {
        List<Column> columns = new ArrayList<>();
        for (String heading : headings) {
            int colon = heading.indexOf(':');
            String column = (colon < 0 ? heading : heading.substring(0, colon)).strip();
            String type = colon < 0 ? "text" : heading.substring(colon + 1).strip();
            if (!isName(column) || type.isEmpty() || !type.chars().allMatch(GivenReader::isOfType)) {
                problems.add(
                        place,
                        ProblemCode.TEST_VALUE,
                        "found the column '" + heading + "' of " + name
                                + ", expected a name, with a type of PostgreSQL behind a colon if it is no text; write"
                                + " updated_at:timestamptz");
                return null;
            }
            columns.add(new Column(column, type));
        }
        return new Table(name, List.copyOf(columns), csv);
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.chars()
                        .allMatch(character ->
                                Character.isLetterOrDigit(character) || character == '_' || character == '.');
    }

    private static boolean isOfType(int character) {
        return Character.isLetterOrDigit(character) || " _()".indexOf(character) >= 0;
    }
}
