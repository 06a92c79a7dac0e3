package io.customerhub.ingest.format;

import io.customerhub.ingest.JsonOptions;
import io.customerhub.ingest.JsonReader;
import io.customerhub.ingest.SourceFile;
import io.customerhub.ingest.packed.FilePart;
import io.customerhub.ingest.packed.UnpackLimits;
import java.io.IOException;

/** JSON files, lines or documents, plain or packed. */
public final class JsonFormat extends TextFormat {

    private final JsonOptions told;
    private final boolean detectCharset;

    /**
     * A format.
     *
     * @param told the form of the files
     * @param detectCharset find the charset of each file out instead
     */
    public JsonFormat(JsonOptions told, boolean detectCharset, UnpackLimits limits) {
        super(limits);
        this.told = told;
        this.detectCharset = detectCharset;
    }

    @Override
    JsonReader open(FilePart part) throws IOException {
        return new JsonReader(part.bytes(), detectCharset ? told.in(CharsetDetector.detect(part)) : told);
    }

    /** A document is whole only when its last bracket is there; a line is, when a line break follows. */
    @Override
    boolean mustProveWhole(SourceFile file, FilePart part) throws IOException {
        if (told.trailer() != null || !file.endsWithLineBreak()) {
            return true;
        }
        try (JsonReader reader = open(part)) {
            return reader.isDocument();
        }
    }

    @Override
    String form() {
        return told + ";" + detectCharset;
    }
}
