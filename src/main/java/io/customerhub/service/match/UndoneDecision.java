package io.customerhub.service.match;

import io.customerhub.access.Outcome;
import io.customerhub.access.Told;
import io.customerhub.golden.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was withdrawn. Keys of records that may tell of a person are masked.
 *
 * @param id of the withdrawal
 * @param withdraws the decision or split
 * @param pairs how many pairs are no longer decided
 * @param withdrawn the first of them, at most 1,000
 * @param untouched the pairs of the same split that did not count before, at most 1,000
 * @param followed true when the customers are what is decided now; false when that comes with the next matching
 * @param note why it has not been followed yet, or null
 */
public record UndoneDecision(
        long id,
        long withdraws,
        long pairs,
        List<Pair> withdrawn,
        List<Untouched> untouched,
        boolean followed,
        @Nullable String note)
        implements Told {

    /** Copies the lists. */
    public UndoneDecision {
        withdrawn = List.copyOf(withdrawn);
        untouched = List.copyOf(untouched);
    }

    /** Two records and what had been decided about them. */
    public record Pair(String left, String right, Verdict verdict) {}

    /** Two records and what had become of the decision about them: withdrawn or replaced, by which id. */
    public record Untouched(String left, String right, String state) {}

    @Override
    public Outcome outcome() {
        return Outcome.of("withdrawal", id).and("pairs", pairs).and("followed", followed ? 1 : 0);
    }
}
