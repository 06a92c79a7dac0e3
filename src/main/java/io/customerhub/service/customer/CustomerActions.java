package io.customerhub.service.customer;

import io.customerhub.access.Action;
import io.customerhub.access.Action.Effect;
import io.customerhub.access.Caller;
import io.customerhub.access.Permission;
import io.customerhub.service.RevealLimit;
import io.customerhub.warehouse.Warehouse;
import java.util.List;

/** What people can do with golden customers: find them, look at them, and see values as they are for a purpose. */
public final class CustomerActions {

    private final CustomerSearch search;
    private final CustomerLook look;
    private final RevealLimit limit;

    /**
     * The actions on the customers of a warehouse.
     *
     * @param limit shared by all services that reveal
     */
    public CustomerActions(Warehouse warehouse, RevealLimit limit) {
        this.search = new CustomerSearch(warehouse);
        this.look = new CustomerLook(warehouse);
        this.limit = limit;
    }

    /** All of them. */
    public List<Action<?, ?>> all() {
        return List.of(
                new Action<>(
                        "customers.search",
                        SearchCustomers.class,
                        CustomerPage.class,
                        Permission.CUSTOMERS_SEE,
                        Effect.LOOK,
                        "Finds golden customers by a whole value or by words of a name; the values of the list are masked.",
                        (caller, request) -> search.page(request)),
                new Action<>(
                        "customers.show",
                        ShowCustomer.class,
                        CustomerView.class,
                        Permission.CUSTOMERS_SEE,
                        Effect.LOOK,
                        "Shows a golden customer with the evidence for each value and what happened to it, masked.",
                        (caller, request) -> look.of(request.customer(), request.asOf(), Veil.closed())),
                new Action<>(
                        "customers.reveal",
                        RevealCustomer.class,
                        CustomerView.class,
                        Permission.PERSONAL_REVEAL,
                        Effect.REVEAL,
                        "Shows a golden customer with its values as they are, for a purpose that is written down.",
                        this::reveal));
    }

    private CustomerView reveal(Caller caller, RevealCustomer request) {
        limit.count(caller);
        return look.of(request.customer(), request.asOf(), Veil.open());
    }
}
