package io.customerhub.resolution;

import io.customerhub.config.MatchingRules;
import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.PartyType;
import io.customerhub.match.table.MatchTable;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerRecordStore;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** All records of the warehouse as tables to be matched, persons and organizations apart. */
final class RecordTables {

    private static final int TOLD_EVERY = 10_000;

    private final Map<PartyType, MatchTable> tables;

    private RecordTables(Map<PartyType, MatchTable> tables) {
        this.tables = tables;
    }

    /**
     * Reads all records.
     *
     * @param models tables of types that have a model have its columns; others have all that some record has a value of
     * @param progress gets the number of records that have been read so far, now and then
     */
    static RecordTables read(
            Warehouse warehouse, MatchingRules rules, Models models, Parties parties, LongConsumer progress) {
        CustomerRecordStore store = new CustomerRecordStore(warehouse);
        List<String> identifiers = store.identifierSystems();
        Map<PartyType, Features> features = new EnumMap<>(PartyType.class);
        Map<PartyType, MatchTable.Builder> builders = new EnumMap<>(PartyType.class);
        for (PartyType type : PartyType.values()) {
            Features ofType = models.has(type)
                    ? Features.of(type, parties, models.of(type).headings())
                    : Features.all(type, parties, identifiers, rules);
            features.put(type, ofType);
            builders.put(type, MatchTable.builder(ofType.headings()));
        }
        long[] read = new long[1];
        store.each(record -> {
            CustomerRecord complete = parties.complete(record);
            PartyType type = complete.partyType();
            builders.get(type).add(record.key().toString(), features.get(type).row(complete));
            if (++read[0] % TOLD_EVERY == 0) {
                progress.accept(read[0]);
            }
        });
        Map<PartyType, MatchTable> tables = new EnumMap<>(PartyType.class);
        builders.forEach(
                (type, builder) -> tables.put(type, models.has(type) ? builder.build() : builder.buildFilled()));
        return new RecordTables(tables);
    }

    MatchTable table(PartyType type) {
        return tables.get(type);
    }
}
