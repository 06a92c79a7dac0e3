package io.customerhub.quality;

import io.customerhub.config.Contract;
import io.customerhub.config.Contract.Severity;
import io.customerhub.config.StreamMapping;
import io.customerhub.quality.Promise.Broken;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.FieldLookup;
import io.customerhub.record.FieldPath;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.Stage;
import io.customerhub.record.StandardValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Does what the mapping says of invalid values, and holds the source to its contract. A broken promise of severity
 * reject makes the record a rejection; of severity issue it becomes an issue on the first attribute that is mapped from
 * the field. A promise about a field that no attribute is mapped from cannot become an issue: there is no value in the
 * warehouse that it would be about. Of a record that its source has deleted nothing is expected. Rejections name fields
 * and codes, never values. Of the records that go on it counts the values that were judged and those that were valid.
 */
public final class ValidateStage implements Stage {

    private static final String STAGE = "validate";

    private final InvalidRules attributeRules;
    private final InvalidRules lineRules;
    private final List<Promise> promises;
    private final List<FieldPath> promisedFields;

    /** For each promise the attribute that gets its issues, or -1. */
    private final int[] attributes;

    private final @Nullable String contractId;

    /** @param contract what the source promises, or null */
    public ValidateStage(StreamMapping mapping, @Nullable Contract contract) {
        StreamMapping.LineMapping lines = mapping.lines();
        this.attributeRules = new InvalidRules(mapping.fields());
        this.lineRules = new InvalidRules(lines == null ? List.of() : lines.fields());
        this.contractId = contract == null ? null : contract.id();
        this.promises = contract == null
                ? List.of()
                : contract.properties().stream().map(Promise::new).toList();
        this.promisedFields =
                promises.stream().map(promise -> promise.property().field()).toList();
        this.attributes = new int[promises.size()];
        for (int i = 0; i < attributes.length; i++) {
            attributes[i] = firstAttributeFrom(mapping, promisedFields.get(i));
        }
    }

    @Override
    public RecordBatch apply(RecordBatch batch) {
        ValueCount count = new ValueCount();
        if (attributeRules.isEmpty() && lineRules.isEmpty() && promises.isEmpty()) {
            batch.records().forEach(record -> count(count, record));
            return batch.judged(count.judgement());
        }
        FieldLookup lookup = new FieldLookup(promisedFields);
        List<SourceRecord> kept = new ArrayList<>(batch.records().size());
        List<Rejection> refused = new ArrayList<>();
        for (SourceRecord record : batch.records()) {
            if (record.isDeleted()) {
                kept.add(record);
                continue;
            }
            Rejection rejection = attributeRules.rejection(record, record.attributes(), STAGE);
            for (int i = 0; rejection == null && i < record.lines().size(); i++) {
                rejection = lineRules.rejection(record, record.lines().get(i), STAGE);
            }
            List<AttributeValue> values = attributeRules.blanked(record.attributes());
            count.begin();
            for (int i = 0; rejection == null && i < promises.size(); i++) {
                Promise promise = promises.get(i);
                Object value = lookup.value(record.content(), i);
                Broken broken = promise.brokenBy(value);
                if (broken != null || promise.isAskedOf(value)) {
                    count.promised(broken == null);
                }
                if (broken != null && promise.property().severity() == Severity.REJECT) {
                    rejection = rejection(record, promise, broken);
                } else if (broken != null && attributes[i] >= 0) {
                    values = withIssue(values, attributes[i], broken.code());
                }
            }
            if (rejection != null) {
                refused.add(rejection);
                continue;
            }
            if (record.letter() == 0) {
                count.keep(record);
            }
            kept.add(record.with(values, blankedLines(record.lines())));
        }
        return batch.after(kept, refused).judged(count.judgement());
    }

    private static void count(ValueCount count, SourceRecord record) {
        if (!record.isDeleted() && record.letter() == 0) {
            count.begin();
            count.keep(record);
        }
    }

    private List<List<AttributeValue>> blankedLines(List<List<AttributeValue>> lines) {
        return lineRules.isEmpty() || lines.isEmpty()
                ? lines
                : lines.stream().map(lineRules::blanked).toList();
    }

    private Rejection rejection(SourceRecord record, Promise promise, Broken broken) {
        String field = promise.property().field().text();
        return Rejection.of(
                record,
                STAGE,
                broken.code(),
                field,
                "the field '" + field + "' breaks the contract " + contractId + ", expected " + promise.expected(broken)
                        + "; mend the value at the source or in the dead letter, or change the contract with its owner");
    }

    private static List<AttributeValue> withIssue(List<AttributeValue> values, int attribute, String code) {
        List<AttributeValue> changed = new ArrayList<>(values);
        AttributeValue value = values.get(attribute);
        StandardValue standard = Objects.requireNonNullElse(value.standard(), StandardValue.MISSING);
        changed.set(attribute, value.standardized(standard.with(code)));
        return List.copyOf(changed);
    }

    private static int firstAttributeFrom(StreamMapping mapping, FieldPath field) {
        for (int i = 0; i < mapping.fields().size(); i++) {
            if (mapping.fields().get(i).from().contains(field)) {
                return i;
            }
        }
        return -1;
    }
}
