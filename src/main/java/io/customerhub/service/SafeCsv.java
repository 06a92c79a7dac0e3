package io.customerhub.service;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lines of CSV that no spreadsheet takes for anything but text: fields quoted as in RFC 4180, sections 2.6 and 2.7, and an
 * apostrophe before those that begin with {@code = + - @}, their full-width forms, a tab, a line break or NUL (OWASP ASVS
 * 5.0, 1.2.10). The apostrophe also stands before texts that are negative numbers; who reads the file with a program asks for
 * it without. What is a number of ours is written as it is.
 */
public final class SafeCsv {

    private static final String DANGEROUS = "=+-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20";

    private final boolean isSafe;

    /**
     * A writer.
     *
     * @param isSafe true to put apostrophes before what may be a formula; false writes every field as it is
     */
    public SafeCsv(boolean isSafe) {
        this.isSafe = isSafe;
    }

    /** One line without its end; null is an empty field. NUL, which no spreadsheet holds, is left out of the text. */
    public String line(List<? extends @Nullable Object> fields) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                line.append(',');
            }
            Object field = fields.get(i);
            append(line, field == null ? "" : field.toString(), field instanceof Number);
        }
        return line.toString();
    }

    private void append(StringBuilder line, String field, boolean isNumber) {
        boolean isMarked = isSafe && !isNumber && !field.isEmpty() && DANGEROUS.indexOf(field.charAt(0)) >= 0;
        String text = (isMarked ? "'" : "") + field.replace("\0", "");
        boolean isQuoted =
                text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r' || c == ';' || c == '\t')
                        || text.startsWith(" ")
                        || text.endsWith(" ");
        line.append(isQuoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }
}
