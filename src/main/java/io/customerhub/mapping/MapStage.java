package io.customerhub.mapping;

import io.customerhub.config.Contract;
import io.customerhub.config.StreamMapping;
import io.customerhub.config.StreamMapping.LineMapping;
import io.customerhub.record.AttributeLayout;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.Content;
import io.customerhub.record.FieldLookup;
import io.customerhub.record.FieldPath;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the fields of each source record into canonical attributes, and the list inside an order into its lines. Values
 * are taken as they are; an absent field gives an absent attribute. No record is refused here. A record that its source
 * has deleted has absent attributes only, whatever it carries.
 *
 * <p>When all source fields of an attribute are gone from the columns of a file or page, or all mapped fields from at
 * least 20 records of nested data without exception, it throws {@link io.customerhub.record.SchemaDriftException}.
 * Smaller changes are told to the {@link DriftListener}.
 */
public final class MapStage implements Stage {

    /** Nested records are compared with the configuration only so often per batch: each costs a look at every name. */
    private static final int COMPARED_PER_BATCH = 100;

    private final StreamMapping mapping;
    private final AttributeFactory attributes;
    private final @Nullable LineMapping lines;
    private final AttributeFactory lineAttributes;
    private final AttributeLayout layout;
    private final DriftWatch drift;
    private final List<AttributeValue> deleted;

    /** @param contract its fields count as known, too; null when the stream has none */
    public MapStage(StreamMapping mapping, @Nullable Contract contract, DriftListener listener) {
        this.mapping = mapping;
        this.attributes = new AttributeFactory(mapping.fields());
        this.lines = mapping.lines();
        this.lineAttributes = new AttributeFactory(lines == null ? List.of() : lines.fields());
        this.layout = new AttributeLayout(mapping.entity(), attributes.names(), lineAttributes.names());
        this.drift = new DriftWatch(mapping, contract, listener);
        this.deleted = Collections.nCopies(mapping.fields().size(), AttributeValue.ABSENT);
    }

    @Override
    public RecordBatch apply(RecordBatch batch) {
        FieldLookup lookup = new FieldLookup(attributes.paths());
        FieldLookup lineLookup = new FieldLookup(lineAttributes.paths());
        List<SourceRecord> mapped = new ArrayList<>(batch.records().size());
        int trees = 0;
        boolean isAnyMapped = false;
        for (SourceRecord record : batch.records()) {
            if (record.isDeleted()) {
                mapped.add(record.with(deleted, List.of()));
                continue;
            }
            Content content = record.content();
            boolean isReplay = record.letter() != 0;
            if (!isReplay && content instanceof Content.Row row && lookup.resolve(row.names())) {
                drift.compare(row.names(), lookup, attributes);
            }
            List<AttributeValue> values = attributes.values(lookup, content);
            if (!isReplay && content instanceof Content.Tree tree) {
                if (trees++ < COMPARED_PER_BATCH) {
                    drift.compare(tree);
                }
                isAnyMapped = isAnyMapped || hasMapped(lookup, content);
            }
            mapped.add(record.with(values, lines(lineLookup, content)));
        }
        List<FieldPath> paths = attributes.paths();
        if (trees >= SchemaDrift.MINIMUM_RECORDS && !isAnyMapped && !paths.isEmpty()) {
            throw SchemaDrift.mappedGone(mapping.stream(), paths.get(0), null);
        }
        return batch.mapped(layout, mapped, List.of());
    }

    private boolean hasMapped(FieldLookup lookup, Content content) {
        for (int i = 0; i < attributes.paths().size(); i++) {
            if (lookup.value(content, i) != null) {
                return true;
            }
        }
        return false;
    }

    private List<List<AttributeValue>> lines(FieldLookup lookup, Content content) {
        if (lines == null) {
            return List.of();
        }
        List<Content> found = content.list(lines.from());
        List<List<AttributeValue>> mapped = new ArrayList<>(found.size());
        for (Content line : found) {
            mapped.add(lineAttributes.values(lookup, line));
        }
        return mapped;
    }
}
