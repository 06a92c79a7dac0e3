package io.customerhub.pipeline;

import io.customerhub.ingest.CsvOptions;
import io.customerhub.ingest.CsvReader;
import io.customerhub.ingest.RecordReader;
import io.customerhub.ingest.SourceFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;

/** The bean behind {@code csv-file-source}. */
public final class CsvFileConnector extends FileConnector {

    private String charset = "UTF-8";
    private String delimiter = ",";
    private String quote = "\"";
    private boolean header = true;
    private List<String> columns = List.of();

    /** The charset of files without a byte order mark. */
    public void setCharset(String charset) {
        this.charset = charset;
    }

    /** What separates fields: one character, or {@code tab}. */
    public void setDelimiter(String delimiter) {
        this.delimiter = delimiter;
    }

    /** What encloses fields: one character. */
    public void setQuote(String quote) {
        this.quote = quote;
    }

    /** Whether the first line names the columns. */
    public void setHeader(boolean header) {
        this.header = header;
    }

    /** The names of the columns, with commas, when there is no header. */
    public void setColumns(String columns) {
        this.columns = Arrays.stream(columns.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    @Override
    protected RecordReader reader(SourceFile file) throws IOException {
        return new CsvReader(file.bytes(), csvOptions());
    }

    @Override
    protected boolean mustProveWhole(SourceFile file) throws IOException {
        return !file.endsWithLineBreak();
    }

    @Override
    protected String options() {
        return csvOptions().toString();
    }

    private CsvOptions csvOptions() {
        return new CsvOptions(
                Charset.forName(charset),
                character("delimiter", delimiter),
                character("quote", quote),
                header,
                columns,
                CsvOptions.MAX_FIELD,
                CsvOptions.MAX_RECORD);
    }

    private static char character(String option, String text) {
        if (text.equals("tab")) {
            return '\t';
        }
        if (text.length() != 1) {
            throw new IllegalArgumentException("the option " + option + " is one character or the word tab, found "
                    + text.length() + " characters");
        }
        return text.charAt(0);
    }
}
