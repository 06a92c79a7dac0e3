package io.customerhub.console.customer;

import io.customerhub.access.Permission;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.console.page.Listing;
import io.customerhub.console.page.Page;
import io.customerhub.console.page.PageContext;
import io.customerhub.console.page.PageRoutes;
import io.customerhub.console.page.Reply;
import io.customerhub.service.RevealPurpose;
import io.customerhub.service.customer.CustomerPage;
import io.customerhub.service.customer.CustomerView;
import io.customerhub.service.customer.RevealCustomer;
import io.customerhub.service.customer.SearchCustomers;
import io.customerhub.service.customer.SearchCustomers.By;
import io.customerhub.service.customer.ShowCustomer;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Customers: search by value or name, and one customer. What is looked for is sent as a form, so that no address holds it. */
public final class CustomersPage implements Page {

    private static final String PATH = "/customers";
    private static final int SHOWN = 25;
    private static final int LARGEST_PART = 100;

    @Override
    public void routes(PageRoutes routes) {
        routes.get(PATH, page -> Reply.html("customers", CustomersModel.empty(page)));
        routes.post(PATH, CustomersPage::search);
        routes.get(PATH + "/{id}", CustomersPage::show);
        routes.post(PATH + "/{id}/reveal", CustomersPage::reveal);
        // who reloads a page on which values were revealed gets the masked one
        routes.get(PATH + "/{id}/reveal", page -> Reply.redirect(PATH + "/" + PageContext.encoded(page.path("id"))));
    }

    @Override
    public List<NavigationEntry> navigation() {
        return List.of(new NavigationEntry(30, "nav.customers", PATH, Permission.CUSTOMERS_SEE));
    }

    private static Reply search(PageContext page) {
        By by = word(By.class, page.form("by"), By.ANYTHING);
        String value = page.needed("value");
        String format = page.form("format");
        if (format != null) {
            return page.file(
                    "customers",
                    format,
                    new Listing<>(
                            (place, most) -> new SearchCustomers(
                                    by, value, page.form("region"), place == null ? null : id(place), LARGEST_PART),
                            found -> CustomersModel.rows(page, found),
                            CustomerPage::next));
        }
        String after = page.form("after");
        CustomerPage found =
                page.ask(new SearchCustomers(by, value, page.form("region"), after == null ? null : id(after), SHOWN));
        return Reply.html("customers", CustomersModel.found(page, by, value, page.form("region"), found));
    }

    private static Reply show(PageContext page) {
        CustomerView view = page.ask(new ShowCustomer(id(page.path("id")).toString(), time(page.query("as-of"))));
        CustomerModel model = CustomerModel.of(page, view, part(page.query("part")), page.query("as-of"));
        return model.table() == null
                ? Reply.html("customers-show", model)
                : page.listing(model.table(), Reply.html("customers-show", model));
    }

    private static Reply reveal(PageContext page) {
        RevealPurpose why = RevealPurpose.named(page.form("why"));
        String number = page.form("case");
        CustomerView view = page.ask(new RevealCustomer(
                id(page.path("id")).toString(), time(page.form("as-of")), why, number == null ? "" : number));
        return Reply.html("customers-show", CustomerModel.of(page, view, part(page.form("part")), page.form("as-of")));
    }

    private static CustomerModel.Part part(@Nullable String text) {
        return word(CustomerModel.Part.class, text, CustomerModel.Part.VALUES);
    }

    private static <E extends Enum<E>> E word(Class<E> words, @Nullable String text, E otherwise) {
        if (text == null) {
            return otherwise;
        }
        for (E word : words.getEnumConstants()) {
            if (word.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
                return word;
            }
        }
        return otherwise;
    }

    /** Anything else was never the address of a customer. */
    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException none) {
            throw new RequestException(Reason.UNKNOWN, "HUB-WEB-404", "there is no page at this address");
        }
    }

    private static @Nullable Instant time(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException none) {
            throw new RequestException(
                    Reason.INVALID, "HUB-CUST-003", "expected a time of ISO 8601 in UTC, such as 2026-03-01T08:00:00Z");
        }
    }
}
