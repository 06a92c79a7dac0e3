package io.customerhub.resolution;

import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.RecordKey;
import io.customerhub.match.block.BlockingKeys;
import io.customerhub.match.block.BlockingPass;
import io.customerhub.match.block.CappedPass;
import io.customerhub.match.block.SharedNumbers;
import io.customerhub.match.table.MatchTable;
import io.customerhub.warehouse.golden.MatchRecord;
import io.customerhub.warehouse.golden.WideKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Some records as matching sees them by the models of today, without numbers yet.
 *
 * @param records the records by their names
 * @param caps how many records may share each of their keys, and what follows when more do
 */
record SeenRecords(Map<RecordKey, MatchRecord> records, Map<Long, WideKey> caps) {

    /** Sees records that {@link Parties} has completed. */
    static SeenRecords of(Collection<CustomerRecord> complete, Models models, Parties parties) {
        Map<RecordKey, MatchRecord> seen = new HashMap<>();
        Map<Long, WideKey> caps = new HashMap<>();
        for (PartyType type : PartyType.values()) {
            List<CustomerRecord> ofType = complete.stream()
                    .filter(record -> record.partyType() == type)
                    .toList();
            if (!models.has(type)) {
                // too few of them for a model: nothing finds them and they find nothing
                ofType.forEach(
                        record -> seen.put(record.key(), new MatchRecord(0, record.key(), type, List.of(), List.of())));
            } else if (!ofType.isEmpty()) {
                Features features = Features.of(type, parties, models.of(type).headings());
                MatchTable.Builder builder = MatchTable.builder(features.headings());
                ofType.forEach(record -> builder.add(record.key().toString(), features.row(record)));
                see(type, builder.build(), models.of(type).passes(), seen, caps);
            }
        }
        return new SeenRecords(seen, caps);
    }

    private static void see(
            PartyType type,
            MatchTable table,
            List<CappedPass> passes,
            Map<RecordKey, MatchRecord> seen,
            Map<Long, WideKey> caps) {
        BlockingKeys keys = BlockingKeys.of(table, passes, type.text());
        for (int row = 0; row < table.size(); row++) {
            RecordKey key = RecordKey.parse(table.recordId(row));
            List<Long> ofRow = Arrays.stream(keys.of(row)).boxed().toList();
            seen.put(key, new MatchRecord(0, key, type, RunIndex.compared(table, row), ofRow));
            for (int pass = 0; pass < passes.size(); pass++) {
                if (keys.of(row, pass) != 0) {
                    BlockingPass blocking = passes.get(pass).pass();
                    caps.put(
                            keys.of(row, pass),
                            new WideKey(passes.get(pass).cap(), SharedNumbers.isDemoting(blocking, table)));
                }
            }
        }
    }

    /** The table of some records that have been seen, as pairs are weighed: without the numbers that too many share. */
    static MatchTable table(
            PartyType type,
            Models models,
            Collection<MatchRecord> records,
            Function<Collection<Long>, Set<Long>> wideAmong) {
        MatchTable.Builder builder = MatchTable.builder(models.of(type).headings());
        for (MatchRecord record : records) {
            builder.addFolded(record.key().toString(), record.compared().toArray(String[]::new));
        }
        MatchTable table = builder.build();
        List<CappedPass> demoting =
                SharedNumbers.demoting(table, models.of(type).passes());
        BlockingKeys keys = BlockingKeys.of(table, demoting, type.text());
        Set<Long> numbers = new HashSet<>();
        for (int row = 0; row < table.size(); row++) {
            for (long key : keys.of(row)) {
                numbers.add(key);
            }
        }
        Set<Long> wide = wideAmong.apply(numbers);
        return wide.isEmpty() ? table : SharedNumbers.without(table, demoting, type.text(), wide::contains);
    }

    /** True when matching sees the two alike. */
    static boolean isSame(MatchRecord one, MatchRecord other) {
        return one.type() == other.type()
                && Objects.equals(one.compared(), other.compared())
                && one.keys().equals(other.keys());
    }

    /** The keys of some records. */
    static List<Long> keysOf(Collection<MatchRecord> records) {
        List<Long> keys = new ArrayList<>();
        records.forEach(record -> keys.addAll(record.keys()));
        return keys;
    }
}
