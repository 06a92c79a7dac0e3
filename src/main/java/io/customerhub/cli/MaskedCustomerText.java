package io.customerhub.cli;

import io.customerhub.service.customer.CustomerView;
import io.customerhub.service.customer.CustomerView.GoldenValue;
import io.customerhub.service.customer.CustomerView.Life;
import io.customerhub.service.customer.CustomerView.LostValue;
import io.customerhub.service.customer.CustomerView.Moment;
import io.customerhub.service.customer.CustomerView.Moved;
import io.customerhub.service.customer.CustomerView.OrderSum;
import io.customerhub.service.customer.CustomerView.SourceCell;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A customer with masked values for the terminal. */
final class MaskedCustomerText {

    private final CustomerView view;
    private final StringBuilder text = new StringBuilder();

    MaskedCustomerText(CustomerView view) {
        this.view = view;
    }

    /** Its values with their evidence, its records, orders and cases. */
    String values() {
        text.append("%s %s, since %s%n%n".formatted(view.partyType(), view.id(), view.since()));
        TextTable table = new TextTable("attribute", "value", "from", "rule", ">trust", "source cell");
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

    /** What happened to it, the newest first. */
    String history() {
        view.lives().forEach(this::add);
        return text.toString();
    }

    private void add(Life life) {
        text.append("customer ").append(life.id());
        text.append(life.wentInto() == null ? "\n" : ", which went into " + life.wentInto() + "\n");
        life.moments().forEach(this::add);
        text.append('\n');
    }

    private void add(Moment moment) {
        text.append("\n%s  %s%n".formatted(moment.at(), String.join(", ", moment.kinds())));
        moment.changes()
                .forEach(change -> text.append("    %s: %s → %s%n"
                        .formatted(change.attribute(), quoted(change.before()), quoted(change.after()))));
        moment.merged().forEach(id -> text.append("    came in: ").append(id).append('\n'));
        moment.split().forEach(id -> text.append("    came out: ").append(id).append('\n'));
        moved("+", "from", moment.came());
        moved("-", "to", moment.left());
        moment.why().forEach(why -> text.append("    why: ").append(why).append('\n'));
    }

    private void moved(String sign, String word, List<Moved> records) {
        for (Moved moved : records) {
            UUID customer = moved.customer();
            text.append("    %s %s%s%n"
                    .formatted(sign, moved.record(), customer == null ? "" : " " + word + " " + customer));
        }
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
                .map(cell -> String.join("+", cell.fields()) + " \"" + cell.raw() + '"')
                .collect(Collectors.joining(", "));
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "nothing" : "'" + value + "'";
    }

    private static String plain(@Nullable String text) {
        return text == null ? "" : text;
    }
}
