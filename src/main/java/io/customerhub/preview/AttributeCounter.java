package io.customerhub.preview;

import io.customerhub.preview.Preview.AttributeQuality;
import io.customerhub.record.AttributeLayout;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts how well the attributes of the good records are filled. Not safe for several threads. */
final class AttributeCounter {

    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private long records;

    void add(RecordBatch batch) {
        AttributeLayout layout = batch.layout();
        if (layout == null) {
            return;
        }
        for (SourceRecord record : batch.records()) {
            if (record.isDeleted()) {
                continue;
            }
            records++;
            for (int i = 0; i < layout.attributes().size(); i++) {
                tallies.computeIfAbsent(layout.attributes().get(i), name -> new Tally())
                        .add(record.attributes().get(i));
            }
        }
    }

    List<AttributeQuality> result() {
        List<AttributeQuality> all = new ArrayList<>();
        tallies.forEach((name, tally) ->
                all.add(new AttributeQuality(name, records, tally.filled, tally.usable, tally.issues)));
        return List.copyOf(all);
    }

    private static final class Tally {

        private final SortedMap<String, Long> issues = new TreeMap<>();
        private long filled;
        private long usable;

        private void add(AttributeValue value) {
            StandardValue standard = value.standard();
            filled += value.text() == null ? 0 : 1;
            if (standard == null) {
                return;
            }
            usable += standard.value() != null || !standard.parts().isEmpty() ? 1 : 0;
            standard.issues().forEach(issue -> issues.merge(issue, 1L, Long::sum));
        }
    }
}
