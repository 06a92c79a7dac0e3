package io.customerhub.match.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.match.block.BlockingPass;
import io.customerhub.match.block.CappedPass;
import io.customerhub.match.block.KeyPart;
import io.customerhub.match.table.MatchKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The JSON form of a model. What is written is read back to the last digit. */
public final class ModelFile {

    private static final int HEXADECIMAL = 16;
    private static final ObjectMapper JSON = new ObjectMapper();

    private ModelFile() {}

    /** The model as a JSON document. */
    public static String write(MatchModel model) {
        ObjectNode document = JSON.createObjectNode();
        document.put("version", model.version());
        document.put("prior", model.prior());
        document.put("household", model.household());
        document.putObject("thresholds")
                .put("same", model.thresholds().same())
                .put("review", model.thresholds().review())
                .put("cohesion", model.thresholds().cohesion());
        ArrayNode columns = document.putArray("columns");
        for (ColumnModel column : model.columns()) {
            ObjectNode node = columns.addObject()
                    .put("column", column.column())
                    .put("kind", column.kind().yamlName());
            numbers(node.putArray("m"), column.m());
            numbers(node.putArray("u"), column.u());
            node.put("rarest", column.rarest());
            if (column.dependsOn() != null) {
                node.put("dependsOn", column.dependsOn());
                numbers(node.putArray("dependentU"), column.dependentU());
            }
            node.put("present", column.common().present());
            ObjectNode common = node.putObject("common");
            new TreeMap<>(column.common().counts()).forEach((hash, count) -> common.put(Long.toHexString(hash), count));
        }
        ArrayNode passes = document.putArray("passes");
        for (CappedPass capped : model.passes()) {
            ObjectNode pass = passes.addObject();
            ArrayNode parts = pass.putArray("parts");
            capped.pass().parts().forEach(part -> parts.add(part.toString()));
            pass.put("anyOrder", capped.pass().anyOrder()).put("cap", capped.cap());
        }
        return document.toPrettyString() + "\n";
    }

    /**
     * The model of a JSON document.
     *
     * @throws IllegalArgumentException when it is none, or of a version that this hub does not know; the message says
     *     what was found where
     */
    public static MatchModel read(String text) {
        JsonNode document = parsed(text);
        int version = document.path("version").asInt(-1);
        if (version != MatchModel.VERSION) {
            throw new IllegalArgumentException(
                    "/version: found " + document.path("version") + ", expected " + MatchModel.VERSION);
        }
        List<ColumnModel> columns = new ArrayList<>();
        for (int i = 0; i < document.path("columns").size(); i++) {
            columns.add(column(document, "/columns/" + i));
        }
        return new MatchModel(
                version,
                number(document, "/prior"),
                number(document, "/household"),
                new Thresholds(
                        number(document, "/thresholds/same"),
                        number(document, "/thresholds/review"),
                        number(document, "/thresholds/cohesion")),
                columns,
                passes(document, columns));
    }

    /** True when the document is of the version that this hub reads. */
    public static boolean isOfThisVersion(String text) {
        return parsed(text).path("version").asInt(-1) == MatchModel.VERSION;
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException(
                    "line " + wrong.getLocation().getLineNr() + ": found no JSON: " + wrong.getOriginalMessage(),
                    wrong);
        }
    }

    private static ColumnModel column(JsonNode document, String at) {
        JsonNode node = document.at(at);
        MatchKind kind = MatchKind.named(node.path("kind").asText());
        if (kind == null) {
            throw new IllegalArgumentException(at + "/kind: found " + node.path("kind") + ", expected one of "
                    + String.join(", ", MatchKind.yamlNames()));
        }
        return new ColumnModel(
                node.path("column").asText(),
                kind,
                probabilities(document, at + "/m"),
                probabilities(document, at + "/u"),
                number(document, at + "/rarest"),
                dependsOn(node),
                node.has("dependsOn") ? probabilities(document, at + "/dependentU") : List.of(),
                common(document, at));
    }

    private static CommonValues common(JsonNode document, String at) {
        Map<Long, Integer> counts = new HashMap<>();
        document.at(at + "/common")
                .fields()
                .forEachRemaining(value -> counts.put(
                        Long.parseUnsignedLong(value.getKey(), HEXADECIMAL),
                        value.getValue().asInt()));
        return new CommonValues((int) number(document, at + "/present"), counts);
    }

    private static List<CappedPass> passes(JsonNode document, List<ColumnModel> columns) {
        List<CappedPass> passes = new ArrayList<>();
        for (int i = 0; i < document.path("passes").size(); i++) {
            String at = "/passes/" + i;
            List<KeyPart> parts = new ArrayList<>();
            for (int j = 0; j < document.at(at + "/parts").size(); j++) {
                parts.add(part(document, at + "/parts/" + j, columns));
            }
            boolean anyOrder = document.at(at + "/anyOrder").asBoolean();
            passes.add(new CappedPass(new BlockingPass(parts, anyOrder), (int) number(document, at + "/cap")));
        }
        return passes;
    }

    private static KeyPart part(JsonNode document, String at, List<ColumnModel> columns) {
        KeyPart part = KeyPart.parse(
                document.at(at).asText(),
                columns.stream().map(ColumnModel::column).toList());
        if (part == null) {
            throw new IllegalArgumentException(at + ": found " + document.at(at)
                    + ", expected a column of this model, or one with a feature such as phone.end");
        }
        return part;
    }

    private static @Nullable String dependsOn(JsonNode node) {
        return node.has("dependsOn") ? node.path("dependsOn").asText() : null;
    }

    private static List<Double> probabilities(JsonNode document, String at) {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < document.at(at).size(); i++) {
            double number = number(document, at + "/" + i);
            if (!(number > 0 && number <= 1)) {
                throw new IllegalArgumentException(
                        at + "/" + i + ": found " + number + ", expected a probability above 0 and up to 1");
            }
            all.add(number);
        }
        return all;
    }

    private static double number(JsonNode document, String at) {
        JsonNode node = document.at(at);
        if (!node.isNumber()) {
            throw new IllegalArgumentException(
                    at + ": found " + (node.isMissingNode() ? "nothing" : node) + ", expected a number");
        }
        return node.asDouble();
    }

    private static void numbers(ArrayNode list, List<Double> numbers) {
        numbers.forEach(list::add);
    }
}
