package io.customerhub.resolution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.match.model.ColumnModel;
import io.customerhub.match.model.MatchModel;
import io.customerhub.match.model.Thresholds;
import io.customerhub.match.table.MatchKind;
import java.util.ArrayList;
import java.util.List;

/** A model as JSON text and back, to the last digit. */
final class ModelFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelFile() {}

    static String write(MatchModel model) {
        ObjectNode node =
                JSON.createObjectNode().put("version", model.version()).put("prior", model.prior());
        Thresholds thresholds = model.thresholds();
        node.putObject("thresholds")
                .put("same", thresholds.same())
                .put("review", thresholds.review())
                .put("cohesion", thresholds.cohesion());
        ArrayNode columns = node.putArray("columns");
        for (ColumnModel column : model.columns()) {
            ObjectNode one = columns.addObject()
                    .put("column", column.column())
                    .put("kind", column.kind().yamlName());
            numbers(one.putArray("m"), column.m());
            numbers(one.putArray("u"), column.u());
            one.put("rarest", column.rarest());
            if (column.dependsOn() != null) {
                one.put("dependsOn", column.dependsOn());
                numbers(one.putArray("dependentU"), column.dependentU());
            }
        }
        return node.toString();
    }

    private static void numbers(ArrayNode array, List<Double> numbers) {
        numbers.forEach(array::add);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException when it is of another version or no model
     */
    static MatchModel read(String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.path("version").asInt() != MatchModel.VERSION) {
                throw new IllegalArgumentException("the model is of another version");
            }
            JsonNode thresholds = node.path("thresholds");
            List<ColumnModel> columns = new ArrayList<>();
            for (JsonNode column : node.path("columns")) {
                columns.add(column(column));
            }
            return new MatchModel(
                    MatchModel.VERSION,
                    node.path("prior").asDouble(),
                    new Thresholds(
                            thresholds.path("same").asDouble(),
                            thresholds.path("review").asDouble(),
                            thresholds.path("cohesion").asDouble()),
                    columns);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("the model is no JSON", broken);
        }
    }

    private static ColumnModel column(JsonNode node) {
        MatchKind kind = MatchKind.named(node.path("kind").asText());
        if (kind == null) {
            throw new IllegalArgumentException("the model has a column of an unknown kind");
        }
        return new ColumnModel(
                node.path("column").asText(),
                kind,
                numbers(node.path("m")),
                numbers(node.path("u")),
                node.path("rarest").asDouble(),
                node.hasNonNull("dependsOn") ? node.get("dependsOn").asText() : null,
                numbers(node.path("dependentU")));
    }

    private static List<Double> numbers(JsonNode array) {
        List<Double> numbers = new ArrayList<>();
        array.forEach(number -> numbers.add(number.asDouble()));
        return numbers;
    }
}
