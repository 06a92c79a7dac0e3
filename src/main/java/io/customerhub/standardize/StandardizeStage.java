package io.customerhub.standardize;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.OnInvalid;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.Stage;
import io.customerhub.record.StandardValue;
import io.customerhub.record.Validity;
import io.customerhub.standardize.date.DateOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Standardizes every attribute and every line of a batch. The countries of addresses come first, whatever the order of
 * the mapping: the first of them is the record's region, in which its phones and amounts are read.
 *
 * <p>A text without a usable value (invalid, ambiguous, possible at best) does what the mapping's {@code onInvalid} says:
 * keep the raw text beside the issue, leave the value blank beside the issue, or reject the record. An exception of a
 * standardizer is a defect; it is not caught here.
 */
public final class StandardizeStage implements Stage {

    private static final String STAGE = "standardize";

    private final List<Field> fields;
    private final List<Field> lineFields;
    private final int[] countries;
    private final RecordContext context;
    private final @Nullable RecordContext[] contexts = new RecordContext[26 * 26];

    /**
     * A stage for the records of this mapping; attributes are in the order of its fields.
     *
     * @throws IllegalArgumentException when a field names no standardizer or an option cannot be used
     */
    public StandardizeStage(StreamMapping mapping, Standardizers standardizers) {
        fields = fields(mapping.fields(), mapping, standardizers);
        lineFields =
                mapping.lines() == null ? List.of() : fields(mapping.lines().fields(), mapping, standardizers);
        countries = countries(mapping.fields());
        context = new RecordContext(mapping.region(), DateOrder.named(mapping.order()), mapping.zone());
        for (String region : standardizers.regions()) {
            contexts[index(region)] = context.in(region);
        }
    }

    @Override
    public RecordBatch apply(RecordBatch batch) {
        List<SourceRecord> records = batch.records();
        List<SourceRecord> kept = new ArrayList<>(records.size());
        List<Rejection> refused = new ArrayList<>(0);
        for (int i = 0; i < records.size(); i++) {
            SourceRecord record = records.get(i);
            SourceRecord standardized = standardize(record, refused);
            if (standardized != null) {
                kept.add(standardized);
            }
        }
        return batch.after(kept, refused);
    }

    /** The record with standard values; null when it was rejected. */
    private @Nullable SourceRecord standardize(SourceRecord record, List<Rejection> refused) {
        List<AttributeValue> attributes = record.attributes();
        AttributeValue[] values = attributes.toArray(new AttributeValue[0]);
        RecordContext here = context;
        for (int i = countries.length - 1; i >= 0; i--) {
            int at = countries[i];
            values[at] = fields.get(at).standardize(values[at], context);
            here = contextOf(values[at], here);
        }
        int next = 0;
        for (int i = 0; i < values.length; i++) {
            if (next < countries.length && countries[next] == i) {
                next++;
            } else {
                values[i] = fields.get(i).standardize(values[i], here);
            }
            if (isRejected(values[i], fields.get(i))) {
                refused.add(rejection(record, values[i], fields.get(i)));
                return null;
            }
        }
        List<List<AttributeValue>> lines = record.lines();
        if (!lines.isEmpty()) {
            lines = standardizeLines(record, here, refused);
        }
        return lines == null ? null : record.with(Collections.unmodifiableList(Arrays.asList(values)), lines);
    }

    private @Nullable List<List<AttributeValue>> standardizeLines(
            SourceRecord record, RecordContext here, List<Rejection> refused) {
        List<List<AttributeValue>> lines = new ArrayList<>(record.lines().size());
        for (List<AttributeValue> line : record.lines()) {
            AttributeValue[] values = line.toArray(new AttributeValue[0]);
            for (int i = 0; i < values.length; i++) {
                values[i] = lineFields.get(i).standardize(values[i], here);
                if (isRejected(values[i], lineFields.get(i))) {
                    refused.add(rejection(record, values[i], lineFields.get(i)));
                    return null;
                }
            }
            lines.add(Collections.unmodifiableList(Arrays.asList(values)));
        }
        return lines;
    }

    private RecordContext contextOf(AttributeValue country, RecordContext otherwise) {
        StandardValue standard = country.standard();
        RecordContext found =
                standard != null && standard.value() instanceof String region ? contexts[index(region)] : null;
        return found == null ? otherwise : found;
    }

    private static boolean isRejected(AttributeValue value, Field field) {
        return field.onInvalid() == OnInvalid.REJECT && isUnusable(value.standard());
    }

    private static boolean isUnusable(@Nullable StandardValue standard) {
        return standard != null && standard.value() == null && standard.validity() != Validity.MISSING;
    }

    private static Rejection rejection(SourceRecord record, AttributeValue value, Field field) {
        StandardValue standard = value.standard();
        String code = standard == null ? "" : standard.issues().get(0);
        String message =
                IssueCode.reasonOf(code) + " The mapping says onInvalid: reject for " + field.attribute() + ".";
        return Rejection.of(record, STAGE, code, field.attribute(), message);
    }

    private static List<Field> fields(List<FieldMapping> mappings, StreamMapping mapping, Standardizers standardizers) {
        return mappings.stream()
                .map(field -> new Field(field.attribute(), standardizers.create(field, mapping), field.onInvalid()))
                .toList();
    }

    /** Where the countries of addresses stand; a nationality does not tell where someone's phone is. */
    private static int[] countries(List<FieldMapping> mappings) {
        int[] found = new int[mappings.size()];
        int count = 0;
        for (int i = 0; i < found.length; i++) {
            FieldMapping field = mappings.get(i);
            if (field.as().equals("country") && field.attribute().startsWith("address.")) {
                found[count++] = i;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static int index(String region) {
        return (region.charAt(0) - 'A') * 26 + region.charAt(1) - 'A';
    }

    /**
     * How one attribute is standardized.
     *
     * @param attribute its canonical name
     * @param standardizer makes its value
     * @param onInvalid what happens when there is no usable one
     */
    private record Field(String attribute, Standardizer standardizer, OnInvalid onInvalid) {

        AttributeValue standardize(AttributeValue value, RecordContext context) {
            String text = value.text();
            if (text == null || text.isEmpty()) {
                return value.standard() == null ? value.standardized(StandardValue.MISSING) : value;
            }
            StandardValue standard = standardizer.standardize(text, context);
            return onInvalid == OnInvalid.BLANK && isUnusable(standard)
                    ? new AttributeValue(null, null, standard)
                    : value.standardized(standard);
        }
    }
}
