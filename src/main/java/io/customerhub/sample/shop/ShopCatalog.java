package io.customerhub.sample.shop;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.customerhub.sample.party.SampleRandom;
import io.customerhub.sample.spelling.AmountSpelling;
import io.customerhub.sample.world.RealCustomers;
import io.customerhub.sample.world.SampleOrder;
import io.customerhub.sample.world.SampleWorld;
import io.customerhub.sample.world.Sighting;
import io.customerhub.sample.world.SourceSystem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * The shop's customers and orders, each as JSON and sorted by the time of their last change, then by key. All of them
 * are in memory, about 600 bytes a record. Records may be put while pages are being read.
 */
public final class ShopCatalog {
    private static final int SPELLING = 130;

    private final ConcurrentSkipListMap<Position, String> customers = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<Position, String> orders = new ConcurrentSkipListMap<>();
    private final Map<String, Position> customerPositions = new ConcurrentHashMap<>();
    private final Map<String, Position> orderPositions = new ConcurrentHashMap<>();
    private final ObjectMapper mapper = new ObjectMapper();

    /** The kinds of records. */
    public enum Kind {
        /** People who buy. */
        CUSTOMERS,
        /** What they bought. */
        ORDERS
    }

    /**
     * A place in the order of a kind's records.
     *
     * @param updatedAt time of the last change
     * @param key key of the record; empty stands before all records of the time
     */
    public record Position(Instant updatedAt, String key) implements Comparable<Position> {
        @Override
        public int compareTo(Position other) {
            int byTime = updatedAt.compareTo(other.updatedAt);
            return byTime != 0 ? byTime : key.compareTo(other.key);
        }
    }

    /**
     * Some records one after the other.
     *
     * @param records each a JSON object
     * @param last position of the last one if more follow, else null
     */
    record Page(List<String> records, @Nullable Position last) {}

    ShopCatalog() {}

    /** Fills a catalog with the customers and orders of the world and of Chinook. */
    public static ShopCatalog of(SampleWorld world, RealCustomers real) {
        ShopCatalog catalog = new ShopCatalog();
        real.chinook().forEach(customer -> catalog.putCustomer(world, customer));
        real.chinookOrders().forEach(order -> catalog.putOrder(world, order, -1));
        SampleOrder.Generator generator = new SampleOrder.Generator(world);
        world.eachSighting(SourceSystem.SHOP, customer -> {
            catalog.putCustomer(world, customer);
            for (SampleOrder order : generator.orders(customer, key(customer), SourceSystem.SHOP)) {
                catalog.putOrder(world, order, customer.index());
            }
        });
        return catalog;
    }

    /** The key of a customer: Chinook's own id, or cus_ and the number to the base 36. */
    public static String key(Sighting customer) {
        return customer.party().startsWith("CH-")
                ? customer.party().substring(3)
                : "cus_" + Long.toString(customer.number(), Character.MAX_RADIX);
    }

    /** How many records of the kind there are. */
    public int size(Kind kind) {
        return records(kind).size();
    }

    /**
     * Adds a record or replaces the one with this key, so that a reader sees a change.
     *
     * @param json a JSON object; its id and updated_at should be the ones given here
     */
    public void put(Kind kind, String key, Instant updatedAt, String json) {
        Position position = new Position(updatedAt, key);
        Map<String, Position> positions = kind == Kind.CUSTOMERS ? customerPositions : orderPositions;
        Position old = positions.put(key, position);
        records(kind).put(position, json);
        if (old != null && !old.equals(position)) {
            records(kind).remove(old);
        }
    }

    Page page(Kind kind, Position after, int limit) {
        List<String> records = new ArrayList<>(limit);
        Position last = after;
        for (Map.Entry<Position, String> entry :
                records(kind).tailMap(after, false).entrySet()) {
            if (records.size() == limit) {
                return new Page(records, last);
            }
            records.add(entry.getValue());
            last = entry.getKey();
        }
        return new Page(records, null);
    }

    private ConcurrentSkipListMap<Position, String> records(Kind kind) {
        return kind == Kind.CUSTOMERS ? customers : orders;
    }

    private void putCustomer(SampleWorld world, Sighting customer) {
        SampleRandom random = world.random(customer.number(), SPELLING);
        ObjectNode json = mapper.createObjectNode();
        json.put("id", key(customer));
        ObjectNode name = json.putObject("name");
        name.put("first", customer.name().given());
        name.put("last", customer.name().family());
        json.put("company", customer.organization().isEmpty() ? null : customer.organization());
        contact(json.putObject("contact"), customer, random);
        json.put("dateOfBirth", customer.born().isEmpty() ? null : customer.born());
        json.put("gender", customer.genderKnown() ? customer.male() ? "male" : "female" : null);
        address(json.putArray("addresses").addObject(), customer);
        json.put("currency", customer.currency());
        json.put("enabled", customer.state() == 0);
        json.put("created_at", customer.createdAt().toString());
        json.put("updated_at", customer.updatedAt().toString());
        put(Kind.CUSTOMERS, key(customer), customer.updatedAt(), json.toString());
    }

    private static void contact(ObjectNode contact, Sighting customer, SampleRandom random) {
        contact.put("email", customer.email());
        if (random.chance(150)) {
            contact.put("phone", customer.mobile());
        } else {
            ArrayNode phones = contact.putArray("phones");
            phones.addObject().put("type", "mobile").put("number", customer.mobile());
            if (!customer.landline().isEmpty()) {
                phones.addObject().put("type", "home").put("number", customer.landline());
            }
        }
    }

    private static void address(ObjectNode address, Sighting customer) {
        address.put("type", "shipping");
        address.put("street", customer.street());
        address.put("district", customer.district());
        address.put("city", customer.city());
        address.put("region", customer.region());
        address.put("postalCode", customer.postalCode());
        address.put("country", customer.country());
    }

    private void putOrder(SampleWorld world, SampleOrder order, long index) {
        SampleRandom random = world.random(index, SPELLING + (long) order.key().hashCode());
        ObjectNode json = mapper.createObjectNode();
        json.put("id", order.key());
        json.put("customerId", order.customer());
        json.put("status", List.of("paid", "open", "cancelled").get(order.state()));
        json.put("placedAt", order.ordered().toString());
        json.put("currency", AmountSpelling.currency(order.currency(), random));
        if (index < 0 || random.chance(700)) {
            json.put("total", order.total() / 100.0);
        } else {
            json.put("total", AmountSpelling.withCurrency(order.total(), order.currency(), random));
        }
        ArrayNode lines = json.putArray("lines");
        for (SampleOrder.Line line : order.lines()) {
            line(lines.addObject(), line, index >= 0 && random.chance(100));
        }
        json.put("updated_at", order.updatedAt().toString());
        put(Kind.ORDERS, order.key(), order.updatedAt(), json.toString());
    }

    private static void line(ObjectNode json, SampleOrder.Line line, boolean quantityAsText) {
        json.put("sku", line.sku());
        json.put("description", line.description());
        if (quantityAsText) {
            json.put("quantity", Integer.toString(line.quantity()));
        } else {
            json.put("quantity", line.quantity());
        }
        json.put("unitPrice", line.unitPrice() / 100.0);
        json.put("discountPercent", line.discount());
    }
}
