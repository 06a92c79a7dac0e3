package io.customerhub.pipeline;

import io.customerhub.ingest.format.FileFormat;

/** The bean behind {@code csv-file-source}. */
public final class CsvFileConnector extends TextFileConnector {

    /** What separates fields: one character, {@code tab} or {@code detect}. */
    public void setDelimiter(String delimiter) {
        options().delimiter(delimiter);
    }

    /** What encloses fields: one character. */
    public void setQuote(String quote) {
        options().quote(quote);
    }

    /** Whether the first line names the columns. */
    public void setHeader(boolean header) {
        options().header(header);
    }

    /** The names of the columns, with commas, when there is no header. */
    public void setColumns(String columns) {
        options().columns(columns);
    }

    @Override
    protected FileFormat format() {
        return options().csv(isPartialAllowed());
    }
}
