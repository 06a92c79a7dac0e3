package io.customerhub.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.warehouse.golden.GoldenDifference;
import io.customerhub.warehouse.golden.GoldenDifference.Attribute;
import io.customerhub.warehouse.golden.GoldenDifference.Counts;
import io.customerhub.warehouse.golden.GoldenDifference.Example;
import io.customerhub.warehouse.golden.GoldenDifference.Kind;
import io.customerhub.warehouse.golden.GoldenDifference.Part;
import io.customerhub.warehouse.golden.GoldenDifference.Value;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The difference that rules would make, for people and for programs; values only when they are asked for. */
final class DifferenceDocument {

    /** So many records of a customer are named on a line; the JSON document names all. */
    private static final int NAMED = 6;

    private final GoldenDifference difference;
    private final boolean values;

    DifferenceDocument(GoldenDifference difference, boolean values) {
        this.difference = difference;
        this.values = values;
    }

    ObjectNode json() {
        Counts counts = difference.counts();
        ObjectNode document = new ObjectMapper().createObjectNode().put("schemaVersion", 1);
        document.putObject("customers").put("now", counts.customersNow()).put("then", counts.customersThen());
        document.putObject("reviews").put("now", counts.reviewsNow()).put("then", counts.reviewsThen());
        document.put("created", counts.created())
                .put("changed", counts.changed())
                .put("valuesChanged", counts.valuesChanged())
                .put("merged", counts.merged())
                .put("split", counts.split())
                .put("removed", counts.removed())
                .put("moved", counts.moved())
                .put("arrived", counts.arrived());
        ArrayNode attributes = document.putArray("attributes");
        difference.attributes().forEach(one -> attributes
                .addObject()
                .put("attribute", one.name())
                .put("customers", one.customers())
                .put("gained", one.gained())
                .put("lost", one.lost()));
        ArrayNode examples = document.putArray("examples");
        difference.examples().forEach(one -> add(examples.addObject(), one));
        return document;
    }

    private void add(ObjectNode node, Example example) {
        node.put("kind", word(example.kind())).put("customer", text(example.customer()));
        ArrayNode parts = node.putArray("parts");
        for (Part part : example.parts()) {
            ArrayNode records =
                    parts.addObject().put("customer", text(part.customer())).putArray("records");
            part.records().forEach(records::add);
        }
        if (example.kind() == Kind.CHANGED) {
            ArrayNode changed = node.putArray("attributes");
            for (Value value : example.values()) {
                ObjectNode entry = changed.addObject().put("attribute", value.attribute());
                if (values) {
                    entry.put("now", value.now()).put("then", value.then());
                }
            }
        }
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    String text() {
        Counts counts = difference.counts();
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%,d customers now, %,d then; %,d pairs to review now, %,d then%n",
                counts.customersNow(),
                counts.customersThen(),
                counts.reviewsNow(),
                counts.reviewsThen()));
        if (counts.isNothing()) {
            return text.append("Nothing would change.\n").toString();
        }
        text.append(String.format(
                Locale.ROOT,
                "It would create %,d customers, change %,d (values of %,d), merge %,d into others, split %,d off, remove"
                        + " %,d; %,d records would have another customer%n",
                counts.created(),
                counts.changed(),
                counts.valuesChanged(),
                counts.merged(),
                counts.split(),
                counts.removed(),
                counts.moved()));
        if (counts.arrived() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "%,d of these records belong to no customer yet; what they bring would come by the rules of today,"
                            + " too%n",
                    counts.arrived()));
        }
        addAttributes(text);
        for (Kind kind : Kind.values()) {
            addExamples(text, kind);
        }
        return text.toString();
    }

    private void addAttributes(StringBuilder text) {
        if (difference.attributes().isEmpty()) {
            return;
        }
        TextTable table = new TextTable("attribute that changes", ">customers", ">have none now", ">have none then");
        for (Attribute one : difference.attributes()) {
            table.row(one.name(), count(one.customers()), count(one.gained()), count(one.lost()));
        }
        text.append('\n').append(table.text());
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private void addExamples(StringBuilder text, Kind kind) {
        List<Example> examples =
                difference.examples().stream().filter(one -> one.kind() == kind).toList();
        if (examples.isEmpty()) {
            return;
        }
        text.append('\n')
                .append(
                        switch (kind) {
                            case MERGED -> "Customers that would become one:";
                            case SPLIT -> "Customers that would come apart:";
                            case CREATED -> "Customers that would be new:";
                            case REMOVED -> "Customers that would be no more:";
                            case CHANGED -> "Customers of which values would change:";
                        })
                .append('\n');
        for (Example example : examples) {
            String bullet = "- ";
            for (Part part : example.parts()) {
                text.append(bullet).append(line(part)).append('\n');
                bullet = kind == Kind.MERGED ? "  + " : "  / ";
            }
            example.values()
                    .forEach(value -> text.append("    ").append(line(value)).append('\n'));
        }
    }

    private static String line(Part part) {
        List<String> records = part.records();
        String named = String.join(" ", records.subList(0, Math.min(NAMED, records.size())));
        return (part.customer() == null ? "a new customer" : part.customer()) + ": " + named
                + (records.size() > NAMED ? " and " + (records.size() - NAMED) + " more" : "");
    }

    private String line(Value value) {
        return values ? value.attribute() + ": " + shown(value.now()) + " → " + shown(value.then()) : value.attribute();
    }

    private static String shown(@Nullable String value) {
        return value == null ? "none" : WrappedTable.visible(value).replace('\n', ' ');
    }
}
