package io.customerhub.labelled;

import io.customerhub.match.block.Blocks;
import io.customerhub.match.cluster.Partition;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The truth where the customer of every record is known. */
final class KnownCustomers implements KnownTruth {

    private static final int HALF = 32;

    private final int[] customerOf;

    /** @param customerOf of each row the number of its customer */
    KnownCustomers(int[] customerOf) {
        this.customerOf = customerOf;
    }

    @Override
    public long pairs() {
        return pairs(sizes(customerOf));
    }

    @Override
    public Figures figures(Partition partition) {
        int[] found = partition.customers();
        int[] foundSizes = sizes(found);
        int[] trueSizes = sizes(customerOf);
        long[] both = IntStream.range(0, found.length)
                .mapToLong(row -> (long) customerOf[row] << HALF | found[row])
                .sorted()
                .toArray();
        long right = 0;
        double precision = 0;
        double recall = 0;
        int from = 0;
        for (int to = 1; to <= both.length; to++) {
            if (to == both.length || both[to] != both[from]) {
                long size = to - from;
                right += size * (size - 1) / 2;
                precision += (double) size * size / foundSizes[(int) both[from]];
                recall += (double) size * size / trueSizes[(int) (both[from] >>> HALF)];
                from = to;
            }
        }
        long joined = pairs(foundSizes);
        long known = pairs(trueSizes);
        double records = Math.max(1, both.length);
        return new Figures(
                joined == 0 ? 1 : (double) right / joined,
                known == 0 ? 1 : (double) right / known,
                precision / records,
                recall / records,
                partition.count(),
                Arrays.stream(foundSizes).max().orElse(0));
    }

    @Override
    public double blockingRecall(Blocks blocks) {
        int[] rows = IntStream.range(0, customerOf.length)
                .boxed()
                .sorted((a, b) -> Integer.compare(customerOf[a], customerOf[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        long found = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = i + 1; j < rows.length && customerOf[rows[j]] == customerOf[rows[i]]; j++) {
                found += blocks.firstPass(rows[i], rows[j]) >= 0 ? 1 : 0;
            }
        }
        long known = pairs();
        return known == 0 ? 1 : (double) found / known;
    }

    private static int[] sizes(int[] groups) {
        int[] sizes = new int[Arrays.stream(groups).max().orElse(-1) + 1];
        for (int group : groups) {
            sizes[group]++;
        }
        return sizes;
    }

    private static long pairs(int[] sizes) {
        return Arrays.stream(sizes)
                .mapToLong(size -> (long) size * (size - 1) / 2)
                .sum();
    }
}
