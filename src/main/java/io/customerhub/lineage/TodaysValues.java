package io.customerhub.lineage;

import io.customerhub.cleanse.CleanseStage;
import io.customerhub.config.StreamMapping;
import io.customerhub.mapping.DriftListener;
import io.customerhub.mapping.MapStage;
import io.customerhub.record.SourceRecord;
import io.customerhub.standardize.StandardizeStage;
import io.customerhub.standardize.Standardizers;
import io.customerhub.warehouse.LoadedRecordStore.Arrived;
import java.util.List;

/** The standard values that today's mapping of a stream makes of records as they arrived. */
final class TodaysValues {

    private final StreamMapping mapping;
    private final MapStage map;
    private final CleanseStage cleanse;
    private final StandardizeStage standardize;

    TodaysValues(StreamMapping mapping, Standardizers standardizers) {
        this.mapping = mapping;
        this.map = new MapStage(mapping, null, DriftListener.NONE);
        this.cleanse = new CleanseStage(mapping);
        this.standardize = new StandardizeStage(mapping, standardizers);
    }

    /** The records with their attributes; the first has the row 1. */
    List<SourceRecord> of(List<Arrived> arrived) {
        return standardize
                .apply(cleanse.apply(map.apply(LoadedRecords.batch(mapping.stream(), arrived))))
                .records();
    }
}
