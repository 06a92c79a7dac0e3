package io.customerhub.console.customer;

import io.customerhub.console.page.Cell;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import io.customerhub.service.customer.CustomerView;
import io.customerhub.service.customer.CustomerView.GoldenValue;
import io.customerhub.service.customer.CustomerView.LostValue;
import io.customerhub.service.customer.CustomerView.SourceCell;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One customer, a part of it at a time.
 *
 * @param table what can be exported of this part; null when values are revealed or the part has no table
 * @param asOf the time in the past, as the address has it; null for now
 */
public record CustomerModel(CustomerView view, Part part, @Nullable Table table, @Nullable String asOf) {

    /** The parts of the page. */
    public enum Part {
        /** Golden values with their evidence. */
        VALUES,
        /** Source records with their standard values and cells. */
        RECORDS,
        /** What happened. */
        HISTORY,
        /** Pins and decisions of stewards. */
        DECISIONS
    }

    static CustomerModel of(PageContext page, CustomerView view, Part part, @Nullable String asOf) {
        return new CustomerModel(view, part, part == Part.VALUES ? values(page, view) : null, asOf);
    }

    /** The address of a part. */
    public String path(Part other) {
        return "/customers/" + view.asked() + "?part="
                + other.name().toLowerCase(java.util.Locale.ROOT)
                + (asOf == null ? "" : "&as-of=" + PageContext.encoded(asOf));
    }

    private static Table values(PageContext page, CustomerView view) {
        Table.Builder table = Table.of("customer-values", page.text("customers.values"))
                .column("attribute", page.text("customers.attribute"), Kind.WORD)
                .column("value", page.text("customers.value"), Kind.WORD)
                .column("record", page.text("customers.from"), Kind.CODE)
                .column("rule", page.text("customers.rule"), Kind.WORD)
                .column("trust", page.text("customers.trust"), Kind.NUMBER)
                .column("cells", page.text("customers.cells"), Kind.CODE);
        for (GoldenValue value : view.values()) {
            table.row(
                    Cell.shown(value.attribute(), attribute(page, value.attribute())),
                    Cell.of(value.value()),
                    Cell.shown(value.record(), from(page, value)),
                    Cell.shown(value.rule(), rule(page, value)),
                    Cell.of(value.trust()),
                    Cell.of(cells(value.cells())));
            for (LostValue lost : value.lost()) {
                table.row(
                        Cell.shown("lost", page.text("customers.lost")),
                        Cell.of(lost.value()),
                        Cell.of(lost.record()),
                        Cell.of(null),
                        Cell.of(lost.trust()),
                        Cell.of(cells(lost.cells())));
            }
        }
        return table.build();
    }

    /** The name of an attribute; the use behind the dot stays as it is written. */
    public static String attribute(PageContext page, String name) {
        int dot = name.indexOf('.');
        String word = page.word("attribute", dot < 0 ? name : name.substring(0, dot));
        return dot < 0 ? word : word + " · " + name.substring(dot + 1);
    }

    private static String from(PageContext page, GoldenValue value) {
        if (value.record() == null) {
            return "–";
        }
        return value.also() == 0
                ? value.record()
                : page.text("customers.from-also", "record", value.record(), "count", value.also());
    }

    private static String rule(PageContext page, GoldenValue value) {
        String rule = page.word("survivorship", value.rule());
        if (value.pinnedBy() == null) {
            return rule;
        }
        return value.pinnedUntil() == null
                ? page.text("customers.pinned-by", "name", value.pinnedBy())
                : page.text("customers.pinned-until", "name", value.pinnedBy(), "time", value.pinnedUntil());
    }

    /** Cells in one line: {@code phone "139"}. */
    public static String cells(List<SourceCell> cells) {
        return cells.stream()
                .map(cell -> String.join("+", cell.fields()) + " \"" + cell.raw() + '"')
                .collect(Collectors.joining(", "));
    }
}
