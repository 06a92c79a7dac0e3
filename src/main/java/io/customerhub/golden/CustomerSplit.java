package io.customerhub.golden;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Which decisions take records out of a customer and make one new customer of them. */
public final class CustomerSplit {

    /** A decision for each pair is kept for ever, so that a slip on a giant customer must not make millions. */
    public static final int MOST_DECISIONS = 100_000;

    private final SortedSet<RecordKey> taken;
    private final SortedSet<RecordKey> staying;

    /**
     * A split of a customer.
     *
     * @param all the records of the customer
     * @param taken those that are taken out; one that is named twice counts once
     * @throws IllegalArgumentException when none is taken, one is not of the customer, none would stay, or more than
     *     {@value #MOST_DECISIONS} decisions would be needed
     */
    public CustomerSplit(Collection<RecordKey> all, Collection<RecordKey> taken) {
        this.taken = new TreeSet<>(taken);
        this.staying = new TreeSet<>(all);
        if (this.taken.isEmpty()) {
            throw new IllegalArgumentException("expected at least one record to be taken out");
        }
        for (RecordKey record : this.taken) {
            if (!staying.remove(record)) {
                throw new IllegalArgumentException("the record " + record + " is not of this customer");
            }
        }
        if (staying.isEmpty()) {
            throw new IllegalArgumentException("all " + all.size()
                    + " records of the customer are named, and then it is the same customer again: name those that are"
                    + " somebody else");
        }
        if ((long) this.taken.size() * staying.size() > MOST_DECISIONS) {
            throw new IllegalArgumentException(
                    "taking %,d of %,d records out needs more than %,d decisions; when a value shared by too many joined them, name its kind shared or weak in matching.yaml instead"
                            .formatted(this.taken.size(), all.size(), MOST_DECISIONS));
        }
    }

    /** The records that are taken out, in their order. */
    public List<RecordKey> taken() {
        return List.copyOf(taken);
    }

    /** The records that stay, in their order. */
    public List<RecordKey> staying() {
        return List.copyOf(staying);
    }

    /** {@code different} for each record taken and each that stays, {@code same} for the first one taken and each other. */
    public List<MatchDecision> decisions(String reason, String by, Instant at) {
        List<MatchDecision> decisions = new ArrayList<>();
        RecordKey first = taken.first();
        for (RecordKey record : taken) {
            if (!record.equals(first)) {
                decisions.add(new MatchDecision(first, record, Verdict.SAME, reason, by, at));
            }
            for (RecordKey other : staying) {
                decisions.add(new MatchDecision(record, other, Verdict.DIFFERENT, reason, by, at));
            }
        }
        return decisions;
    }
}
