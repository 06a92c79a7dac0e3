package io.customerhub.service.customer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.access.RequestException;
import io.customerhub.access.RequestException.Reason;
import io.customerhub.deadletter.DeadLetter;
import io.customerhub.deadletter.DeadLetterFilter;
import io.customerhub.deadletter.DeadLetterStore;
import io.customerhub.golden.CustomerLife;
import io.customerhub.golden.CustomerLife.Version;
import io.customerhub.golden.RecordKey;
import io.customerhub.record.StreamName;
import io.customerhub.service.customer.CustomerView.Decided;
import io.customerhub.service.customer.CustomerView.Life;
import io.customerhub.service.customer.CustomerView.OrderSum;
import io.customerhub.service.customer.CustomerView.PinnedValue;
import io.customerhub.service.customer.CustomerView.Source;
import io.customerhub.service.customer.CustomerView.StandardValue;
import io.customerhub.service.customer.CustomerView.WaitingLetter;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerLifeStore;
import io.customerhub.warehouse.golden.CustomerStore;
import io.customerhub.warehouse.golden.CustomerStore.Linked;
import io.customerhub.warehouse.golden.CustomerStore.Orders;
import io.customerhub.warehouse.golden.CustomerStore.Whole;
import io.customerhub.warehouse.golden.FactStore;
import io.customerhub.warehouse.golden.FactStore.Facts;
import io.customerhub.warehouse.golden.MatchDecisionStore;
import io.customerhub.warehouse.golden.PinStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gathers what is known of one customer, masked or as it is. */
final class CustomerLook {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of a customer of more records only the letters of so many are looked up, and so many of each are told. */
    private static final int RECORDS_WITH_LETTERS = 50;

    private static final int LETTERS_OF_A_RECORD = 20;

    /** Nobody reads the cells of more records of one customer; who asks for a purpose waits for more of them. */
    private static final int CELLS_MASKED = 50;

    private static final int CELLS_REVEALED = 200;
    private static final Set<DeadLetter.State> UNFINISHED = EnumSet.of(
            DeadLetter.State.OPEN, DeadLetter.State.PLANNED, DeadLetter.State.RETRYING, DeadLetter.State.QUARANTINED);

    private final Warehouse warehouse;
    private final CustomerStore customers;
    private final CustomerLifeStore lives;

    CustomerLook(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.customers = new CustomerStore(warehouse);
        this.lives = new CustomerLifeStore(warehouse);
    }

    /**
     * The customer.
     *
     * @param wanted an id, or a source record
     * @param at as it was then; null for now
     */
    CustomerView of(String wanted, @Nullable Instant at, Veil veil) {
        UUID asked = NamedCustomer.id(customers, wanted);
        return at == null ? today(asked, veil) : then(asked, at, veil);
    }

