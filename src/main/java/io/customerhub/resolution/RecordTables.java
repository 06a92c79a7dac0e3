package io.customerhub.resolution;

import io.customerhub.config.MatchingRules;
import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.RecordKey;
import io.customerhub.match.table.MatchTable;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerRecordStore;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongConsumer;

/** All records of the warehouse as tables to be matched, persons and organizations apart. */
final class RecordTables {

    private static final int PAGE = 5_000;

    private final Map<PartyType, MatchTable> tables;

    private RecordTables(Map<PartyType, MatchTable> tables) {
        this.tables = tables;
    }

    /**
     * Reads all records.
     *
     * @param models tables of types that have a model have its columns; others have all that some record has a value of
     * @param progress gets the number of records that have been read so far, page by page
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
        RecordKey last = null;
        long read = 0;
        for (List<CustomerRecord> page = store.page(null, PAGE); !page.isEmpty(); page = store.page(last, PAGE)) {
            for (CustomerRecord record : page) {
                CustomerRecord complete = parties.complete(record);
                PartyType type = complete.partyType();
                builders.get(type)
                        .add(record.key().toString(), features.get(type).row(complete));
            }
            last = page.get(page.size() - 1).key();
            read += page.size();
            progress.accept(read);
        }
        Map<PartyType, MatchTable> tables = new EnumMap<>(PartyType.class);
        builders.forEach((type, builder) -> {
            MatchTable table = builder.build();
            tables.put(type, models.has(type) ? table : Features.withoutEmpty(table));
        });
        return new RecordTables(tables);
    }

    MatchTable table(PartyType type) {
        return tables.get(type);
    }
}
