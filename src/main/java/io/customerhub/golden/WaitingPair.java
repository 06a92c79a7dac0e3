package io.customerhub.golden;

import java.time.Instant;
import java.util.UUID;

/**
 * A pair of records that waits for a steward, with what hangs on the answer.
 *
 * @param pair the records, and why they wait
 * @param since since when
 * @param value what a right answer is worth, as {@code warehouse.golden.ReviewQueue} defines it; greater than 0
 * @param left the customer of the record that comes first
 * @param right the customer of the other one
 */
public record WaitingPair(ReviewPair pair, Instant since, double value, Side left, Side right) {

    /**
     * One of the two customers.
     *
     * @param customer its id
     * @param records how many source records it has
     * @param orders how many orders it has
     */
    public record Side(UUID customer, long records, long orders) {}
}
