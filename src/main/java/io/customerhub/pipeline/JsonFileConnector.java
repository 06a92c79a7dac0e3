package io.customerhub.pipeline;

import io.customerhub.ingest.JsonOptions;
import io.customerhub.ingest.JsonOptions.Format;
import io.customerhub.ingest.JsonReader;
import io.customerhub.ingest.RecordReader;
import io.customerhub.ingest.SourceFile;
import java.io.IOException;
import java.nio.charset.Charset;

/** The bean behind {@code json-file-source}. */
public final class JsonFileConnector extends FileConnector {

    private String charset = "UTF-8";
    private String format = "auto";
    private String records = "";

    /** The charset of files without a byte order mark. */
    public void setCharset(String charset) {
        this.charset = charset;
    }

    /** {@code auto}, {@code lines} or {@code document}. */
    public void setFormat(String format) {
        this.format = format;
    }

    /** The names that lead to the array of records, with dots. */
    public void setRecords(String records) {
        this.records = records;
    }

    @Override
    protected RecordReader reader(SourceFile file) throws IOException {
        return open(file);
    }

    /** A document is whole only when its last bracket is there; a line is, when a line break follows. */
    @Override
    protected boolean mustProveWhole(SourceFile file) throws IOException {
        try (JsonReader reader = open(file)) {
            return reader.isDocument() || !file.endsWithLineBreak();
        }
    }

    @Override
    protected String options() {
        return jsonOptions().toString();
    }

    private JsonReader open(SourceFile file) throws IOException {
        return new JsonReader(file.bytes(), jsonOptions());
    }

    private JsonOptions jsonOptions() {
        JsonOptions options =
                JsonOptions.standard().in(Charset.forName(charset)).as(Format.parse(format));
        return records.isBlank() ? options : options.at(records);
    }
}
