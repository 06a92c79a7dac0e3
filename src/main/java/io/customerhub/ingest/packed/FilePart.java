package io.customerhub.ingest.packed;

import java.io.IOException;
import java.io.InputStream;

/** One text within a file: the file itself, what a gzip file holds, or one entry of an archive. */
public interface FilePart {

    /** What messages call it; never to be used as a path. */
    String name();

    /**
     * Opens the bytes from their beginning; may be called again. The caller closes the stream, whose reads throw {@link
     * io.customerhub.ingest.UnreadableException} when the packing is damaged or passes a limit.
     *
     * @throws IOException on a bad day
     */
    InputStream bytes() throws IOException;
}
