package io.customerhub.pipeline;

import io.customerhub.record.StreamName;

/** A batch came of a stream that has no mapping in service: a matter of configuration, never a dead letter. */
public final class UnknownStreamException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnknownStreamException(StreamName stream) {
        super("HUB-PIPE-001  the stream " + stream + " has no mapping in service: write routes/" + stream.system() + "/"
                + stream.stream() + ".mapping.yaml, or mend the one that was refused");
    }
}