    private CustomerView today(UUID asked, Veil veil) {
        List<CustomerLife> chain = lives.chain(asked);
        Whole whole = customers.find(asked);
        if (whole == null && chain.isEmpty()) {
            throw NamedCustomer.unknown();
        }
        List<Life> told = LifeViews.of(chain, veil);
        if (whole == null) {
            return new CustomerView(
                    asked,
                    asked,
                    false,
                    "",
                    null,
                    null,
                    veil.isOpen(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    0,
                    told,
                    List.of(),
                    List.of(),
                    List.of(),
                    null);
        }
        ObjectNode row = tree(whole.row());
        SourceCells cells = SourceCells.of(warehouse, whole.records(), veil.isOpen() ? CELLS_REVEALED : CELLS_MASKED);
        return new CustomerView(
                whole.id(),
                asked,
                true,
                row.path("party_type").asText(),
                Instant.parse(instant(row.path("since").asText())),
                null,
                veil.isOpen(),
                new GoldenValues(row, cells, veil).list(),
                sources(whole.records(), cells, veil),
                whole.formerIds(),
                orders(whole.orders()),
                whole.cases(),
                told,
                letters(whole.records(), veil),
                pins(whole.id(), veil),
                decisions(whole.records(), veil),
                shown(row, veil));
    }

    /** As it was served then; orders and cases are those of the records of that time, as they stand today. */
    private CustomerView then(UUID asked, Instant at, Veil veil) {
        CustomerLife life = lives.of(asked);
        if (life.isUnknown()) {
            throw NamedCustomer.unknown();
        }
        Version version = life.at(at);
        if (version == null) {
            throw new RequestException(Reason.UNKNOWN, "HUB-LIFE-002", whyNot(life, at));
        }
        List<Linked> records = life.recordsAt(at).stream()
                .map(stay -> new Linked(stay.record(), stay.from()))
                .sorted(Comparator.comparing(Linked::key))
                .toList();
        Facts facts =
                new FactStore(warehouse).of(records.stream().map(Linked::key).toList());
        ObjectNode row = tree(version.row());
        return new CustomerView(
                life.id(),
                asked,
                true,
                row.path("party_type").asText(),
                version.from(),
                version.to(),
                veil.isOpen(),
                new GoldenValues(row, SourceCells.NONE, veil).list(),
                sources(records, SourceCells.NONE, veil),
                List.of(),
                orders(facts.orders()),
                facts.cases(),
                LifeViews.of(List.of(life), veil),
                List.of(),
                List.of(),
                List.of(),
                shown(row, veil));
    }

    private static String whyNot(CustomerLife life, Instant at) {
        Version last = life.endedBy(at);
        if (last == null || last.to() == null) {
            return life.id() + " did not exist at " + at + "; it began at "
                    + life.versions().get(0).from();
        }
        UUID into = life.wentInto(last.to());
        if (into == null) {
            return life.id() + " did not exist at " + at + ": it ended at " + last.to() + ", when no record was left";
        }
        return life.id() + " did not exist at " + at + ": it went into " + into + " at " + last.to()
                + "; look at that one as of the same time";
    }

    private static List<Source> sources(List<Linked> records, SourceCells cells, Veil veil) {
        return records.stream()
                .map(linked -> {
                    RecordKey key = linked.key();
                    List<StandardValue> standard = new ArrayList<>();
                    List<String> issues = new ArrayList<>();
                    cells.standard(key).forEach((name, value) -> {
                        if (name.equals("issues")) {
                            value.forEach(issue -> issues.add(issue.asText()));
                        } else {
                            standard.add(new StandardValue(name, veil.of(name, value.asText()), veil.hides(name)));
                        }
                    });
                    return new Source(
                            veil.of(key),
                            key.system(),
                            key.stream(),
                            linked.since(),
                            standard,
                            GoldenValues.cells(cells.of(key), veil),
                            issues);
                })
                .toList();
    }

    private static List<OrderSum> orders(List<Orders> orders) {
        return orders.stream()
                .map(one -> new OrderSum(one.currency(), one.count(), one.total()))
                .toList();
    }

    private List<WaitingLetter> letters(List<Linked> records, Veil veil) {
        DeadLetterStore store = new DeadLetterStore(warehouse);
        List<WaitingLetter> waiting = new ArrayList<>();
        for (Linked linked : records.subList(0, Math.min(records.size(), RECORDS_WITH_LETTERS))) {
            RecordKey key = linked.key();
            DeadLetterFilter filter = DeadLetterFilter.ALL
                    .of(new StreamName(key.system(), key.stream()))
                    .withKey(key.key());
            for (DeadLetter letter : store.list(filter, LETTERS_OF_A_RECORD, Long.MAX_VALUE)) {
                if (UNFINISHED.contains(letter.state())) {
                    waiting.add(new WaitingLetter(
                            letter.id(),
                            veil.of(key),
                            letter.cause().code(),
                            letter.cause().field(),
                            letter.cause().message(),
                            letter.state().name().toLowerCase(Locale.ROOT),
                            letter.lastSeen()));
                }
            }
        }
        waiting.sort(Comparator.comparingLong(WaitingLetter::id).reversed());
        return waiting;
    }

    private List<PinnedValue> pins(UUID customer, Veil veil) {
        return new PinStore(warehouse)
                .of(customer).stream()
                        .map(pin -> {
                            Map<String, String> value = new LinkedHashMap<>();
                            pin.value().forEach((column, text) -> value.put(column, veil.of(column, text)));
                            return new PinnedValue(
                                    pin.attribute(), value, pin.reason(), pin.by(), pin.at(), pin.until());
                        })
                        .toList();
    }

    private List<Decided> decisions(List<Linked> records, Veil veil) {
        return new MatchDecisionStore(warehouse)
                .of(records.stream().map(Linked::key).toList()).stream()
                        .map(one -> new Decided(
                                veil.of(one.left()),
                                veil.of(one.right()),
                                one.verdict().text(),
                                one.reason(),
                                one.decidedBy(),
                                one.decidedAt()))
                        .toList();
    }

    private static ObjectNode tree(String row) {
        try {
            return (ObjectNode) JSON.readTree(row);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("PostgreSQL writes valid JSON", impossible);
        }
    }

    /** The row, without the hash by which the hub knows whether it changed; null when it is not to be seen. */
    private static @Nullable String shown(ObjectNode row, Veil veil) {
        return veil.isOpen() ? row.without("hash").toString() : null;
    }

    /** PostgreSQL writes {@code 2026-01-05T08:00:00.123+00:00} in a session whose time zone is UTC. */
    private static String instant(String text) {
        return text.endsWith("+00:00") ? text.substring(0, text.length() - 6) + "Z" : text;
    }
}
