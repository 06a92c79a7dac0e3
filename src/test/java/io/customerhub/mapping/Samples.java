package io.customerhub.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.customerhub.config.Breaker;
import io.customerhub.config.FieldMapping;
import io.customerhub.config.OnInvalid;
import io.customerhub.config.Place;
import io.customerhub.config.SkipRule;
import io.customerhub.config.StreamMapping;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.EntityType;
import io.customerhub.record.FieldNames;
import io.customerhub.record.FieldPath;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StreamName;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Mappings, records and batches for the tests of this package. */
final class Samples {

    static final StreamName STREAM = StreamName.parse("crm/contacts");
    static final Place PLACE = new Place("m.yaml", 1, 1);
    static final Instant DELIVERED = Instant.parse("2026-01-02T03:04:05.000006Z");

    private Samples() {}

    static StreamMapping mapping(
            EntityType entity,
            List<String> key,
            @Nullable String version,
            List<FieldMapping> fields,
            StreamMapping.@Nullable LineMapping lines,
            SkipRule... skip) {
        return new StreamMapping(
                STREAM,
                entity,
                key.stream().map(FieldPath::of).toList(),
                version == null ? null : field("version", version),
                null,
                null,
                ZoneOffset.UTC,
                fields,
                lines,
                List.of(skip),
                Breaker.DEFAULT,
                PLACE);
    }

    static FieldMapping field(String attribute, String... from) {
        List<FieldPath> paths = Arrays.stream(from).map(FieldPath::of).toList();
        return new FieldMapping(attribute, paths, null, "text", Map.of(), OnInvalid.KEEP, PLACE);
    }

    static FieldMapping constant(String attribute, String text) {
        return new FieldMapping(attribute, List.of(), text, "text", Map.of(), OnInvalid.KEEP, PLACE);
    }

    static SourceRecord row(long row, FieldNames names, @Nullable String... values) {
        return SourceRecord.read(
                row, new Content.Row(names, values), Arrays.toString(values).getBytes(UTF_8));
    }

    static SourceRecord tree(long row, Map<String, Object> fields) {
        return SourceRecord.read(
                row, new Content.Tree(fields), fields.toString().getBytes(UTF_8));
    }

    static RecordBatch batch(SourceRecord... records) {
        return batch(List.of(records));
    }

    static RecordBatch batch(List<SourceRecord> records) {
        BatchOrigin origin = new BatchOrigin(STREAM, "crm-contacts", "contacts.csv", DELIVERED, DELIVERED);
        return RecordBatch.read(origin, records, List.of(), null);
    }

    /** Reads whole numbers. */
    static OptionalLong counter(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }
}
