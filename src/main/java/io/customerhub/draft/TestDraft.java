package io.customerhub.draft;

import io.customerhub.config.YamlText;
import io.customerhub.record.Content;
import io.customerhub.record.FieldPath;
import io.customerhub.record.RecordBatch;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a test beside the route: the first records of the sample, and what becomes of them today. */
final class TestDraft {

    private final String stream;
    private final Given given;
    private final RecordBatch result;

    TestDraft(String stream, Given given, RecordBatch result) {
        this.stream = stream;
        this.given = given;
        this.result = result;
    }

    /**
     * What the source holds in the test.
     *
     * @param yaml what stands after {@code given:}; {@code %s} stands for the name of the file
     * @param ending the ending of that file
     * @param content its content
     */
    @SuppressWarnings("ArrayRecordComponent") // made here, written once
    record Given(String yaml, String ending, byte[] content) {

        /** A file in a folder; it keeps its name, so that the route finds it. */
        static Given file(String name, byte[] content) {
            int dot = name.lastIndexOf('.');
            return new Given(
                    "{files: {" + YamlText.of(name) + ": %s}}", dot < 0 ? "txt" : name.substring(dot + 1), content);
        }

        /** One page of an API. */
        static Given page(String path, byte[] content) {
            return new Given(
                    "{http: [{request: {GET: " + YamlText.of(path) + "}, response: {file: %s}}]}", "json", content);
        }

        /** What is posted, one message a line. */
        static Given posts(String messages) {
            return new Given("{posts: %s}", "jsonl", messages.getBytes(StandardCharsets.UTF_8));
        }

        /** Rows of a table; the heading names the type of each column that is no text. */
        static Given table(String table, Sample sample, int most) {
            StringBuilder csv = new StringBuilder(sample.fields().stream()
                    .map(field -> field.path() + type(sample.types().get(field.path())))
                    .collect(Collectors.joining(",", "", "\n")));
            for (Content row :
                    sample.records().subList(0, Math.min(most, sample.records().size()))) {
                csv.append(sample.fields().stream()
                                .map(field -> cell(row.text(FieldPath.of(field.path()))))
                                .collect(Collectors.joining(",")))
                        .append('\n');
            }
            return new Given(
                    "{rows: {" + YamlText.of(table) + ": %s}}",
                    "csv",
                    csv.toString().getBytes(StandardCharsets.UTF_8));
        }

        private static String type(@Nullable String logicalType) {
            return switch (logicalType == null ? "string" : logicalType) {
                case "integer" -> ":bigint";
                case "number" -> ":numeric";
                case "boolean" -> ":boolean";
                case "date" -> ":date";
                case "timestamp" -> ":timestamptz";
                default -> "";
            };
        }

        private static String cell(@Nullable String value) {
            return value == null ? "" : '"' + value.replace("\"", "\"\"") + '"';
        }
    }

    /** The files by their path in the folder of the source system. */
    Map<String, byte[]> files() {
        String sample = stream + ".sample." + given.ending();
        String expected = stream + ".expected.jsonl";
        String test =
                """
                # Drafted by hub new. What is expected is what the draft gives today: correct it to what you want, then run
                # hub test. Keys that are not listed in the expected records are not compared.
                stream: %s
                cases:
                  - name: the first records of the sample
                    given: %s
                    expect:
                      records: %s
                      counts: {read: %d, dead: %d}
                """
                        .formatted(
                                stream,
                                given.yaml().formatted(YamlText.of(sample)),
                                expected,
                                result.read(),
                                result.rejections().size());
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("tests/" + stream + ".test.yaml", test.getBytes(StandardCharsets.UTF_8));
        files.put("tests/" + sample, given.content());
        files.put("tests/" + expected, TrialRun.lines(result).getBytes(StandardCharsets.UTF_8));
        return files;
    }
}
