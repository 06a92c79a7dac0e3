package io.customerhub.service.match;

import io.customerhub.access.Outcome;
import io.customerhub.access.Told;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer that was split.
 *
 * @param id by which the split can be withdrawn as a whole
 * @param customer the customer that it was
 * @param taken what was taken out
 * @param staying what stays; records may stay behind that only those taken out had held together
 * @param followed true when the customers are what is decided now; false when that comes with the next matching
 * @param note why it has not been followed yet, or null
 */
public record CustomerParts(long id, UUID customer, Part taken, Part staying, boolean followed, @Nullable String note)
        implements Told {

    /**
     * One side of a split.
     *
     * @param records its records; a key that may tell of a person is masked
     * @param customers the customers that they are now, each once
     */
    public record Part(List<String> records, List<UUID> customers) {

        /** Copies the lists. */
        public Part {
            records = List.copyOf(records);
            customers = List.copyOf(customers);
        }
    }

    @Override
    public Outcome outcome() {
        return Outcome.of("decision", id)
                .and("taken", taken.records().size())
                .and("staying", staying.records().size())
                .and("followed", followed ? 1 : 0);
    }
}
