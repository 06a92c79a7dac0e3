package io.customerhub.service.customer;

import io.customerhub.golden.GoldenCustomer;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.SearchWords;
import io.customerhub.sample.party.Party;
import io.customerhub.sample.party.PartyGenerator;
import io.customerhub.service.customer.SearchCustomers.By;
import io.customerhub.warehouse.TestDatabase;
import io.customerhub.warehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * How long a search for customers takes among a million generated ones: run its main with the number of customers. It prints
 * the median and the slowest of each kind of search, and the plans.
 */
public final class CustomerSearchTiming {

    private static final int REPEATS = 50;

    private CustomerSearchTiming() {}

    /** Fills a database and measures; the number of customers is the first argument. */
    public static void main(String[] arguments) throws SQLException, IOException {
        int customers = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        String url = TestDatabase.fresh();
        try (Warehouse warehouse = Warehouse.open(url)) {
            long start = System.nanoTime();
            fill(url, customers);
            System.out.printf(Locale.ROOT, "%,d customers in %d s%n", customers, seconds(start));
            CustomerSearch search = new CustomerSearch(warehouse);
            Party one = new PartyGenerator(7).party(customers / 2);
            measure(search, "phone", By.PHONE, one.mobile().e164());
            measure(search, "e-mail", By.EMAIL, one.email());
            measure(search, "record key", By.RECORD, "C" + customers / 2);
            measure(search, "anything (a phone)", By.ANYTHING, one.mobile().e164());
            measure(
                    search,
                    "name of one person",
                    By.NAME,
                    one.name().family() + " " + one.name().given());
            for (String name :
                    new String[] {"张", "张伟", "zhang", "zhang wei", "wei", "w", "smith john", "mül", "nobodyatall"}) {
                measure(search, "name " + name, By.NAME, name);
            }
            plan(url, SearchWords.phone(one.mobile().e164()));
            plan(url, SearchWords.names("zhang wei"));
            plan(url, SearchWords.names("w"));
        }
    }

    private static void measure(CustomerSearch search, String what, By by, String value) {
        long[] nanos = new long[REPEATS];
        CustomerPage page = null;
        for (int i = 0; i < REPEATS; i++) {
            long start = System.nanoTime();
            page = search.page(new SearchCustomers(by, value, null, null, 25));
            nanos[i] = System.nanoTime() - start;
        }
        long first = nanos[0];
        CustomerPage second =
                page.next() == null ? page : search.page(new SearchCustomers(by, value, null, page.next(), 25));
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-28s first %7.1f ms, median %7.1f ms, slowest %7.1f ms, %d found%s%n",
                what,
                first / 1e6,
                nanos[REPEATS / 2] / 1e6,
                nanos[REPEATS - 1] / 1e6,
                page.customers().size(),
                second == page ? "" : ", more");
    }

    private static void plan(String url, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("EXPLAIN (ANALYZE, COSTS OFF, BUFFERS OFF) SELECT g.id FROM (SELECT s.id"
                                + " FROM golden.customer_search s WHERE s.words @@ '" + query.replace("'", "''")
                                + "'::tsquery AND s.id > '00000000-0000-0000-0000-000000000000' ORDER BY s.id LIMIT 26) f"
                                + " JOIN golden.customer g ON g.id = f.id ORDER BY g.id")) {
            System.out.println(query);
            while (row.next()) {
                System.out.println("  " + row.getString(1));
            }
        }
    }

    private static void fill(String url, int customers) throws SQLException {
        PartyGenerator parties = new PartyGenerator(7);
        try (Connection one = DriverManager.getConnection(url);
                Connection two = DriverManager.getConnection(url);
                Connection three = DriverManager.getConnection(url)) {
            CopyIn golden = copy(
                    one,
                    "golden.customer (id, party_type, records, given_name, family_name, formatted_name,"
                            + " legal_name, phone, email, contact_points, provenance, hash, since)");
            CopyIn words = copy(two, "golden.customer_search (id, edition, words)");
            CopyIn crosswalk = copy(three, "golden.crosswalk (system, stream, key, customer_id, since)");
            for (int i = 0; i < customers; i++) {
                add(parties.party(i), i, golden, words, crosswalk);
            }
            golden.endCopy();
            words.endCopy();
            crosswalk.endCopy();
            try (Statement statement = one.createStatement()) {
                statement.execute("VACUUM (ANALYZE) golden.customer");
                statement.execute("VACUUM (ANALYZE) golden.customer_search");
                statement.execute("VACUUM (ANALYZE) golden.crosswalk");
            }
        }
    }

    private static void add(Party party, int i, CopyIn golden, CopyIn words, CopyIn crosswalk) throws SQLException {
        UUID id = new UUID(0x0190000000007000L + ((long) i << 16), 0x8000000000000000L + i);
        boolean chinese = party.name().chinese();
        String whole = chinese
                ? party.name().family() + party.name().given()
                : party.name().given() + " " + party.name().family();
        Map<String, String> values = new HashMap<>(Map.of(
                "formatted_name",
                whole,
                "given_name",
                party.name().given(),
                "family_name",
                party.name().family()));
        if (party.company()) {
            values.put("legal_name", party.organization());
        }
        String contacts = "[{\"system\":\"phone\",\"use\":\"mobile\",\"value\":\""
                + party.mobile().e164() + "\"},{\"system\":\"email\",\"value\":\"" + party.email() + "\"}]";
        GoldenCustomer customer = new GoldenCustomer(
                party.company() ? PartyType.ORGANIZATION : PartyType.PERSON, 1, values, contacts, null, null, "{}");
        line(
                golden,
                id,
                customer.type().text(),
                "1",
                party.name().given(),
                party.name().family(),
                whole,
                party.company() ? party.organization() : "\\N",
                party.mobile().e164(),
                party.email(),
                contacts,
                "{}",
                "0",
                "2026-01-01T00:00:00Z");
        line(words, id, "1", SearchWords.of(customer).replace("\\", "\\\\"));
        line(crosswalk, "crm", "contacts", "C" + i, id, "2026-01-01T00:00:00Z");
    }

    private static void line(CopyIn copy, Object... fields) throws SQLException {
        StringBuilder text = new StringBuilder();
        for (Object field : fields) {
            text.append(text.length() == 0 ? "" : "\t").append(field);
        }
        byte[] bytes = text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
    }

    private static CopyIn copy(Connection connection, String target) throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + target + " FROM STDIN");
    }

    private static long seconds(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toSeconds();
    }
}
