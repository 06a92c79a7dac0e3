package io.customerhub.resolution;

import io.customerhub.golden.RecordKey;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * How well the golden customers agree with a world of which it is known who is who: pairs of records.
 *
 * @param precision the share of the joined pairs that are one party
 * @param recall the share of the pairs of one party that are joined
 */
public record TruthFigures(double precision, double recall) {

    /** The harmonic mean of the two. */
    public double f1() {
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    /**
     * Compares the crosswalk with a truth file; records that are only in one of them do not count.
     *
     * @param truth UTF-8 CSV {@code system,stream,key,party} with a header and without quotes
     */
    public static TruthFigures of(Warehouse warehouse, Path truth) throws IOException {
        Map<String, String> parties = new HashMap<>();
        List<String> lines = Files.readAllLines(truth);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            parties.put(new RecordKey(cells[0], cells[1], cells[2]).toString(), cells[3]);
        }
        Map<UUID, Long> joined = new HashMap<>();
        Map<String, Long> known = new HashMap<>();
        Map<String, Long> right = new HashMap<>();
        new CustomerStore(warehouse).eachRecord((key, customer) -> {
            String party = parties.get(key.toString());
            if (party != null) {
                joined.merge(customer, 1L, Long::sum);
                known.merge(party, 1L, Long::sum);
                right.merge(customer + " " + party, 1L, Long::sum);
            }
        });
        double both = pairs(right);
        return new TruthFigures(share(both, pairs(joined)), share(both, pairs(known)));
    }

    private static double pairs(Map<?, Long> sizes) {
        return sizes.values().stream()
                .mapToDouble(size -> size * (size - 1) / 2.0)
                .sum();
    }

    private static double share(double part, double all) {
        return all == 0 ? 1 : part / all;
    }
}
