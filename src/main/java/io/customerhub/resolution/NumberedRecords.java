package io.customerhub.resolution;

import io.customerhub.golden.MatchDecision;
import io.customerhub.golden.RecordKey;
import io.customerhub.match.cluster.Partition;
import io.customerhub.match.table.MatchTable;
import io.customerhub.warehouse.golden.GoldenSession;
import io.customerhub.warehouse.golden.MatchPair;
import io.customerhub.warehouse.golden.MatchRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The records of a neighbourhood by their rows, and behind them the records outside that are named in pairs and decisions
 * with the customers that they have.
 */
final class NumberedRecords implements Reviews.Records {

    private final List<RecordKey> keys = new ArrayList<>();
    private final Map<RecordKey, Integer> numbers = new HashMap<>();
    private final List<Integer> customers = new ArrayList<>();
    private final Map<Long, Integer> byId;

    private NumberedRecords(Map<Long, Integer> rows) {
        byId = new HashMap<>(rows);
    }

    /** @param rows the rows of the records by their numbers in pairs */
    static NumberedRecords of(
            MatchTable table,
            Partition partition,
            GoldenSession session,
            List<MatchPair> outer,
            Map<Long, Integer> rows,
            List<MatchDecision> decided) {
        NumberedRecords all = new NumberedRecords(rows);
        for (int row = 0; row < table.size(); row++) {
            all.add(RecordKey.parse(table.recordId(row)), partition.customerOf(row));
        }
        all.addOuter(session, outer, decided, partition.count());
        return all;
    }

    private void add(RecordKey key, int customer) {
        numbers.put(key, keys.size());
        keys.add(key);
        customers.add(customer);
    }

    private void addOuter(GoldenSession session, List<MatchPair> outer, List<MatchDecision> decided, int inner) {
        Set<Long> ids = new HashSet<>();
        outer.forEach(pair -> ids.add(byId.containsKey(pair.left()) ? pair.right() : pair.left()));
        List<MatchRecord> outside = session.matchedByNumber(ids);
        Set<RecordKey> named = new HashSet<>();
        outside.forEach(record -> named.add(record.key()));
        decided.forEach(decision -> {
            named.add(decision.left());
            named.add(decision.right());
        });
        named.removeAll(numbers.keySet());
        if (named.isEmpty()) {
            return;
        }
        Map<RecordKey, UUID> known = session.customersOf(named);
        Map<UUID, Integer> numbered = new HashMap<>();
        known.forEach((key, customer) -> add(key, numbered.computeIfAbsent(customer, any -> inner + numbered.size())));
        outside.forEach(record -> byId.put(
                record.id(), Objects.requireNonNull(numbers.get(record.key()), "a matched record has a customer")));
    }

    /** The number here of a record in a pair. */
    int number(long id) {
        return byId.get(id);
    }

    @Override
    public int number(RecordKey key) {
        return numbers.getOrDefault(key, -1);
    }

    @Override
    public RecordKey key(int number) {
        return keys.get(number);
    }

    @Override
    public int customer(int number) {
        return customers.get(number);
    }
}
