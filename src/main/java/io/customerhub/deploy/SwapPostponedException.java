package io.customerhub.deploy;

import io.customerhub.record.StreamName;
import java.util.Set;

/** A batch is under way for so long that a swap must wait; nothing has changed, and it is to be tried again. */
final class SwapPostponedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SwapPostponedException(Set<StreamName> streams) {
        super("a batch of " + streams + " is still under way");
    }
}
