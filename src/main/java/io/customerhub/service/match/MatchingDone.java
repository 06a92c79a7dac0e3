package io.customerhub.service.match;

import io.customerhub.access.Outcome;
import io.customerhub.access.Told;
import org.jspecify.annotations.Nullable;

/**
 * What matching came to.
 *
 * @param found what all records are; null when not all were matched
 * @param written what changed; null when only what waited was matched
 * @param followed false when records wait still
 * @param note why they wait, or null
 */
public record MatchingDone(@Nullable Found found, @Nullable Written written, boolean followed, @Nullable String note)
        implements Told {

    /**
     * What all records are.
     *
     * @param merges how many records were joined to another one: records less customers
     * @param reviews how many pairs wait for a steward
     */
    public record Found(long records, long customers, long merges, long reviews) {}

    /**
     * How many customers changed, and in which way.
     *
     * @param moved how many records have another customer
     * @param reviews how many pairs for a steward came or went
     */
    public record Written(long created, long changed, long merged, long split, long removed, long moved, long reviews) {

        /** How many changes it was in all. */
        public long sum() {
            return created + changed + merged + split + removed + moved + reviews;
        }
    }

    @Override
    public Outcome outcome() {
        Outcome outcome = Outcome.of("followed", followed ? 1 : 0);
        return written == null
                ? outcome
                : outcome.and("created", written.created())
                        .and("changed", written.changed())
                        .and("merged", written.merged())
                        .and("split", written.split())
                        .and("removed", written.removed())
                        .and("moved", written.moved());
    }
}
