package io.customerhub.match.cluster;

import java.util.Arrays;
import java.util.List;

/**
 * Which records are one customer. Customers are numbered from 0 in the order of their first rows.
 */
public final class Partition {

    private final int[] customerOf;
    private final int customers;
    private final List<Cut> cuts;

    /** @param representatives of each row one row of its customer, the same for all of them */
    Partition(int[] representatives, List<Cut> cuts) {
        int[] numbers = new int[representatives.length];
        Arrays.fill(numbers, -1);
        customerOf = new int[representatives.length];
        int next = 0;
        for (int row = 0; row < representatives.length; row++) {
            if (numbers[representatives[row]] < 0) {
                numbers[representatives[row]] = next++;
            }
            customerOf[row] = numbers[representatives[row]];
        }
        this.customers = next;
        this.cuts = List.copyOf(cuts);
    }

    /** The customer of a row. */
    public int customerOf(int row) {
        return customerOf[row];
    }

    /** The customers of all rows. */
    public int[] customers() {
        return customerOf.clone();
    }

    /** How many customers there are. */
    public int count() {
        return customers;
    }

    /** The pairs that were not joined, the strongest first; at most {@link Clustering#MOST_CUTS}. */
    public List<Cut> cuts() {
        return cuts;
    }
}
