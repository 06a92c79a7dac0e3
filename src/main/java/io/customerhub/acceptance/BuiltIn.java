package io.customerhub.acceptance;

import io.customerhub.acceptance.spec.SourceContent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The cases that every source needs, made from the first case of a test file. A file leaves one out by {@code skip: {crlf:
 * reason}}. The last two are those of Airbyte's connector acceptance tests.
 */
public enum BuiltIn {
    /** The source has nothing: that is no failure, and nothing comes of it. */
    EMPTY,
    /** All is delivered a second time: nothing changes. */
    TWICE,
    /** A file with nothing but its header. */
    HEADER_ONLY,
    /** A field that nobody mapped: the records load, and the hub tells of it. */
    UNKNOWN_FIELD,
    /** The file begins with a byte order mark. */
    BOM,
    /** The lines of the file end as on Windows; or as on Unix, when the sample has the former. */
    CRLF,
    /** The hub dies at each step of its writing and starts again. */
    CRASH,
    /** The source refuses the credentials: the stream waits, without a dead letter. */
    WRONG_CREDENTIALS,
    /** The position lies in the future: reading nothing in silence is not enough. */
    FUTURE_CURSOR;

    /** Files of text; others, such as workbooks, have neither marks nor line ends. */
    private static final List<String> TEXT = List.of(".csv", ".tsv", ".txt", ".json", ".jsonl", ".ndjson");

    /** How a test file and the report name it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All names. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(BuiltIn::text).toList();
    }

    /** True when it means something for a source of this form. */
    boolean suits(SourceContent content) {
        return switch (this) {
            case EMPTY, TWICE, CRASH -> true;
            case UNKNOWN_FIELD -> isText(content) || !(content instanceof SourceContent.Files);
            case HEADER_ONLY -> isText(content) && isCsv(content);
            case BOM, CRLF -> isText(content);
            case WRONG_CREDENTIALS -> content instanceof SourceContent.Http;
            case FUTURE_CURSOR -> content instanceof SourceContent.Rows || content instanceof SourceContent.Http;
        };
    }

    private static boolean isText(SourceContent content) {
        return content instanceof SourceContent.Files files
                && files.files().keySet().stream()
                        .allMatch(name -> TEXT.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith));
    }

    private static boolean isCsv(SourceContent content) {
        return content instanceof SourceContent.Files files
                && files.files().keySet().stream()
                        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("json"));
    }
}
