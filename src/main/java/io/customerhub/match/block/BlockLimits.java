package io.customerhub.match.block;

/**
 * What candidates may cost.
 *
 * @param largestBlock no block beyond this size is compared, whatever it would cost
 * @param smallestBlock blocks up to this size are always compared
 * @param pairs how many pairs a pass may hold before its largest blocks are cut
 */
public record BlockLimits(int largestBlock, int smallestBlock, long pairs) {

    private static final int LARGEST = 400;
    private static final int SMALLEST = 8;
    private static final long PAIRS = 250_000;
    private static final double PAIRS_PER_RECORD = 0.15;

    /** The limits for a table of this size: the work grows with the records, never with their square. */
    public static BlockLimits of(int records) {
        return new BlockLimits(LARGEST, SMALLEST, PAIRS + (long) (PAIRS_PER_RECORD * records));
    }
}
