package io.customerhub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.config.SurvivingGroup;
import io.customerhub.golden.GoldenAddress;
import io.customerhub.warehouse.golden.CustomerStore.Orders;
import io.customerhub.warehouse.golden.CustomerStore.Whole;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A golden customer for the terminal: one line a value, the losers below it. */
final class CustomerText {

    private static final String PINNED = "pinned";

    private final Whole customer;
    private final JsonNode row;
    private final JsonNode attributes;
    private final JsonNode pins;
    private final RecordCells cells;
    private final List<String> records = new ArrayList<>();
    private final TextTable table;

    /** @param row the row of {@code golden.customer} */
    CustomerText(Whole customer, JsonNode row, RecordCells cells) {
        this.customer = customer;
        this.row = row;
        this.cells = cells;
        this.table = cells == RecordCells.NONE
                ? new TextTable("attribute", "value", "from", "rule", ">trust")
                : new TextTable("attribute", "value", "from", "rule", ">trust", "source cell");
        this.pins = row.path("provenance").path("pins");
        this.attributes = row.path("provenance").path("attributes");
        row.path("provenance").path("records").forEach(record -> records.add(record.asText()));
    }

    String text() {
        for (SurvivingGroup group : SurvivingGroup.values()) {
            if (group.isRepeated()) {
                addRepeated(group);
            } else {
                add(group);
            }
        }
        StringBuilder text = new StringBuilder();
        text.append("%s %s, since %s%n%n"
                .formatted(
                        row.path("party_type").asText(),
                        customer.id(),
                        row.path("since").asText()));
        text.append(table.text()).append("\nsource records:\n");
        customer.records().forEach(record -> text.append("  %s  since %s%n".formatted(record.key(), record.since())));
        for (Orders orders : customer.orders()) {
            text.append("orders: %d, %s %s%n"
                    .formatted(
                            orders.count(),
                            orders.total() == null ? "no total" : orders.total(),
                            orders.currency() == null ? "" : orders.currency()));
        }
        if (customer.cases() > 0) {
            text.append("service cases: ").append(customer.cases()).append('\n');
        }
        customer.formerIds().forEach(id -> text.append("former id: ").append(id).append('\n'));
        return text.toString();
    }

    private void add(SurvivingGroup group) {
        JsonNode evidence = attributes.path(group.yamlName());
        String pinned = pinned(group.yamlName(), evidence);
        String cell = cell(group, evidence);
        for (String column : group.columns()) {
            if (row.hasNonNull(column)) {
                table.row(
                        column,
                        row.get(column).asText(),
                        pinned + from(evidence),
                        rule(evidence),
                        trust(evidence),
                        cell);
                cell = "";
            }
        }
        for (JsonNode loser : evidence.path("losers")) {
            table.row("  lost", shown(loser.path("value")), from(loser), "", trust(loser), cell(group, loser));
        }
    }

    private void addRepeated(SurvivingGroup group) {
        int position = 0;
        for (JsonNode entry : row.path(group.yamlName())) {
            JsonNode evidence = attributes.path(group.yamlName()).path(position++);
            String name = entry.path("system").asText(group == SurvivingGroup.ADDRESSES ? "address" : "");
            String use = entry.hasNonNull("use") ? "." + entry.get("use").asText() : "";
            String value = entry.hasNonNull("value") ? entry.get("value").asText() : GoldenAddress.line(entry);
            String record = record(evidence);
            table.row(
                    name + use,
                    value,
                    pinned(name, evidence) + from(evidence),
                    evidence.path("rule").asText(""),
                    trust(evidence),
                    record == null ? "" : cells.entryText(record, group, entry));
        }
    }

    /** Who pinned the value, until when; empty for a value that is not pinned. */
    private String pinned(String attribute, JsonNode evidence) {
        if (!PINNED.equals(evidence.path("rule").asText())) {
            return "";
        }
        JsonNode pin = pins.path(attribute);
        return pin.path("by").asText()
                + (pin.hasNonNull("until") ? " until " + pin.get("until").asText() : "")
                + (record(evidence) == null ? "" : ", also ");
    }

    private String cell(SurvivingGroup group, JsonNode evidence) {
        String record = record(evidence);
        return record == null ? "" : cells.text(record, group);
    }

    /** A value by itself, or the whole name of several parts. */
    private static String shown(JsonNode value) {
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

    /** The record, and how many others say the same; of a customer of one record that one; empty when no record says it. */
    private String from(JsonNode evidence) {
        String record = record(evidence);
        int also = evidence.path("also").size();
        return record == null ? "" : also == 0 ? record : record + " and " + also + " more";
    }

    /** The record that a value comes from; null for a pinned one that no record says. */
    private @Nullable String record(JsonNode evidence) {
        boolean isPinned = PINNED.equals(evidence.path("rule").asText());
        int record = evidence.path("record").asInt(isPinned ? -1 : 0);
        return record < 0 || record >= records.size() ? null : records.get(record);
    }

    private static String rule(JsonNode evidence) {
        return evidence.path("rule").asText("only");
    }

    private static String trust(JsonNode evidence) {
        return evidence.hasNonNull("trust") ? evidence.get("trust").asText() : "";
    }
}
