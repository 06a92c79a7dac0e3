package io.customerhub.acceptance.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.acceptance.spec.Expectation.Letter;
import io.customerhub.acceptance.spec.Expectation.Records;
import io.customerhub.acceptance.spec.Expectation.Row;
import io.customerhub.config.Place;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlFields;
import io.customerhub.config.YamlNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a case expects. */
final class ExpectationReader {

    static final List<String> KEYS = List.of("records", "letters", "counts", "requests", "waits", "pauses");
    static final List<String> LETTER_KEYS = List.of("record", "stage", "code", "field");

    private static final Expectation NOTHING = new Expectation(null, List.of(), Map.of(), null, null, null);

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private final Fixtures fixtures;
    private final String folder;
    private final boolean filesMayMiss;
    private final Problems problems;

    /**
     * A reader.
     *
     * @param folder the folder of the test as an engineer would type it, with a slash at its end
     * @param filesMayMiss true when expected records will be written, so that their file need not be there
     */
    ExpectationReader(Fixtures fixtures, String folder, boolean filesMayMiss, Problems problems) {
        this.fixtures = fixtures;
        this.folder = folder;
        this.filesMayMiss = filesMayMiss;
        this.problems = problems;
    }

    Expectation read(@Nullable YamlNode node) {
        YamlFields expect = node == null
                ? null
                : YamlFields.of(
                        node, "what is expected", "{records: customers.jsonl}", YamlFields.Codes.TEST, problems);
        if (expect == null) {
            return NOTHING;
        }
        expect.allowOnly(KEYS);
        BigDecimal requests = expect.number("requests", "5");
        return new Expectation(
                records(expect),
                letters(expect),
                counts(expect),
                requests == null ? null : requests.intValue(),
                expect.text("waits", "HUB-REST-003"),
                expect.text("pauses", "HUB-DRIFT-001"));
    }

    private @Nullable Records records(YamlFields expect) {
        YamlNode node = expect.get("records");
        if (node instanceof YamlNode.Scalar name) {
            Path file = fixtures.path(name.text());
            if (filesMayMiss && !Files.exists(file)) {
                return new Records(file, List.of());
            }
            byte[] content = fixtures.bytes(name.text(), name.place());
            return content == null ? null : new Records(file, lines(folder + name.text(), content));
        }
        if (node instanceof YamlNode.Sequence list) {
            List<Row> rows = new ArrayList<>();
            list.items().forEach(item -> row(YamlJson.of(item), item.place(), rows));
            return new Records(null, rows);
        }
        if (node != null) {
            expect.wrongKind("records", node, "a file of JSON lines or a list of records", "customers.jsonl");
        }
        return null;
    }

    private List<Row> lines(String file, byte[] content) {
        List<Row> rows = new ArrayList<>();
        String[] lines = new String(content, StandardCharsets.UTF_8).split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                Place place = new Place(file, i + 1, 1);
                try {
                    row(json.readTree(lines[i]), place, rows);
                } catch (JsonProcessingException broken) {
                    problems.add(
                            place,
                            ProblemCode.TEST_RECORD,
                            "found no JSON: " + broken.getOriginalMessage() + "; write one object a line");
                }
            }
        }
        return rows;
    }

    private void row(JsonNode node, Place place, List<Row> rows) {
        JsonNode key = node.get("key");
        if (key == null || !key.isValueNode() || key.isNull()) {
            problems.add(
                    place,
                    ProblemCode.TEST_RECORD,
                    "found a record without a key; write {\"key\": \"C1001\", \"email\": \"ann@example.com\"}");
            return;
        }
        if (rows.stream().anyMatch(row -> row.key().equals(key.asText()))) {
            problems.add(
                    place,
                    ProblemCode.TEST_RECORD,
                    "found the key '" + key.asText() + "' a second time; a source record has one standard row");
            return;
        }
        Map<String, JsonNode> values = new LinkedHashMap<>();
        node.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        values.remove("key");
        rows.add(new Row(key.asText(), values));
    }

    private List<Letter> letters(YamlFields expect) {
        List<Letter> letters = new ArrayList<>();
        YamlNode node = expect.get("letters");
        if (node instanceof YamlNode.Sequence list) {
            for (YamlNode item : list.items()) {
                YamlFields fields = YamlFields.of(
                        item, "a dead letter", "{record: 3, code: HUB-VAL-001}", YamlFields.Codes.TEST, problems);
                if (fields != null) {
                    fields.allowOnly(LETTER_KEYS);
                    BigDecimal record = fields.number("record", "3");
                    letters.add(new Letter(
                            record == null ? null : record.longValue(),
                            fields.text("stage", "standardize"),
                            fields.text("code", "HUB-READ-021"),
                            fields.text("field", "email")));
                }
            }
        } else if (node != null) {
            expect.wrongKind("letters", node, "a list of dead letters", "[{record: 3, code: HUB-READ-021}]");
        }
        return letters;
    }

    private Map<String, Long> counts(YamlFields expect) {
        Map<String, Long> counts = new LinkedHashMap<>();
        YamlNode node = expect.get("counts");
        YamlFields fields = node == null
                ? null
                : YamlFields.of(node, "an account", "{read: 3, loaded: 2}", YamlFields.Codes.TEST, problems);
        if (fields != null) {
            fields.allowOnly(Expectation.COUNTS);
            for (String name : Expectation.COUNTS) {
                BigDecimal count = fields.number(name, "2");
                if (count != null) {
                    counts.put(name, count.longValue());
                }
            }
        }
        return counts;
    }
}
