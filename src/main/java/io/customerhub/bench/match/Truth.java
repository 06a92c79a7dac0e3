package io.customerhub.bench.match;

import java.util.Arrays;

/** Which person each generated record is of. */
final class Truth {

    private static final int HALF = 32;

    private final int[] persons;

    /** @param records how many there will be */
    Truth(int records) {
        this.persons = new int[records];
    }

    /**
     * How well customers agree with persons, pair by pair of records.
     *
     * @param persons how many persons there are
     * @param precision the share of the joined pairs that are one person
     * @param recall the share of the pairs of one person that are joined
     */
    record Agreement(int persons, double precision, double recall) {

        /** The harmonic mean of precision and recall. */
        double f1() {
            return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        }
    }

    void add(GeneratedCustomer customer) {
        persons[customer.number()] = customer.person();
    }

    /** How well a result agrees; of each record, by its number, it tells the number of the customer. */
    Agreement agreement(int[] customers) {
        long[] both = new long[persons.length];
        long[] joined = new long[persons.length];
        long[] known = new long[persons.length];
        for (int i = 0; i < persons.length; i++) {
            both[i] = (long) customers[i] << HALF | persons[i];
            joined[i] = customers[i];
            known[i] = persons[i];
        }
        long right = pairs(both);
        long made = pairs(joined);
        long all = pairs(known);
        // sorted now
        int people = 0;
        for (int i = 0; i < known.length; i++) {
            people += i == 0 || known[i] != known[i - 1] ? 1 : 0;
        }
        return new Agreement(people, made == 0 ? 1 : (double) right / made, all == 0 ? 1 : (double) right / all);
    }

    private static long pairs(long[] labels) {
        Arrays.sort(labels);
        long pairs = 0;
        for (int from = 0; from < labels.length; ) {
            int to = from + 1;
            while (to < labels.length && labels[to] == labels[from]) {
                to++;
            }
            pairs += (long) (to - from) * (to - from - 1) / 2;
            from = to;
        }
        return pairs;
    }
}
