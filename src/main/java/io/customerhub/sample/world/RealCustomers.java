package io.customerhub.sample.world;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.customerhub.sample.party.Resources;
import io.customerhub.sample.spelling.NameSpelling.Spelled;
import io.customerhub.sample.world.SampleOrder.Line;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The customers and orders of the sample databases Northwind (91 companies, in the ERP) and Chinook (59 people, in the
 * shop), as they were published. Some of them are in the CRM and the desk, too, with the same values in other dress.
 */
public final class RealCustomers {
    /** Record numbers of real customers in systems that number their records; above all generated ones. */
    private static final long FIRST_NORTHWIND_NUMBER = 40_000_000L;

    private static final long FIRST_CHINOOK_NUMBER = 41_000_000L;

    private final List<String[]> northwind = Resources.cells("real/northwind-customers.csv");
    private final List<JsonNode> chinook = json("real/chinook-customers.jsonl");

    /** Reads the shipped data. */
    public RealCustomers() {}

    /** The Northwind customers as the ERP holds them; the party is NW- and the customer id. */
    public List<Sighting> northwind() {
        Map<String, Instant> lastOrder = new HashMap<>();
        northwindOrders().forEach(order -> lastOrder.merge(order.customer(), order.updatedAt(), RealCustomers::later));
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < northwind.size(); i++) {
            String[] row = northwind.get(i);
            Instant changed = lastOrder.getOrDefault(row[0], Instant.parse("1996-07-04T00:00:00Z"));
            sightings.add(northwind(row, FIRST_NORTHWIND_NUMBER + i, row[1], row[8], changed));
        }
        return sightings;
    }

    /** The Chinook customers as the shop holds them; the party is CH- and the customer id. */
    public List<Sighting> chinook() {
        Map<String, Instant> lastOrder = new HashMap<>();
        chinookOrders().forEach(order -> lastOrder.merge(order.customer(), order.updatedAt(), RealCustomers::later));
        List<Sighting> sightings = new ArrayList<>();
        for (JsonNode row : chinook) {
            String id = row.path("CustomerId").asText();
            Instant changed = lastOrder.getOrDefault(id, Instant.parse("2021-01-01T00:00:00Z"));
            sightings.add(chinook(row, false, changed));
        }
        return sightings;
    }

    /** Every third Northwind customer and every second Chinook customer, as the CRM holds them. */
    public List<Sighting> inCrm() {
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 0; i < northwind.size(); i += 3) {
            String[] row = northwind.get(i);
            String name = i % 2 == 0 ? row[1].toUpperCase(Locale.ROOT) : row[1] + " ";
            sightings.add(northwind(row, FIRST_NORTHWIND_NUMBER + i, name, row[8], day(2024, i)));
        }
        for (int i = 0; i < chinook.size(); i += 2) {
            sightings.add(chinook(chinook.get(i), i % 4 == 0, day(2024, 100 + i)));
        }
        return sightings;
    }

    /** Every fourth Northwind customer and every third Chinook customer, as the desk holds them. */
    public List<Sighting> inDesk() {
        List<Sighting> sightings = new ArrayList<>();
        for (int i = 1; i < northwind.size(); i += 4) {
            String[] row = northwind.get(i);
            String name = row[1].toLowerCase(Locale.ROOT);
            sightings.add(
                    northwind(row, FIRST_NORTHWIND_NUMBER + i, name, row[8].toUpperCase(Locale.ROOT), day(2025, i)));
        }
        for (int i = 0; i < chinook.size(); i += 3) {
            sightings.add(chinook(chinook.get(i), i % 2 == 0, day(2025, 100 + i)));
        }
        return sightings;
    }

    /** The orders of Northwind with their lines, oldest first. */
    public List<SampleOrder> northwindOrders() {
        Map<String, List<Line>> lines = new HashMap<>();
        for (String[] row : Resources.cells("real/northwind-order-lines.csv")) {
            lines.computeIfAbsent(row[0], order -> new ArrayList<>())
                    .add(new Line(row[1], row[2], Integer.parseInt(row[4]), cents(row[3]), (int) cents(row[5])));
        }
        List<SampleOrder> orders = new ArrayList<>();
        for (String[] row : Resources.cells("real/northwind-orders.csv")) {
            LocalDate ordered = LocalDate.parse(row[2]);
            @Nullable LocalDate shipped = row[4].isEmpty() ? null : LocalDate.parse(row[4]);
            LocalDate changed = shipped == null ? ordered : shipped;
            orders.add(new SampleOrder(
                    row[0],
                    row[1],
                    ordered,
                    shipped,
                    "USD",
                    shipped == null ? 1 : 0,
                    cents(row[5]),
                    lines.getOrDefault(row[0], List.of()),
                    changed.atStartOfDay().toInstant(ZoneOffset.UTC)));
        }
        return orders;
    }

    /** The invoices of Chinook as orders, oldest first. */
    public List<SampleOrder> chinookOrders() {
        List<SampleOrder> orders = new ArrayList<>();
        for (JsonNode row : json("real/chinook-invoices.jsonl")) {
            List<Line> lines = new ArrayList<>();
            for (JsonNode line : row.path("Lines")) {
                lines.add(new Line(
                        "TRACK-" + line.path("TrackId").asInt(),
                        line.path("Name").asText(),
                        line.path("Quantity").asInt(),
                        cents(line.path("UnitPrice").asText()),
                        0));
            }
            LocalDate day = LocalDate.parse(row.path("InvoiceDate").asText());
            orders.add(new SampleOrder(
                    "INV-" + row.path("InvoiceId").asInt(),
                    row.path("CustomerId").asText(),
                    day,
                    day,
                    "USD",
                    0,
                    0,
                    lines,
                    day.atStartOfDay().toInstant(ZoneOffset.UTC)));
        }
        return orders;
    }

    private static Sighting northwind(String[] row, long number, String name, String country, Instant changed) {
        int space = row[2].lastIndexOf(' ');
        Spelled contact = new Spelled(row[2].substring(0, Math.max(space, 0)), row[2].substring(space + 1), false);
        return real("NW-" + row[0], number, true, contact, name, row[9], "", row, 4, country, changed);
    }

    private static Sighting chinook(JsonNode row, boolean capitals, Instant changed) {
        String first = row.path("FirstName").asText();
        String last = row.path("LastName").asText();
        Spelled name = capitals
                ? new Spelled(first.toUpperCase(Locale.ROOT), last.toUpperCase(Locale.ROOT), false)
                : new Spelled(first, last, false);
        String[] address = {
            row.path("Address").asText(),
            row.path("City").asText(),
            row.path("State").asText(),
            row.path("PostalCode").asText()
        };
        int id = row.path("CustomerId").asInt();
        return real(
                "CH-" + id,
                FIRST_CHINOOK_NUMBER + id,
                false,
                name,
                row.path("Company").asText(),
                row.path("Phone").asText(),
                row.path("Email").asText(),
                address,
                0,
                row.path("Country").asText(),
                changed);
    }

    /** Street, city, region and postal code stand in the row from the given cell on. */
    private static Sighting real(
            String party,
            long number,
            boolean company,
            Spelled name,
            String organization,
            String phone,
            String email,
            String[] row,
            int address,
            String country,
            Instant changed) {
        return new Sighting(
                party,
                -1,
                company,
                number,
                name,
                organization,
                false,
                false,
                "",
                phone,
                "",
                email,
                row[address + 2],
                row[address + 1],
                "",
                row[address],
                row[address + 3],
                country,
                null,
                "USD",
                "",
                "",
                0,
                changed.minusSeconds(86_400),
                changed);
    }

    private static List<JsonNode> json(String name) {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Resources.lines(name)) {
            try {
                rows.add(mapper.readTree(line));
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("The sample file " + name + " of this build is broken.", e);
            }
        }
        return rows;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant day(int year, int day) {
        return LocalDate.ofYearDay(year, 1 + day).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static long cents(String decimal) {
        return new BigDecimal(decimal).movePointRight(2).longValueExact();
    }
}
