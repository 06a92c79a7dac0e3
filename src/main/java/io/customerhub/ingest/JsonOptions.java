package io.customerhub.ingest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The form of a JSON file and the limits within which it is read.
 *
 * @param charset the charset of files without a byte order mark
 * @param format one object a line, or one document with an array of objects
 * @param records the names that lead from the root of a document to its array of records; empty when the root is the
 *     array
 * @param maxRecordChars the longest record, in characters
 * @param trailer the line that must end each file of lines, or null
 */
public record JsonOptions(
        Charset charset, Format format, List<String> records, int maxRecordChars, @Nullable Trailer trailer) {

    /** How records stand in a file. */
    public enum Format {
        /** A document when the file begins with {@code [} or {@code records} is given, else lines. */
        AUTO,
        /** One object on each line (JSON Lines, NDJSON). */
        LINES,
        /** One document with an array of objects. */
        DOCUMENT;

        /**
         * Reads {@code auto}, {@code lines} or {@code document}.
         *
         * @throws IllegalArgumentException on any other text
         */
        public static Format parse(String text) {
            for (Format format : values()) {
                if (format.name().toLowerCase(Locale.ROOT).equals(text)) {
                    return format;
                }
            }
            throw new IllegalArgumentException("expected auto, lines or document as format, found '" + text + "'");
        }
    }

    /** Refuses lines with a path and limits that are none. */
    public JsonOptions {
        records = List.copyOf(records);
        if (format == Format.LINES && !records.isEmpty()) {
            throw new IllegalArgumentException("'records' leads into a document; leave it out for lines");
        }
        if (trailer != null && (format == Format.DOCUMENT || !records.isEmpty())) {
            throw new IllegalArgumentException(
                    "a document ends by itself; 'trailer' is for files with one object a line");
        }
        if (maxRecordChars < 1 || maxRecordChars > JsonTree.MAX_TEXT) {
            throw new IllegalArgumentException("expected 1 <= maxRecordChars <= " + JsonTree.MAX_TEXT);
        }
    }

    /** UTF-8, lines or an array, told by the first character. */
    public static JsonOptions standard() {
        return new JsonOptions(StandardCharsets.UTF_8, Format.AUTO, List.of(), JsonTree.MAX_TEXT, null);
    }

    /** The same for documents with the array of records at a path, such as {@code data.records}. */
    public JsonOptions at(String path) {
        return new JsonOptions(charset, format, List.of(path.split("\\.")), maxRecordChars, trailer);
    }

    /** The same in another charset. */
    public JsonOptions in(Charset other) {
        return new JsonOptions(other, format, records, maxRecordChars, trailer);
    }

    /** The same in a format that is told and not found out. */
    public JsonOptions as(Format told) {
        return new JsonOptions(charset, told, records, maxRecordChars, trailer);
    }

    /** The same with another limit. */
    public JsonOptions limited(int maxRecord) {
        return new JsonOptions(charset, format, records, maxRecord, trailer);
    }

    /** The same for files of lines that end in a trailer; null for none. */
    public JsonOptions ending(@Nullable Trailer last) {
        return new JsonOptions(charset, format, records, maxRecordChars, last);
    }
}
