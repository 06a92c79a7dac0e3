package io.customerhub.service.customer;

import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.golden.RecordKey;
import io.customerhub.golden.SearchWords;
import io.customerhub.service.customer.CustomerPage.FoundCustomer;
import io.customerhub.standardize.Standardizers;
import io.customerhub.trial.Trial;
import io.customerhub.warehouse.ConfigurationStore;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerSearchStore;
import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.CustomerStore.Found;
import io.customerhub.warehouse.golden.CustomerStore.Whole;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks customers up by what somebody typed, which is read as the pipeline reads it. */
final class CustomerSearch {

    private static final int MOST = 100;
    private static final int LONGEST = 300;

    /** Fewer digits are no phone number that anybody could be found by. */
    private static final int FEWEST_DIGITS = 5;

    private final CustomerSearchStore store;
    private final CustomerStore customers;
    private final ConfigurationStore configurations;
    private final Standardizers standardizers = new Standardizers();

    CustomerSearch(Warehouse warehouse) {
        this.store = new CustomerSearchStore(warehouse);
        this.customers = new CustomerStore(warehouse);
        this.configurations = new ConfigurationStore(warehouse);
    }

    CustomerPage page(SearchCustomers request) {
        String text = request.value().strip();
        if (text.isEmpty() || text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw new RequestException(
                    Reason.INVALID,
                    "HUB-CUST-001",
                    "expected a value of 1 to " + LONGEST
                            + " characters to look for, such as a name, a phone number or a record like crm/contacts/1001");
        }
        int limit = Math.max(1, Math.min(request.limit(), MOST));
        List<Found> found = find(request, text, limit + 1);
        boolean more = found.size() > limit;
        List<Found> page = more ? found.subList(0, limit) : found;
        Veil veil = Veil.closed();
        return new CustomerPage(
                page.stream().map(one -> shown(one, veil)).toList(),
                more ? page.get(page.size() - 1).id() : null);
    }

    private static FoundCustomer shown(Found found, Veil veil) {
        return new FoundCustomer(
                found.id(),
                found.partyType(),
                veil.ofNullable("name", found.name()),
                veil.ofNullable("phone", found.phone()),
                veil.ofNullable("email", found.email()),
                found.records());
    }

    private List<Found> find(SearchCustomers request, String text, int limit) {
        UUID after = request.after();
        return switch (request.by()) {
            case NAME -> store.byWords(names(text), after, limit);
            case PHONE -> store.byWords(phone(text, request.region()), after, limit);
            case EMAIL -> store.byWords(email(text), after, limit);
            case IDENTIFIER -> store.byWords(SearchWords.identifier(text), after, limit);
            case RECORD -> byRecord(text, after, limit);
            case ANYTHING -> anything(request, text, limit);
        };
    }

    /** An id or a record is nothing else; whoever has it as a value comes before those who are called so. */
    private List<Found> anything(SearchCustomers request, String text, int limit) {
        UUID id = CustomerName.id(text);
        if (id != null) {
            return byId(id, request.after());
        }
        List<Found> ofRecord = byRecord(text, request.after(), limit);
        if (!ofRecord.isEmpty()) {
            return ofRecord;
        }
        String values = text.indexOf('@') > 0
                ? email(text)
                : SearchWords.any(List.of(phone(text, request.region()), SearchWords.identifier(text)));
        // asked for together with a name, PostgreSQL would take values for as frequent as beginnings of words
        List<Found> exact = store.byWords(values, null, limit);
        if (!exact.isEmpty()) {
            return request.after() == null ? exact : store.byWords(values, request.after(), limit);
        }
        return store.byWords(SearchWords.names(text), request.after(), limit);
    }

    private List<Found> byId(UUID id, @Nullable UUID after) {
        Whole customer = after == null ? customers.find(id) : null;
        return customer == null ? List.of() : customers.listed(customer.id());
    }

    private List<Found> byRecord(String text, @Nullable UUID after, int limit) {
        RecordKey record = CustomerName.record(text);
        List<Found> found = record == null
                ? List.of()
                : store.byRecord(record.system(), record.stream(), record.key(), after, limit);
        return found.isEmpty() ? store.byRecord(null, null, text, after, limit) : found;
    }

    private static String names(String text) {
        String query = SearchWords.names(text);
        if (query.isEmpty()) {
            throw new RequestException(
                    Reason.INVALID,
                    "HUB-CUST-001",
                    "expected a name with at least one letter, such as 张伟 or Anna Bauer");
        }
        return query;
    }

    private String email(String text) {
        String read = standard("email", text, null);
        return SearchWords.email(read == null ? text : read);
    }

    /** A number without a country is read by the region that was named, or by each one that a mapping names. */
    private String phone(String text, @Nullable String region) {
        if (text.chars().filter(Character::isDigit).count() < FEWEST_DIGITS) {
            return "";
        }
        Set<String> read = new LinkedHashSet<>();
        List<String> regions = region == null || region.isBlank() ? configurations.regions() : List.of(region.strip());
        String international = standard("phone", text, null);
        if (international != null) {
            read.add(international);
        } else {
            for (String one : regions) {
                String national = standard("phone", text, one);
                if (national != null) {
                    read.add(national);
                }
            }
        }
        read.add(text);
        return SearchWords.any(read.stream().map(SearchWords::phone).toList());
    }

    /** The value as the pipeline would store it; null when it is none. */
    private @Nullable String standard(String type, String text, @Nullable String region) {
        Object value;
        try {
            value = new Trial(new Trial.Settings(type, Map.of(), region, null), standardizers)
                    .of(text)
                    .standard()
                    .value();
        } catch (IllegalArgumentException noRegion) {
            throw new RequestException(
                    Reason.INVALID, "HUB-CUST-002", "expected a region as two letters of ISO 3166-1, such as CN or DE");
        }
        return value == null ? null : value.toString();
    }
}
