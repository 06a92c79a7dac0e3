package io.customerhub.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.cleanse.CleanseStage;
import io.customerhub.cleanse.FieldCleanser;
import io.customerhub.config.CodeFiles;
import io.customerhub.config.FieldMapping;
import io.customerhub.config.MappingReader;
import io.customerhub.config.Problems;
import io.customerhub.config.StreamMapping;
import io.customerhub.mapping.DriftListener;
import io.customerhub.mapping.MapStage;
import io.customerhub.quality.frequency.FrequencyIssue;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.FieldPath;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.Rule;
import io.customerhub.record.RuleSteps;
import io.customerhub.record.RuleSteps.Step;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import io.customerhub.record.StreamName;
import io.customerhub.standardize.CrossFieldIssues;
import io.customerhub.standardize.RecordContext;
import io.customerhub.standardize.StandardizeStage;
import io.customerhub.standardize.Standardizers;
import io.customerhub.warehouse.LoadedRecordStore.Loaded;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How each value of a loaded record came about: the text of the source, what each rule made of it, and what is stored.
 * Worked out anew from the payload and the mapping that the row was loaded under, with the rules of this release; where
 * these would give another value today, the difference shows.
 */
public final class RecordLineage {

    private final ObjectMapper json = new ObjectMapper();
    private final Standardizers standardizers;

    /** Lineage by these standardizers. */
    public RecordLineage(Standardizers standardizers) {
        this.standardizers = standardizers;
    }

    /**
     * One attribute.
     *
     * @param attribute its name in the mapping
     * @param fields the source fields that it is made of; empty for a constant
     * @param type the standardizer
     * @param place where its line stands in the mapping
     * @param raw the text of the source, or null when it has none
     * @param steps the rules that changed something, in order
     * @param today what the rules of this release make of it
     */
    public record Attribute(
            String attribute,
            List<String> fields,
            String type,
            String place,
            @Nullable String raw,
            List<Step> steps,
            StandardValue today) {}

    /**
     * A record with its attributes in the order of the mapping.
     *
     * @param stored the stored values by name, such as {@code phone.mobile} and {@code address.home.postal_code}
     */
    public record Explained(
            StreamName stream, Loaded loaded, List<Attribute> attributes, Map<String, JsonNode> stored) {

        /** The stored values of an attribute: that of its name, of its parts, and of a partial date. */
        public Map<String, JsonNode> storedOf(String attribute) {
            Map<String, JsonNode> own = new TreeMap<>();
            stored.forEach((name, value) -> {
                if (name.equals(attribute)
                        || name.equals(attribute + "_partial")
                        || name.startsWith(attribute + ".")
                        || name.startsWith(attribute + "[")) {
                    own.put(name, value);
                }
            });
            return own;
        }
    }

    /**
     * Explains a record.
     *
     * @throws IllegalArgumentException when this release cannot read the mapping that the record was loaded under
     */
    public Explained of(StreamName stream, Loaded loaded) {
        StreamMapping mapping = mapping(stream, loaded);
        RecordBatch batch = LoadedRecords.batch(stream, List.of(loaded.arrived()));
        RecordBatch cleansed =
                new CleanseStage(mapping).apply(new MapStage(mapping, null, DriftListener.NONE).apply(batch));
        StandardizeStage stage = new StandardizeStage(mapping, standardizers);
        List<RecordContext> contexts = stage.contextsOf(cleansed.records().get(0));
        SourceRecord made =
                flagged(mapping, loaded, stage.apply(cleansed).records().get(0));
        List<Attribute> attributes = new ArrayList<>();
        add(mapping.fields(), made.attributes(), "", mapping, contexts, attributes);
        RecordContext lineContext = contexts.get(contexts.size() - 1);
        for (int line = 0; line < made.lines().size(); line++) {
            List<FieldMapping> fields =
                    Objects.requireNonNull(mapping.lines(), "lines are mapped").fields();
            add(
                    fields,
                    made.lines().get(line),
                    "lines[" + line + "].",
                    mapping,
                    Collections.nCopies(fields.size(), lineContext),
                    attributes);
        }
        return new Explained(stream, loaded, List.copyOf(attributes), stored(loaded));
    }

    /** That a value comes too often is learnt of all records; of this one only its row knows. */
    private static SourceRecord flagged(StreamMapping mapping, Loaded loaded, SourceRecord made) {
        Set<String> flagged = loaded.arrived().attributesWith(FrequencyIssue.TOO_FREQUENT.code());
        List<AttributeValue> values = new ArrayList<>(made.attributes());
        for (int i = 0; i < values.size(); i++) {
            StandardValue value = values.get(i).standard();
            if (value != null && flagged.contains(mapping.fields().get(i).attribute())) {
                values.set(i, values.get(i).standardized(value.with(FrequencyIssue.TOO_FREQUENT.code())));
            }
        }
        return flagged.isEmpty() ? made : made.with(values, made.lines());
    }

    /**
     * The mapping that a record was loaded under.
     *
     * @throws IllegalArgumentException when this release cannot read it
     */
    static StreamMapping mapping(StreamName stream, Loaded loaded) {
        Problems problems = new Problems();
        String file = "routes/" + stream.system() + "/" + stream.stream() + ".mapping.yaml";
        StreamMapping mapping = new MappingReader(Standardizers.types())
                .read(
                        stream,
                        file,
                        loaded.mapping().getBytes(StandardCharsets.UTF_8),
                        null,
                        CodeFiles.kept(loaded.codeMaps()),
                        problems);
        if (mapping == null) {
            throw new IllegalArgumentException(
                    "the mapping that the record was loaded under cannot be read by this release: "
                            + problems.sorted());
        }
        return mapping;
    }

    private void add(
            List<FieldMapping> fields,
            List<AttributeValue> values,
            String prefix,
            StreamMapping mapping,
            List<RecordContext> contexts,
            List<Attribute> attributes) {
        for (int i = 0; i < fields.size(); i++) {
            FieldMapping field = fields.get(i);
            AttributeValue value = values.get(i);
            attributes.add(new Attribute(
                    prefix + field.attribute(),
                    field.from().stream().map(FieldPath::toString).toList(),
                    field.as(),
                    field.place().toString(),
                    value.raw(),
                    steps(field, value, mapping, contexts.get(i)),
                    Objects.requireNonNullElse(value.standard(), StandardValue.MISSING)));
        }
    }

    private List<Step> steps(FieldMapping field, AttributeValue value, StreamMapping mapping, RecordContext context) {
        RuleSteps steps = new RuleSteps();
        String raw = value.raw();
        if (raw != null) {
            String text = FieldCleanser.of(field).cleanse(raw, steps);
            if (text != null) {
                standardizers.create(field, mapping).standardize(text, context.heardBy(steps));
            }
        }
        Rule derivation = value.standard() == null ? null : CrossFieldIssues.derivation(value.standard());
        if (derivation != null) {
            steps.changed(derivation, "", String.valueOf(value.standard().value()));
        }
        return steps.list();
    }

    private Map<String, JsonNode> stored(Loaded loaded) {
        try {
            return StandardRow.flat(loaded.entity(), json.readTree(loaded.row()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL writes valid JSON", impossible);
        }
    }
}
