package io.customerhub.service.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.config.SurvivingGroup;
import io.customerhub.golden.GoldenAddress;
import io.customerhub.lineage.RawCells.Cell;
import io.customerhub.service.customer.CustomerView.GoldenValue;
import io.customerhub.service.customer.CustomerView.LostValue;
import io.customerhub.service.customer.CustomerView.SourceCell;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a row of {@code golden.customer} with their evidence. */
final class GoldenValues {

    private static final String PINNED = "pinned";
    private static final String ONLY = "only";
    private static final String ADDRESS = "address";

    private final JsonNode row;
    private final JsonNode attributes;
    private final JsonNode pins;
    private final SourceCells cells;
    private final Veil veil;
    private final List<String> records = new ArrayList<>();
    private final List<GoldenValue> values = new ArrayList<>();

    GoldenValues(JsonNode row, SourceCells cells, Veil veil) {
        this.row = row;
        this.cells = cells;
        this.veil = veil;
        this.attributes = row.path("provenance").path("attributes");
        this.pins = row.path("provenance").path("pins");
        row.path("provenance").path("records").forEach(record -> records.add(record.asText()));
    }

    /** The values in the order of the columns. */
    List<GoldenValue> list() {
        for (SurvivingGroup group : SurvivingGroup.values()) {
            if (group.isRepeated()) {
                addRepeated(group);
            } else {
                add(group);
            }
        }
        return values;
    }

    private void add(SurvivingGroup group) {
        JsonNode evidence = attributes.path(group.yamlName());
        List<String> columns = group.columns().stream().filter(row::hasNonNull).toList();
        String record = record(evidence);
        for (int i = 0; i < columns.size(); i++) {
            String column = columns.get(i);
            values.add(value(
                    group.yamlName(),
                    column,
                    row.get(column).asText(),
                    evidence,
                    i == 0 && record != null ? cells.of(record, group) : List.of(),
                    i == columns.size() - 1 ? lost(group, evidence) : List.of()));
        }
    }

    private void addRepeated(SurvivingGroup group) {
        int position = 0;
        for (JsonNode entry : row.path(group.yamlName())) {
            JsonNode evidence = attributes.path(group.yamlName()).path(position++);
            String record = record(evidence);
            values.add(value(
                    entry.path("system").asText(ADDRESS),
                    name(group, entry),
                    entry.hasNonNull("value") ? entry.get("value").asText() : GoldenAddress.line(entry),
                    evidence,
                    record == null ? List.of() : cells.of(record, group, entry),
                    List.of()));
        }
    }

    private static String name(SurvivingGroup group, JsonNode entry) {
        String use = entry.hasNonNull("use") ? "." + entry.get("use").asText() : "";
        return switch (group) {
            case IDENTIFIERS -> "identifier." + entry.path("system").asText();
            case ADDRESSES -> ADDRESS + use;
            default -> entry.path("system").asText() + use;
        };
    }

    private GoldenValue value(
            String pinName, String attribute, String value, JsonNode evidence, List<Cell> raw, List<LostValue> lost) {
        boolean isPinned = PINNED.equals(evidence.path("rule").asText());
        JsonNode pin = isPinned ? pins.path(pinName) : row.path("");
        return new GoldenValue(
                attribute,
                veil.of(attribute, value),
                veil.hides(attribute),
                veil.ofRecord(record(evidence)),
                evidence.path("also").size(),
                evidence.path("rule").asText(ONLY),
                trust(evidence),
                isPinned ? pin.path("by").asText() : null,
                isPinned && pin.hasNonNull("until") ? pin.get("until").asText() : null,
                cells(raw, veil),
                lost);
    }

    private List<LostValue> lost(SurvivingGroup group, JsonNode evidence) {
        List<LostValue> lost = new ArrayList<>();
        String attribute = group.columns().get(group.columns().size() - 1);
        for (JsonNode loser : evidence.path("losers")) {
            String record = record(loser);
            lost.add(new LostValue(
                    veil.of(attribute, text(loser.path("value"))),
                    veil.ofRecord(record),
                    trust(loser),
                    record == null ? List.of() : cells(cells.of(record, group), veil)));
        }
        return lost;
    }

    /** A value by itself, or the whole name of several parts. */
    private static String text(JsonNode value) {
        if (!value.isObject()) {
            return value.asText();
        }
        if (value.hasNonNull("formatted_name")) {
            return value.get("formatted_name").asText();
        }
        List<String> texts = new ArrayList<>();
        for (Iterator<Map.Entry<String, JsonNode>> all = value.fields(); all.hasNext(); ) {
            texts.add(all.next().getValue().asText());
        }
        return String.join(" ", texts);
    }

    static List<SourceCell> cells(List<Cell> raw, Veil veil) {
        return raw.stream()
                .filter(cell -> cell.raw() != null)
                .map(cell -> new SourceCell(
                        cell.attribute(),
                        cell.fields(),
                        veil.of(cell.attribute(), String.valueOf(cell.raw())),
                        veil.hides(cell.attribute())))
                .toList();
    }

    /** The record; of a customer of one record that one; null for a pinned value that no record says. */
    private @Nullable String record(JsonNode evidence) {
        boolean isPinned = PINNED.equals(evidence.path("rule").asText());
        int record = evidence.path("record").asInt(isPinned ? -1 : 0);
        return record < 0 || record >= records.size() ? null : records.get(record);
    }

    private static @Nullable String trust(JsonNode evidence) {
        return evidence.hasNonNull("trust") ? evidence.get("trust").asText() : null;
    }
}
