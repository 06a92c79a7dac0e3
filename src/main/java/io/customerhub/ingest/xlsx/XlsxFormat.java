package io.customerhub.ingest.xlsx;

import io.customerhub.ingest.RecordReader;
import io.customerhub.ingest.SourceFile;
import io.customerhub.ingest.format.FileFormat;
import java.io.IOException;

/** Workbooks of Excel: {@code .xlsx} and {@code .xlsm}, of which the macros are never looked at. */
public final class XlsxFormat implements FileFormat {

    private final XlsxOptions options;

    /** A format. */
    public XlsxFormat(XlsxOptions options) {
        this.options = options;
    }

    @Override
    public RecordReader open(SourceFile file) throws IOException {
        return XlsxReader.open(file, options);
    }

    /** A sheet that breaks off must not be loaded halfway, and the end of a ZIP file does not tell. */
    @Override
    public boolean mustProveWhole(SourceFile file) {
        return true;
    }

    @Override
    public String options() {
        return options.toString();
    }
}
