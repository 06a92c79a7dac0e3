package io.customerhub.acceptance.spec;

import io.customerhub.config.NearestName;
import io.customerhub.config.Place;
import io.customerhub.config.ProblemCode;
import io.customerhub.config.Problems;
import io.customerhub.config.YamlFields;
import io.customerhub.config.YamlFile;
import io.customerhub.config.YamlNode;
import io.customerhub.record.StreamName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a {@code *.test.yaml} and the files that it names. Mistakes become problems; a file with one is not run. */
public final class TestFileReader {

    static final List<String> KEYS = List.of("stream", "properties", "skip", "cases");
    static final List<String> CASE_KEYS = List.of("name", "given", "expect");
    static final List<String> GIVEN_KEYS = List.of("files", "rows", "http", "posts", "clock", "after");

    private final Collection<String> builtIn;
    private final boolean filesMayMiss;

    /**
     * A reader.
     *
     * @param builtIn the names of the built-in cases, which a file may skip
     * @param filesMayMiss true when expected records will be written, so that their files need not be there
     */
    public TestFileReader(Collection<String> builtIn, boolean filesMayMiss) {
        this.builtIn = builtIn;
        this.filesMayMiss = filesMayMiss;
    }

    /**
     * The tests of a file, or null when it has a problem.
     *
     * @param system the source system, whose folder holds the folder of the file
     * @param shown the path as an engineer would type it
     */
    public @Nullable TestFile read(String system, Path file, String shown, Problems problems) {
        int before = problems.count();
        Place start = new Place(shown, 1, 1);
        YamlNode root;
        try {
            root = YamlFile.read(shown, Files.readAllBytes(file), problems);
        } catch (IOException failure) {
            problems.add(start, ProblemCode.FILE_UNREADABLE, "the file cannot be read; check its permissions");
            return null;
        }
        YamlFields fields = root == null
                ? null
                : YamlFields.of(root, "a test file", "cases: [...]", YamlFields.Codes.TEST, problems);
        if (fields == null) {
            return null;
        }
        fields.allowOnly(KEYS);
        String name = Objects.requireNonNull(file.getFileName()).toString();
        String stream = fields.text("stream", "customers");
        TestFile read = new TestFile(
                new StreamName(
                        system, stream == null ? name.substring(0, name.length() - TestFile.ENDING.length()) : stream),
                stream == null ? start : fields.placeOf("stream"),
                cases(fields, file, shown, problems),
                texts(fields, "skip", "{crlf: the source never sends that}", problems),
                texts(fields, "properties", "{crm.schema: sales}", problems));
        checkSkipped(fields, read.skipped(), problems);
        return problems.count() > before ? null : read;
    }

    private List<TestCase> cases(YamlFields fields, Path file, String shown, Problems problems) {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().normalize().getParent());
        String shownFolder = shown.substring(0, shown.lastIndexOf('/') + 1);
        Fixtures fixtures = new Fixtures(folder, problems);
        GivenReader given = new GivenReader(fixtures, new ExchangeReader(fixtures, shownFolder, problems), problems);
        ExpectationReader expect = new ExpectationReader(fixtures, shownFolder, filesMayMiss, problems);
        Map<String, TestCase> cases = new LinkedHashMap<>();
        YamlNode node =
                fields.require("cases", "[{name: one file, given: {files: a.csv}, expect: {records: a.jsonl}}]");
        if (node != null && !(node instanceof YamlNode.Sequence)) {
            fields.wrongKind("cases", node, "a list of cases", "[{name: one file, given: {files: a.csv}}]");
        }
        if (node instanceof YamlNode.Sequence list) {
            for (YamlNode item : list.items()) {
                TestCase read = testCase(item, given, expect, problems);
                if (read != null && cases.putIfAbsent(read.name(), read) != null) {
                    problems.add(
                            read.place(),
                            ProblemCode.TEST_VALUE,
                            "found the case '" + read.name() + "' a second time; give it a name of its own");
                }
            }
        }
        checkOrder(new ArrayList<>(cases.values()), problems);
        return List.copyOf(cases.values());
    }

    private static @Nullable TestCase testCase(
            YamlNode node, GivenReader given, ExpectationReader expect, Problems problems) {
        YamlFields fields = YamlFields.of(
                node, "a case", "{name: one file, given: {files: a.csv}}", YamlFields.Codes.TEST, problems);
        if (fields == null) {
            return null;
        }
        fields.allowOnly(CASE_KEYS);
        String name = fields.requireText("name", "two good rows, one without a key");
        YamlNode givenNode = fields.require("given", "{files: customers.csv}");
        Expectation expected = expect.read(fields.get("expect"));
        YamlFields givenFields = givenNode == null
                ? null
                : YamlFields.of(givenNode, "what the source holds", "{files: a.csv}", YamlFields.Codes.TEST, problems);
        if (givenFields == null) {
            return null;
        }
        givenFields.allowOnly(GIVEN_KEYS);
        SourceContent source = given.read(givenFields);
        Instant clock = clock(givenFields, problems);
        String after = givenFields.text("after", "the name of another case");
        return name == null || source == null ? null : new TestCase(name, node.place(), source, clock, after, expected);
    }

    private static @Nullable Instant clock(YamlFields given, Problems problems) {
        String text = given.text("clock", "2026-11-21T02:00:00Z");
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException wrong) {
            problems.add(
                    given.placeOf("clock"),
                    ProblemCode.TEST_VALUE,
                    "found the time '" + text + "', expected one with its zone; write clock: 2026-11-21T02:00:00Z");
            return null;
        }
    }

    /** A case may go on from one that stands above it, so that there is no circle. */
    private static void checkOrder(List<TestCase> cases, Problems problems) {
        List<String> above = new ArrayList<>();
        for (TestCase one : cases) {
            if (one.after() != null && !above.contains(one.after())) {
                problems.add(
                        one.place(),
                        ProblemCode.TEST_FIXTURE,
                        "found after: '" + one.after() + "', expected the name of a case that stands above this one"
                                + NearestName.hint(one.after(), above));
            }
            above.add(one.name());
        }
    }

    private void checkSkipped(YamlFields fields, Map<String, String> skipped, Problems problems) {
        for (Map.Entry<String, String> entry : skipped.entrySet()) {
            if (!builtIn.contains(entry.getKey())) {
                problems.add(
                        fields.placeOf("skip"),
                        ProblemCode.TEST_FIXTURE,
                        "there is no built-in case '" + entry.getKey() + "'" + NearestName.hint(entry.getKey(), builtIn)
                                + "; there are " + String.join(", ", builtIn));
            } else if (entry.getValue().isBlank()) {
                problems.add(
                        fields.placeOf("skip"),
                        ProblemCode.TEST_MISSING_KEY,
                        "the built-in case '" + entry.getKey() + "' is skipped without a reason; write skip: {"
                                + entry.getKey() + ": why it does not concern this source}");
            }
        }
    }

    private static Map<String, String> texts(YamlFields fields, String key, String example, Problems problems) {
        Map<String, String> texts = new LinkedHashMap<>();
        YamlNode node = fields.get(key);
        if (node instanceof YamlNode.Mapping map) {
            for (YamlNode.Entry entry : map.entries()) {
                if (entry.value() instanceof YamlNode.Scalar scalar) {
                    texts.put(entry.key(), scalar.text());
                } else {
                    problems.add(
                            entry.place(),
                            ProblemCode.TEST_WRONG_KIND,
                            "expected one text; write " + key + ": " + example);
                }
            }
        } else if (node != null) {
            fields.wrongKind(key, node, "names and texts", example);
        }
        return texts;
    }
}
