package io.customerhub.ingest;

import java.io.IOException;

/** A file was replaced or changed while it was being read: a bad day, it is read again from its new beginning. */
public final class SourceChangedException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param name the name of the file, without its directory */
    public SourceChangedException(String name) {
        super("HUB-READ-010: the file '" + name + "' changed while it was being read; it will be read again");
    }
}
