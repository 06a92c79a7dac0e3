package io.customerhub.ingest;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a CSV file and the limits within which it is read.
 *
 * @param charset the charset of files without a byte order mark
 * @param delimiter what separates fields
 * @param quote what encloses fields that hold delimiters, quotes or line breaks
 * @param header whether the first line that is not empty names the columns
 * @param columns the names of the columns when there is no header; empty with a header
 * @param maxFieldChars the longest field, in characters
 * @param maxRecordChars the longest record, in characters
 * @param trailer the line that must end each file, or null
 */
public record CsvOptions(
        Charset charset,
        char delimiter,
        char quote,
        boolean header,
        List<String> columns,
        int maxFieldChars,
        int maxRecordChars,
        @Nullable Trailer trailer) {

    /** 1 MB a field. */
    public static final int MAX_FIELD = 1 << 20;

    /** 16 MB a record. */
    public static final int MAX_RECORD = 1 << 24;

    /** Refuses forms that cannot be told apart or that have no columns. */
    public CsvOptions {
        columns = List.copyOf(columns);
        if (delimiter == quote || isBreak(delimiter) || isBreak(quote) || delimiter == 0 || quote == 0) {
            throw new IllegalArgumentException(
                    "delimiter and quote are two different characters and no line breaks, such as ',' and '\"'");
        }
        if (header == !columns.isEmpty()) {
            throw new IllegalArgumentException(
                    header
                            ? "a file with a header names its own columns: leave 'columns' out or say header: false"
                            : "a file without a header needs 'columns', such as id,name,email");
        }
        if (maxFieldChars < 1 || maxRecordChars < maxFieldChars || maxRecordChars > 1 << 28) {
            throw new IllegalArgumentException("expected 1 <= maxFieldChars <= maxRecordChars <= 268435456");
        }
    }

    /** UTF-8, comma, double quote, with a header (RFC 4180). */
    public static CsvOptions standard() {
        return new CsvOptions(StandardCharsets.UTF_8, ',', '"', true, List.of(), MAX_FIELD, MAX_RECORD, null);
    }

    /** The same in another charset. */
    public CsvOptions in(Charset other) {
        return new CsvOptions(other, delimiter, quote, header, columns, maxFieldChars, maxRecordChars, trailer);
    }

    /** The same with other marks. */
    public CsvOptions marked(char newDelimiter, char newQuote) {
        return new CsvOptions(charset, newDelimiter, newQuote, header, columns, maxFieldChars, maxRecordChars, trailer);
    }

    /** The same for files without a header. */
    public CsvOptions withColumns(List<String> names) {
        return new CsvOptions(charset, delimiter, quote, false, names, maxFieldChars, maxRecordChars, trailer);
    }

    /** The same with other limits. */
    public CsvOptions limited(int maxField, int maxRecord) {
        return new CsvOptions(charset, delimiter, quote, header, columns, maxField, maxRecord, trailer);
    }

    /** The same for files that end in a trailer; null for none. */
    public CsvOptions ending(@Nullable Trailer last) {
        return new CsvOptions(charset, delimiter, quote, header, columns, maxFieldChars, maxRecordChars, last);
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
