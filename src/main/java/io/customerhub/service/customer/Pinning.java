package io.customerhub.service.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.access.Caller;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.config.MatchingRules;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.Pin;
import io.customerhub.golden.RecordKey;
import io.customerhub.resolution.Derivation;
import io.customerhub.resolution.PinnableValue;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.CustomerStore.Linked;
import io.customerhub.warehouse.golden.CustomerStore.Whole;
import io.customerhub.warehouse.golden.PinStore;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Pins values and takes pins off; a pin changes no match, so only the customer itself is derived anew. */
final class Pinning {

    private static final int LONGEST_REASON = 500;

    private final Warehouse warehouse;
    private final CustomerStore customers;
    private final PinStore pins;
    private final Supplier<MatchingRules> rules;
    private final Clock clock;

    Pinning(Warehouse warehouse, Supplier<MatchingRules> rules, Clock clock) {
        this.warehouse = warehouse;
        this.customers = new CustomerStore(warehouse);
        this.pins = new PinStore(warehouse);
        this.rules = rules;
        this.clock = clock;
    }

    /** An attribute for the audit log; what is none may be anything, a value too. */
    static String known(String attribute) {
        return Pin.attributes().contains(attribute) ? attribute : "?";
    }

    PinnedAttribute pin(Caller caller, PinValue request) {
        String reason = request.reason();
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw refused("expected a reason of 1 to " + LONGEST_REASON + " characters, found " + reason.length());
        }
        Instant until = request.until();
        if (until != null && !until.isAfter(clock.instant())) {
            throw new RequestException(
                    Reason.INVALID,
                    "HUB-LIFE-001",
                    "until when a pin counts must be later than now, such as 2027-12-31");
        }
        MatchingRules today = rules.get();
        Whole customer = NamedCustomer.today(customers, request.customer());
        Map<String, String> columns = columns(customer, request);
        RecordKey anchor = customer.records().get(0).key();
        pins.add(anchor, request.attribute(), columns, reason, caller.name(), until);
        derive(customer, today);
        return new PinnedAttribute(
                customer.id(), Veil.closed().of(anchor), request.attribute(), columns, caller.name(), until);
    }

    UnpinnedAttribute unpin(Caller caller, UnpinValue request) {
        try {
            PinnableValue.requireAttribute(request.attribute());
        } catch (IllegalArgumentException wrong) {
            throw refused(wrong.getMessage());
        }
        MatchingRules today = rules.get();
        Whole customer = NamedCustomer.today(customers, request.customer());
        int ended = pins.end(customer.id(), request.attribute(), caller.name());
        if (ended == 0) {
            throw new RequestException(
                    Reason.CONFLICT,
                    "HUB-PIN-002",
                    "no " + request.attribute() + " of " + customer.id()
                            + " is pinned; hub customer show names the rule of each value");
        }
        derive(customer, today);
        return new UnpinnedAttribute(customer.id(), request.attribute(), ended, caller.name());
    }

    private void derive(Whole customer, MatchingRules today) {
        new Derivation(warehouse, today)
                .of(customer.records().stream().map(Linked::key).toList());
    }

    private static Map<String, String> columns(Whole customer, PinValue request) {
        JsonNode row = tree(customer.row());
        PartyType type = PartyType.valueOf(row.path("party_type").asText().toUpperCase(Locale.ROOT));
        JsonNode country = row.path("addresses").path(0).path("address_country");
        try {
            return PinnableValue.of(
                    type, request.attribute(), request.value(), country.isTextual() ? country.asText() : null);
        } catch (IllegalArgumentException wrong) {
            throw refused(wrong.getMessage());
        }
    }

    private static JsonNode tree(String row) {
        try {
            return new ObjectMapper().readTree(row);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL writes valid JSON", impossible);
        }
    }

    private static RequestException refused(String why) {
        return new RequestException(Reason.INVALID, "HUB-PIN-001", why);
    }
}
