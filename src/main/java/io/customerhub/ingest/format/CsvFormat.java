package io.customerhub.ingest.format;

import io.customerhub.ingest.CsvOptions;
import io.customerhub.ingest.CsvReader;
import io.customerhub.ingest.RecordReader;
import io.customerhub.ingest.SourceFile;
import io.customerhub.ingest.packed.FilePart;
import io.customerhub.ingest.packed.UnpackLimits;
import java.io.IOException;

/** CSV files, plain or packed, of a form that is told or found out. */
public final class CsvFormat extends TextFormat {

    private final CsvOptions told;
    private final boolean detectCharset;
    private final boolean detectDelimiter;

    /**
     * A format.
     *
     * @param told the form of the files
     * @param detectCharset find the charset of each file out instead
     * @param detectDelimiter find the delimiter of each file out instead
     */
    public CsvFormat(CsvOptions told, boolean detectCharset, boolean detectDelimiter, UnpackLimits limits) {
        super(limits);
        this.told = told;
        this.detectCharset = detectCharset;
        this.detectDelimiter = detectDelimiter;
    }

    @Override
    RecordReader open(FilePart part) throws IOException {
        CsvOptions form = detectCharset ? told.in(CharsetDetector.detect(part)) : told;
        return new CsvReader(part.bytes(), detectDelimiter ? DelimiterDetector.detect(part, form) : form);
    }

    @Override
    boolean mustProveWhole(SourceFile file, FilePart part) throws IOException {
        return told.trailer() != null || !file.endsWithLineBreak();
    }

    @Override
    String form() {
        return told + ";" + detectCharset + ";" + detectDelimiter;
    }
}
