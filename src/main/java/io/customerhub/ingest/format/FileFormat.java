package io.customerhub.ingest.format;

import io.customerhub.ingest.RecordReader;
import io.customerhub.ingest.SourceFile;
import java.io.IOException;

/** How files become records. */
public interface FileFormat {

    /**
     * Reads a file from its beginning; the caller closes the reader.
     *
     * @throws io.customerhub.ingest.UnreadableException when it cannot be read in this format
     * @throws IOException on a bad day
     */
    RecordReader open(SourceFile file) throws IOException;

    /**
     * Whether only a look at the whole file tells that nothing of it is missing and that no limit is passed.
     *
     * @throws IOException as {@link #open}
     */
    boolean mustProveWhole(SourceFile file) throws IOException;

    /** All options that decide which records a file yields; another text means that known files are read again. */
    String options();
}
