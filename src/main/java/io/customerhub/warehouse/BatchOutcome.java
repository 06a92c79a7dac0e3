package io.customerhub.warehouse;

/**
 * What became of the records of a batch; it always adds up.
 *
 * @param read records that the source yielded
 * @param loaded records that changed the warehouse
 * @param unchanged records that were there already, in exactly this form
 * @param superseded records older than what is there
 * @param dead records that became dead letters
 * @param skipped records that a named rule left out
 */
public record BatchOutcome(long read, long loaded, long unchanged, long superseded, long dead, long skipped) {

    /** Of no record. */
    public static final BatchOutcome NONE = new BatchOutcome(0, 0, 0, 0, 0, 0);

    /** Refuses counts that do not add up. */
    public BatchOutcome {
        if (read != loaded + unchanged + superseded + dead + skipped) {
            throw new IllegalStateException("the outcome of a batch must add up: read " + read + ", loaded " + loaded
                    + ", unchanged " + unchanged + ", superseded " + superseded + ", dead " + dead + ", skipped "
                    + skipped);
        }
    }

    /** What became of the records of both. */
    public BatchOutcome plus(BatchOutcome other) {
        return new BatchOutcome(
                read + other.read,
                loaded + other.loaded,
                unchanged + other.unchanged,
                superseded + other.superseded,
                dead + other.dead,
                skipped + other.skipped);
    }
}
