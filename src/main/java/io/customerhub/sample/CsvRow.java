package io.customerhub.sample;

import java.io.IOException;
import java.io.Writer;

/** Writes one CSV row as RFC 4180 has it, with a separator of choice and line feeds. */
final class CsvRow {
    private final Writer out;
    private final char separator;
    private boolean first = true;

    CsvRow(Writer out, char separator) {
        this.out = out;
        this.separator = separator;
    }

    CsvRow cell(String value) throws IOException {
        if (!first) {
            out.write(separator);
        }
        first = false;
        if (value.indexOf(separator) < 0 && value.indexOf('"') < 0 && value.indexOf('\n') < 0) {
            out.write(value);
        } else {
            out.write('"' + value.replace("\"", "\"\"") + '"');
        }
        return this;
    }

    void end() throws IOException {
        out.write('\n');
    }
}
