package io.customerhub.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.config.FieldMapping;
import io.customerhub.config.StreamMapping;
import io.customerhub.mapping.DriftListener;
import io.customerhub.mapping.MapStage;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.FieldPath;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.LoadedRecordStore.Loaded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The cells of the source that the values of a loaded record come from. Only the mapping is read, nothing is standardized
 * anew, so it is cheap.
 *
 * @param cells in the order of the mapping
 * @param stored the stored values by name, such as {@code phone.mobile} and {@code address.home.postal_code}
 */
public record RawCells(List<Cell> cells, Map<String, JsonNode> stored) {

    /**
     * What one attribute comes from.
     *
     * @param attribute its name in the mapping
     * @param fields the source fields; empty for a constant
     * @param raw the text of the source, or null when it has none
     */
    public record Cell(String attribute, List<String> fields, @Nullable String raw) {}

    /**
     * The cells of a record.
     *
     * @throws IllegalArgumentException when this release cannot read the mapping that the record was loaded under
     */
    public static RawCells of(StreamName stream, Loaded loaded) {
        StreamMapping mapping = RecordLineage.mapping(stream, loaded);
        RecordBatch mapped = new MapStage(mapping, null, DriftListener.NONE)
                .apply(LoadedRecords.batch(stream, List.of(loaded.arrived())));
        List<AttributeValue> values = mapped.records().get(0).attributes();
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < mapping.fields().size(); i++) {
            FieldMapping field = mapping.fields().get(i);
            cells.add(new Cell(
                    field.attribute(),
                    field.from().stream().map(FieldPath::toString).toList(),
                    values.get(i).raw()));
        }
        return new RawCells(List.copyOf(cells), stored(loaded));
    }

    private static Map<String, JsonNode> stored(Loaded loaded) {
        try {
            return StandardRow.flat(loaded.entity(), new ObjectMapper().readTree(loaded.row()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL writes valid JSON", impossible);
        }
    }
}
