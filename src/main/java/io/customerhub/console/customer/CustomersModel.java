package io.customerhub.console.customer;

import io.customerhub.console.page.Cell;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.Table;
import io.customerhub.console.page.Table.Kind;
import io.customerhub.service.customer.CustomerPage;
import io.customerhub.service.customer.CustomerPage.FoundCustomer;
import io.customerhub.service.customer.SearchCustomers.By;
import org.jspecify.annotations.Nullable;

/**
 * The search and what it found.
 *
 * @param value what was looked for; empty before
 * @param region the region that was named, or empty
 * @param searched false before anything was looked for
 * @param next what the next page comes after, or null
 */
public record CustomersModel(By by, String value, String region, boolean searched, Table table, @Nullable String next) {

    static CustomersModel empty(PageContext page) {
        return new CustomersModel(By.ANYTHING, "", "", false, table(page).build(), null);
    }

    static CustomersModel found(PageContext page, By by, String value, @Nullable String region, CustomerPage found) {
        return new CustomersModel(
                by,
                value,
                region == null ? "" : region,
                true,
                rows(page, found),
                found.next() == null ? null : found.next().toString());
    }

    static Table rows(PageContext page, CustomerPage found) {
        Table.Builder table = table(page);
        for (FoundCustomer customer : found.customers()) {
            table.row(
                    customer.name() == null
                            ? Cell.shown(null, page.text("customers.nameless")).to("/customers/" + customer.id())
                            : Cell.link(customer.name(), "/customers/" + customer.id()),
                    Cell.shown(customer.partyType(), page.word("party", customer.partyType())),
                    Cell.of(customer.phone()),
                    Cell.of(customer.email()),
                    Cell.of((long) customer.records()),
                    Cell.of(customer.id().toString()));
        }
        return table.build();
    }

    private static Table.Builder table(PageContext page) {
        return Table.of("customers", page.text("customers.found"))
                .column("name", page.text("customers.name"), Kind.WORD)
                .column("type", page.text("customers.type"), Kind.WORD)
                .column("phone", page.text("customers.phone"), Kind.CODE)
                .column("email", page.text("customers.email"), Kind.CODE)
                .column("records", page.text("customers.records"), Kind.NUMBER)
                .column("id", page.text("customers.id"), Kind.CODE);
    }
}
