package io.customerhub.cli;

import com.fasterxml.jackson.databind.node.TextNode;
import io.customerhub.service.customer.CustomerView;
import io.customerhub.service.customer.CustomerView.GoldenValue;
import io.customerhub.service.customer.CustomerView.LostValue;
import io.customerhub.service.customer.CustomerView.OrderSum;
import io.customerhub.service.customer.CustomerView.SourceCell;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The answer about a customer for the terminal: one line a value, the losers below it. */
final class CustomerText {

    private final CustomerView view;
    private final StringBuilder text = new StringBuilder();

    CustomerText(CustomerView view) {
        this.view = view;
    }

    /** Its values with their evidence, its records, orders, cases and dead letters. */
    String text() {
        text.append("%s %s, since %s%n%n".formatted(view.partyType(), view.id(), view.since()));
        boolean hasCells = view.values().stream().anyMatch(CustomerText::hasCells);
        TextTable table = hasCells
                ? new TextTable("attribute", "value", "from", "rule", ">trust", "source cell")
                : new TextTable("attribute", "value", "from", "rule", ">trust");
        for (GoldenValue value : view.values()) {
            table.row(
                    value.attribute(),
                    value.value(),
                    pinned(value) + from(value),
                    value.rule(),
                    plain(value.trust()),
                    cells(value.cells()));
            for (LostValue lost : value.lost()) {
                table.row("  lost", lost.value(), plain(lost.record()), "", plain(lost.trust()), cells(lost.cells()));
            }
        }
        text.append(table.text()).append("\nsource records:\n");
        view.records().forEach(record -> text.append("  %s  since %s%n".formatted(record.record(), record.since())));
        for (OrderSum orders : view.orders()) {
            text.append("orders: %d, %s %s%n"
                    .formatted(
                            orders.count(),
                            orders.total() == null ? "no total" : orders.total(),
                            plain(orders.currency())));
        }
        if (view.cases() > 0) {
            text.append("service cases: ").append(view.cases()).append('\n');
        }
        view.formerIds().forEach(id -> text.append("former id: ").append(id).append('\n'));
        view.letters()
                .forEach(letter -> text.append(
                        "dead letter: %d %s %s%n".formatted(letter.id(), letter.code(), plain(letter.field()))));
        return text.toString();
    }

    private static String from(GoldenValue value) {
        return value.record() == null
                ? ""
                : value.also() == 0 ? value.record() : value.record() + " and " + value.also() + " more";
    }

    private static String pinned(GoldenValue value) {
        return value.pinnedBy() == null
                ? ""
                : value.pinnedBy()
                        + (value.pinnedUntil() == null ? "" : " until " + value.pinnedUntil())
                        + (value.record() == null ? "" : ", also ");
    }

    private static String cells(List<SourceCell> cells) {
        return cells.stream()
                .map(cell -> String.join("+", cell.fields()) + " " + TextNode.valueOf(cell.raw()))
                .collect(Collectors.joining(", "));
    }

    private static boolean hasCells(GoldenValue value) {
        return !value.cells().isEmpty()
                || value.lost().stream().anyMatch(lost -> !lost.cells().isEmpty());
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text;
    }
}
