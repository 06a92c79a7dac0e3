package io.customerhub.service.match;

import io.customerhub.access.Outcome;
import io.customerhub.access.Told;
import io.customerhub.golden.Verdict;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision that is stored, and what the two records are now. The records are named as they were in the request, in the
 * order in which the journal has them.
 *
 * @param id by which it can be withdrawn
 * @param leftCustomer the customer of the first record; null while it is not matched
 * @param rightCustomer the customer of the other one; null while it is not matched
 * @param followed true when the customers are what is decided now; false when that comes with the next matching
 * @param note why it has not been followed yet, or null
 */
public record DecidedMatch(
        long id,
        String left,
        String right,
        Verdict verdict,
        String decidedBy,
        @Nullable UUID leftCustomer,
        @Nullable UUID rightCustomer,
        boolean followed,
        @Nullable String note)
        implements Told {

    @Override
    public Outcome outcome() {
        return Outcome.of("decision", id).and("followed", followed ? 1 : 0);
    }
}
