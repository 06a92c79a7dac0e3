package io.customerhub.report;

import io.customerhub.match.cluster.Clustering;
import io.customerhub.match.cluster.Cut;
import io.customerhub.match.cluster.Partition;
import io.customerhub.report.MatchReport.Clusters;
import io.customerhub.report.MatchReport.Size;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts the customers of a partition. */
final class ClusterFigures {

    private ClusterFigures() {}

    static Clusters of(Partition partition) {
        Map<Integer, Integer> counts = new TreeMap<>();
        for (int size : sizes(partition)) {
            counts.merge(size, 1, Integer::sum);
        }
        List<Size> sizes = new ArrayList<>();
        counts.forEach((records, customers) -> sizes.add(new Size(records, customers)));
        Map<Cut.Reason, Integer> cuts = new EnumMap<>(Cut.Reason.class);
        for (Cut.Reason reason : Cut.Reason.values()) {
            cuts.put(reason, 0);
        }
        for (Cut cut : partition.cuts()) {
            cuts.merge(cut.reason(), 1, Integer::sum);
        }
        return new Clusters(
                partition.count(),
                partition.count() - counts.getOrDefault(1, 0),
                sizes.isEmpty() ? 0 : sizes.get(sizes.size() - 1).records(),
                sizes,
                cuts,
                partition.cuts().size() < Clustering.MOST_CUTS);
    }

    static int largest(Partition partition) {
        int largest = 0;
        for (int size : sizes(partition)) {
            largest = Math.max(largest, size);
        }
        return largest;
    }

    private static int[] sizes(Partition partition) {
        int[] sizes = new int[partition.count()];
        for (int customer : partition.customers()) {
            sizes[customer]++;
        }
        return sizes;
    }
}
