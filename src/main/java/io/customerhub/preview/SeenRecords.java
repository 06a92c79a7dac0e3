package io.customerhub.preview;

import io.customerhub.config.FieldMapping;
import io.customerhub.config.StreamMapping;
import io.customerhub.preview.Preview.Fate;
import io.customerhub.preview.Preview.SeenAttribute;
import io.customerhub.preview.Preview.SeenRecord;
import io.customerhub.preview.Preview.Standing;
import io.customerhub.record.AttributeLayout;
import io.customerhub.record.FieldPath;
import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the fields that arrived beside the attributes that became of them. */
final class SeenRecords {

    private static final int LONGEST_LINE = 500;

    private final Map<String, List<String>> sources = new LinkedHashMap<>();
    private final Map<String, List<String>> lineSources = new LinkedHashMap<>();
    private final String linesFrom;

    SeenRecords(StreamMapping mapping) {
        mapping.fields().forEach(field -> sources.put(field.attribute(), texts(field)));
        StreamMapping.LineMapping lines = mapping.lines();
        this.linesFrom = lines == null ? "" : lines.from().text();
        if (lines != null) {
            lines.fields().forEach(field -> lineSources.put(field.attribute(), texts(field)));
        }
    }

    private static List<String> texts(FieldMapping field) {
        return field.from().stream().map(FieldPath::text).toList();
    }

    SeenRecord good(SourceRecord record, @Nullable AttributeLayout layout, @Nullable Standing standing) {
        List<SeenAttribute> attributes = new ArrayList<>();
        if (layout != null && !record.isDeleted()) {
            for (int i = 0; i < layout.attributes().size(); i++) {
                String name = layout.attributes().get(i);
                attributes.add(new SeenAttribute(
                        name,
                        sources.getOrDefault(name, List.of()),
                        record.attributes().get(i)));
            }
            addLines(record, layout, attributes);
        }
        return new SeenRecord(
                record.row(),
                record.identity(),
                FlatFields.of(record.content()),
                attributes,
                record.isDeleted() ? Fate.DELETED : Fate.GOOD,
                standing);
    }

    private void addLines(SourceRecord record, AttributeLayout layout, List<SeenAttribute> attributes) {
        for (int line = 0; line < record.lines().size(); line++) {
            String at = "[" + line + "].";
            for (int i = 0; i < layout.lineAttributes().size(); i++) {
                String name = layout.lineAttributes().get(i);
                attributes.add(new SeenAttribute(
                        "lines" + at + name,
                        lineSources.getOrDefault(name, List.of()).stream()
                                .map(field -> linesFrom + at + field)
                                .toList(),
                        record.lines().get(line).get(i)));
            }
        }
    }

    SeenRecord dead(SourceRecord before, Rejection rejection) {
        return new SeenRecord(
                before.row(), rejection.identity(), FlatFields.of(before.content()), List.of(), fate(rejection), null);
    }

    /** What is no record has no fields; a line is shown as it came, a file or page is not. */
    SeenRecord unreadable(Rejection rejection) {
        Map<String, @Nullable String> fields = new LinkedHashMap<>();
        if (rejection.content() == Rejection.PayloadKind.LINE) {
            int length = Math.min(rejection.payload().length, LONGEST_LINE);
            fields.put("(line)", new String(rejection.payload(), 0, length, StandardCharsets.UTF_8));
        }
        return new SeenRecord(rejection.row(), rejection.identity(), fields, List.of(), fate(rejection), null);
    }

    private static Fate fate(Rejection rejection) {
        return new Fate(Fate.Kind.DEAD, rejection.stage(), rejection.code(), rejection.field(), rejection.message());
    }
}
