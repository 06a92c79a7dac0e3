package io.customerhub.ingest.format;

import io.customerhub.ingest.RecordReader;
import io.customerhub.ingest.SourceFile;
import io.customerhub.ingest.packed.FilePart;
import io.customerhub.ingest.packed.FileParts;
import io.customerhub.ingest.packed.PartsReader;
import io.customerhub.ingest.packed.UnpackLimits;
import java.io.IOException;

/** What the formats of plain text share: a file may be packed by gzip or ZIP, and each part is a text of its own. */
abstract class TextFormat implements FileFormat {

    private final UnpackLimits limits;

    TextFormat(UnpackLimits limits) {
        this.limits = limits;
    }

    /** Reads one text from its beginning. */
    abstract RecordReader open(FilePart part) throws IOException;

    /** Whether a look at a text that is not packed tells if it is whole. */
    abstract boolean mustProveWhole(SourceFile file, FilePart part) throws IOException;

    /** The options of the format itself. */
    abstract String form();

    @Override
    public final RecordReader open(SourceFile file) throws IOException {
        return new PartsReader(FileParts.of(file, limits), this::open);
    }

    /** A packed file is whole when all of it unpacks. */
    @Override
    public final boolean mustProveWhole(SourceFile file) throws IOException {
        try (FileParts parts = FileParts.of(file, limits)) {
            return parts.isPacked() || mustProveWhole(file, parts.parts().get(0));
        }
    }

    @Override
    public final String options() {
        return form();
    }
}
