package io.customerhub.trial.letter;

import io.customerhub.cleanse.CleanseStage;
import io.customerhub.cleanse.FieldCleanser;
import io.customerhub.config.FieldMapping;
import io.customerhub.config.StreamConfiguration;
import io.customerhub.config.StreamMapping;
import io.customerhub.mapping.DriftListener;
import io.customerhub.mapping.MapStage;
import io.customerhub.privacy.RecordMask;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.FieldPath;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.RuleSteps;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import io.customerhub.standardize.RecordContext;
import io.customerhub.standardize.StandardizeStage;
import io.customerhub.standardize.Standardizers;
import io.customerhub.trial.letter.TriedLetter.Field;
import io.customerhub.trial.letter.TriedLetter.Part;
import io.customerhub.trial.letter.TriedLetter.Step;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the rules make of each field of a record, whether the record would pass or not. */
final class TriedFields {

    private final StreamConfiguration configuration;
    private final StreamMapping mapping;
    private final Standardizers standardizers;
    private final @Nullable RecordMask mask;

    /** @param mask hides values; null shows them as they are */
    TriedFields(StreamConfiguration configuration, Standardizers standardizers, @Nullable RecordMask mask) {
        this.configuration = configuration;
        this.mapping = configuration.mapping();
        this.standardizers = standardizers;
        this.mask = mask;
    }

    /**
     * The fields of a batch of one record.
     *
     * @param failing the source field or attribute that it fails on, or null
     */
    List<Field> of(RecordBatch arrived, @Nullable String failing) {
        SourceRecord mapped = new MapStage(mapping, configuration.contract(), DriftListener.NONE)
                .apply(arrived)
                .records()
                .get(0);
        RecordBatch cleansed = new CleanseStage(mapping)
                .apply(new MapStage(mapping, configuration.contract(), DriftListener.NONE).apply(arrived));
        StandardizeStage stage = new StandardizeStage(mapping, standardizers);
        SourceRecord clean = cleansed.records().get(0);
        List<RecordContext> contexts = stage.contextsOf(clean);
        SourceRecord made = standardized(stage, cleansed);
        List<Field> fields = new ArrayList<>();
        add(
                mapping.fields(),
                mapped.attributes(),
                clean.attributes(),
                made.attributes(),
                "",
                contexts,
                failing,
                fields);
        RecordContext lineContext = contexts.get(contexts.size() - 1);
        for (int line = 0; line < made.lines().size(); line++) {
            List<FieldMapping> lineFields =
                    Objects.requireNonNull(mapping.lines(), "lines are mapped").fields();
            add(
                    lineFields,
                    mapped.lines().get(line),
                    clean.lines().get(line),
                    made.lines().get(line),
                    "lines[" + line + "].",
                    Collections.nCopies(lineFields.size(), lineContext),
                    failing,
                    fields);
        }
        return List.copyOf(fields);
    }

    /** A standardizer that breaks on a value is a fault of the hub; the fields are shown as far as they came. */
    private static SourceRecord standardized(StandardizeStage stage, RecordBatch cleansed) {
        try {
            return stage.apply(cleansed).records().get(0);
        } catch (RuntimeException fault) {
            return cleansed.records().get(0);
        }
    }

    private void add(
            List<FieldMapping> fields,
            List<AttributeValue> mapped,
            List<AttributeValue> cleansed,
            List<AttributeValue> made,
            String prefix,
            List<RecordContext> contexts,
            @Nullable String failing,
            List<Field> into) {
        for (int i = 0; i < fields.size(); i++) {
            FieldMapping field = fields.get(i);
            List<String> from = field.from().stream().map(FieldPath::toString).toList();
            boolean fails = failing != null && (field.attribute().equals(failing) || from.contains(failing));
            into.add(field(
                    field,
                    prefix + field.attribute(),
                    from,
                    mapped.get(i).raw(),
                    cleansed.get(i).text(),
                    made.get(i).standard(),
                    steps(field, mapped.get(i).raw(), contexts.get(i), from),
                    fails));
        }
    }

    private Field field(
            FieldMapping field,
            String name,
            List<String> from,
            @Nullable String raw,
            @Nullable String cleansed,
            @Nullable StandardValue standard,
            List<Step> steps,
            boolean fails) {
        List<Part> parts = new ArrayList<>();
        Object value = standard == null ? null : standard.value();
        if (standard != null) {
            standard.parts()
                    .forEach((part, text) ->
                            parts.add(new Part(part, hidden(field.attribute(), from, String.valueOf(text)))));
        }
        return new Field(
                name,
                from,
                field.as(),
                field.place().toString(),
                raw == null ? null : hidden(field.attribute(), from, raw),
                cleansed == null ? null : hidden(field.attribute(), from, cleansed),
                value == null ? null : hidden(field.attribute(), from, String.valueOf(value)),
                List.copyOf(parts),
                standard == null ? null : standard.validity().name().toLowerCase(Locale.ROOT),
                standard == null ? List.of() : standard.issues(),
                steps,
                fails);
    }

    private List<Step> steps(FieldMapping field, @Nullable String raw, RecordContext context, List<String> from) {
        RuleSteps steps = new RuleSteps();
        if (raw != null) {
            String text = FieldCleanser.of(field).cleanse(raw, steps);
            if (text != null) {
                try {
                    standardizers.create(field, mapping).standardize(text, context.heardBy(steps));
                } catch (RuntimeException fault) {
                    // the verdict tells of it; here stand the steps before
                }
            }
        }
        return steps.list().stream()
                .map(step -> new Step(
                        step.rule().code(),
                        step.rule().reason(),
                        hidden(field.attribute(), from, step.before()),
                        hidden(field.attribute(), from, step.after())))
                .toList();
    }

    /** Masked as the attribute, or, when that tells nothing of a person, as the field that it comes from. */
    private String hidden(String attribute, List<String> from, String text) {
        if (mask == null) {
            return text;
        }
        String masked = mask.attribute(attribute, text);
        return masked.equals(text) && !from.isEmpty() ? mask.field(from.get(0), text) : masked;
    }
}
