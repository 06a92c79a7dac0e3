package io.customerhub.golden;

import io.customerhub.config.MatchingRules.Preference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A value that one or more records of a customer say, as it contends with others. */
final class Candidate {

    private static final Comparator<Candidate> MOST_RECORDS =
            Comparator.<Candidate>comparingInt(one -> one.records.size()).reversed();
    private static final Comparator<Candidate> LATEST =
            Comparator.<Candidate>comparingLong(one -> one.version).reversed();
    private static final Comparator<Candidate> TRUSTED = Comparator.comparingDouble(Candidate::trust)
            .reversed()
            .thenComparing(MOST_RECORDS)
            .thenComparing(LATEST)
            .thenComparingInt(Candidate::record);
    private static final Comparator<Candidate> NEWEST = LATEST.thenComparing(TRUSTED);
    private static final Comparator<Candidate> MOST_FREQUENT = MOST_RECORDS.thenComparing(TRUSTED);
    private static final Comparator<Candidate> LONGEST =
            Comparator.<Candidate>comparingInt(Candidate::length).reversed().thenComparing(TRUSTED);

    private final Map<String, String> value;
    private final List<Integer> records = new ArrayList<>(1);
    private int best;
    private double trust = -1;
    private long version;

    /** @param value columns or parts and their texts */
    Candidate(Map<String, String> value) {
        this.value = value;
    }

    /** One more record says it; records come in their order, so the first of equals stays. */
    void support(int record, double trusted, long at) {
        if (records.isEmpty() || records.get(records.size() - 1) != record) {
            records.add(record);
        }
        if (trusted > trust) {
            trust = trusted;
            best = record;
            version = at;
        }
    }

    Map<String, String> value() {
        return value;
    }

    /** The record that is trusted most among those that say it. */
    int record() {
        return best;
    }

    double trust() {
        return trust;
    }

    /** All records that say it, in order. */
    List<Integer> records() {
        return records;
    }

    private int length() {
        return value.values().stream().mapToInt(String::length).sum();
    }

    /** The winner first. Where all else is equal the record decides that comes first by system, stream and key. */
    static Comparator<Candidate> order(Preference preference) {
        return switch (preference) {
            case TRUSTED -> TRUSTED;
            case NEWEST -> NEWEST;
            case MOST_FREQUENT -> MOST_FREQUENT;
            case LONGEST -> LONGEST;
        };
    }
}
