package io.customerhub.service.customer;

import io.customerhub.access.Action;
import io.customerhub.access.Action.Effect;
import io.customerhub.access.Caller;
import io.customerhub.access.Permission;
import io.customerhub.config.MatchingRules;
import io.customerhub.service.RevealLimit;
import io.customerhub.warehouse.Warehouse;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** What people can do with golden customers: find them, look at them, see values as they are for a purpose, and pin values. */
public final class CustomerActions {

    private final CustomerSearch search;
    private final CustomerLook look;
    private final Pinning pinning;
    private final RevealLimit limit;

    /**
     * The actions on the customers of a warehouse.
     *
     * @param rules the rules of today, by which values survive; may refuse with a {@link
     *     io.customerhub.access.RequestException}
     * @param limit shared by all services that reveal
     */
    public CustomerActions(Warehouse warehouse, Supplier<MatchingRules> rules, Clock clock, RevealLimit limit) {
        this.search = new CustomerSearch(warehouse);
        this.look = new CustomerLook(warehouse);
        this.pinning = new Pinning(warehouse, rules, clock);
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
                        this::reveal),
                new Action<>(
                        "customers.pin",
                        PinValue.class,
                        PinnedAttribute.class,
                        Permission.CUSTOMERS_DECIDE,
                        Effect.CHANGE,
                        "Fixes an attribute of a golden customer, whatever its records say.",
                        pinning::pin),
                new Action<>(
                        "customers.unpin",
                        UnpinValue.class,
                        UnpinnedAttribute.class,
                        Permission.CUSTOMERS_DECIDE,
                        Effect.CHANGE,
                        "Takes the pins of an attribute off a golden customer.",
                        pinning::unpin));
    }

    private CustomerView reveal(Caller caller, RevealCustomer request) {
        limit.count(caller);
        return look.of(request.customer(), request.asOf(), Veil.open());
    }
}
