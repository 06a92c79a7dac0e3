package io.customerhub.ingest.packed;

import io.customerhub.ingest.UnreadableException;

/** Counts what the parts of one compressed file have unpacked to. For one thread. */
final class UnpackBudget {

    private final UnpackLimits limits;
    private final long packed;
    private long unpacked;

    /** @param packed the size of the file */
    UnpackBudget(UnpackLimits limits, long packed) {
        this.limits = limits;
        this.packed = Math.max(1, packed);
    }

    /**
     * Takes note of some more bytes.
     *
     * @throws UnreadableException when they pass a limit (HUB-READ-041)
     */
    void take(long bytes) {
        unpacked += bytes;
        if (unpacked > limits.maxBytes()) {
            throw new UnreadableException(
                    "HUB-READ-041",
                    0,
                    "the file unpacks to more than the " + limits.maxBytes()
                            + " bytes of the option maxUnpackedBytes; have it sent in smaller files or raise the option");
        }
        if (unpacked > UnpackLimits.GRACE && unpacked / limits.maxRatio() > packed) {
            throw new UnreadableException(
                    "HUB-READ-041",
                    0,
                    "the file unpacks to more than " + limits.maxRatio() + " times its size, as a zip bomb does;"
                            + " raise the option maxRatio when it is an honest one");
        }
    }
}
