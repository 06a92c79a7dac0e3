package io.customerhub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.customerhub.config.SurvivingGroup;
import io.customerhub.warehouse.golden.CustomerStore.Orders;
import io.customerhub.warehouse.golden.CustomerStore.Whole;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** A golden customer for the terminal: one line a value, the losers below it. */
final class CustomerText {

    private final Whole customer;
    private final JsonNode row;
    private final JsonNode attributes;
    private final List<String> records = new ArrayList<>();
    private final TextTable table = new TextTable("attribute", "value", "from", "rule", ">trust");

    /** @param row the row of {@code golden.customer} */
    CustomerText(Whole customer, JsonNode row) {
        this.customer = customer;
        this.row = row;
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
        for (String column : group.columns()) {
            if (row.hasNonNull(column)) {
                table.row(column, row.get(column).asText(), from(evidence), rule(evidence), trust(evidence));
            }
        }
        for (JsonNode loser : evidence.path("losers")) {
            table.row("  lost", shown(loser.path("value")), from(loser), "", trust(loser));
        }
    }

    private void addRepeated(SurvivingGroup group) {
        int position = 0;
        for (JsonNode entry : row.path(group.yamlName())) {
            JsonNode evidence = attributes.path(group.yamlName()).path(position++);
            String name = entry.path("system").asText(group == SurvivingGroup.ADDRESSES ? "address" : "");
            String use = entry.hasNonNull("use") ? "." + entry.get("use").asText() : "";
            String value = entry.hasNonNull("value") ? entry.get("value").asText() : address(entry);
            table.row(name + use, value, from(evidence), "", trust(evidence));
        }
    }

    private static String address(JsonNode entry) {
        List<String> parts = new ArrayList<>();
        for (String part : List.of(
                "street_address",
                "address_district",
                "address_locality",
                "address_region",
                "postal_code",
                "address_country")) {
            if (entry.hasNonNull(part)) {
                parts.add(entry.get(part).asText());
            }
        }
        return parts.isEmpty() ? entry.path("formatted_address").asText() : String.join(", ", parts);
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

    /** The record, and how many others say the same; of a customer of one record that one. */
    private String from(JsonNode evidence) {
        int record = evidence.path("record").asInt(0);
        int also = evidence.path("also").size();
        String name = record < records.size() ? records.get(record) : "";
        return also == 0 ? name : name + " and " + also + " more";
    }

    private static String rule(JsonNode evidence) {
        return evidence.path("rule").asText("only");
    }

    private static String trust(JsonNode evidence) {
        return evidence.hasNonNull("trust") ? evidence.get("trust").asText() : "";
    }
}
