package io.customerhub.labelled;

import io.customerhub.match.block.Blocks;
import io.customerhub.match.cluster.Partition;
import io.customerhub.match.table.MatchTable;
import java.util.HashMap;
import java.util.Map;

/** What is known of records, and how well a partition agrees with it. */
public interface KnownTruth {

    /** How many pairs of records are known to be one customer. */
    long pairs();

    /** How well a partition agrees. */
    Figures figures(Partition partition);

    /** The share of the known pairs that some blocking pass finds. */
    double blockingRecall(Blocks blocks);

    /** The truth of records whose customers are all known, by record id. */
    static KnownTruth ofCustomers(MatchTable table, Map<String, String> customers) {
        Map<String, Integer> numbers = new HashMap<>();
        int[] customerOf = new int[table.size()];
        for (int row = 0; row < customerOf.length; row++) {
            customerOf[row] = numbers.computeIfAbsent(customers.get(table.recordId(row)), name -> numbers.size());
        }
        return new KnownCustomers(customerOf);
    }
}
