package io.customerhub.sample.world;

import io.customerhub.sample.party.Resources;
import io.customerhub.sample.party.SampleRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of one customer record.
 *
 * @param key the order's number in the system
 * @param customer the customer's key in the system
 * @param ordered day of the order
 * @param shipped day of delivery; null if it has not left yet
 * @param currency ISO 4217 code
 * @param state 0 paid, 1 open, 2 cancelled
 * @param freight cost of transport in hundredths of the currency
 * @param lines one line or more
 * @param updatedAt when it last changed
 */
public record SampleOrder(
        String key,
        String customer,
        LocalDate ordered,
        @Nullable LocalDate shipped,
        String currency,
        int state,
        long freight,
        List<Line> lines,
        Instant updatedAt) {

    /** An order line; the price in hundredths of the currency, the discount in percent. */
    public record Line(String sku, String description, int quantity, long unitPrice, int discount) {
        /** What the line costs after the discount, rounded to hundredths. */
        public long amount() {
            return (quantity * unitPrice * (100 - discount) + 50) / 100;
        }
    }

    /** The sum of the lines in hundredths of the currency. */
    public long total() {
        return lines.stream().mapToLong(Line::amount).sum();
    }

    /** Draws the orders of customer records. */
    public static final class Generator {
        private static final int ORDERS = 60;
        private static final LocalDate FIRST_DAY = LocalDate.of(2022, 1, 1);

        private final SampleWorld world;
        private final List<String[]> products = Resources.cells("words/products.csv");

        /** A generator for the customers of the world. */
        public Generator(SampleWorld world) {
            this.world = world;
        }

        /** None to three orders, one and a half on average, always the same ones for the same record. */
        public List<SampleOrder> orders(Sighting customer, String customerKey, SourceSystem system) {
            long copy = customer.number() >>> 24;
            SampleRandom random = world.random(customer.index(), ORDERS + system.number() * 10L + copy);
            int count = random.below(4);
            List<SampleOrder> orders = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                orders.add(order(customer, customerKey, i, random));
            }
            return orders;
        }

        private SampleOrder order(Sighting customer, String customerKey, int place, SampleRandom random) {
            int count = 1 + Math.min(random.below(5), random.below(5));
            List<Line> lines = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                String[] product = random.pick(products);
                lines.add(new Line(
                        product[0],
                        customer.currency().equals("CNY") ? product[2] : product[1],
                        1 + Math.min(random.below(12), random.below(12)),
                        Long.parseLong(product[3]),
                        random.chance(150) ? 5 * random.between(1, 4) : 0));
            }
            LocalDate ordered = FIRST_DAY.plusDays(random.below(1_390));
            return new SampleOrder(
                    "SO" + (customer.number() * 4 + place),
                    customerKey,
                    ordered,
                    ordered.plusDays(random.between(1, 9)),
                    customer.currency(),
                    random.chance(50) ? 2 : random.chance(100) ? 1 : 0,
                    random.below(3_000),
                    lines,
                    Instant.ofEpochSecond(ordered.toEpochDay() * 86_400 + random.below(24) * 3_600L));
        }
    }
}
