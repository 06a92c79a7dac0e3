package io.customerhub.match.block;

/**
 * A blocking pass with the size of its largest blocks.
 *
 * @param cap keys that more records share find no candidates; at least 2
 */
public record CappedPass(BlockingPass pass, int cap) {

    /** Refuses a cap below 2. */
    public CappedPass {
        if (cap < 2) {
            throw new IllegalArgumentException("the cap of the pass " + pass + " is " + cap + ", expected at least 2");
        }
    }
}
