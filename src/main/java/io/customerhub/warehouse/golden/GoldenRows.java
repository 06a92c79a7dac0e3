package io.customerhub.warehouse.golden;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import io.customerhub.golden.CustomerRecord;
import io.customerhub.golden.GoldenCustomer;
import io.customerhub.golden.PartyType;
import io.customerhub.golden.Pin;
import io.customerhub.golden.SearchWords;
import io.customerhub.golden.Survivorship;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Derives the golden rows of all customers in the temporary table {@code member}, and puts those that differ from what
 * stands in {@code golden.customer} into the temporary table {@code derived}, and what these are found by into {@code
 * searched}. Customers pass one by one, so memory is bounded.
 */
final class GoldenRows {

    /** The columns that are derived, in the order in which they are copied. */
    static final List<String> COLUMNS = Stream.of(
                    List.of("id", "party_type", "records"),
                    StandardRows.SCALARS,
                    List.of("phone", "email", "contact_points", "addresses", "identifiers", "provenance", "hash"))
            .flatMap(List::stream)
            .toList();

    private static final List<String> VALUES = Stream.concat(StandardRows.SCALARS.stream(), Stream.of("phone", "email"))
            .toList();
    private static final int FETCH = 2_000;
    private static final int CHUNK = 1_000;
    private static final int TOLD_EVERY = 10_000;

    private final Connection connection;
    private final Survivorship survivorship;
    private final BiFunction<CustomerRecord, PartyType, CustomerRecord> completed;
    private final List<Changed> waiting = new ArrayList<>();
    private final List<CustomerRecord> records = new ArrayList<>();
    private final List<Pin> pins = new ArrayList<>();
    private @Nullable UUID id;
    private PartyType type = PartyType.PERSON;
    private @Nullable Long before;
    private int edition;

    /** @param isNew false when the customer is as it stands, and only what it is found by is to be written */
    private record Changed(UUID id, GoldenCustomer customer, long hash, boolean isNew) {}

    GoldenRows(
            Connection connection,
            Survivorship survivorship,
            BiFunction<CustomerRecord, PartyType, CustomerRecord> completed) {
        this.connection = connection;
        this.survivorship = survivorship;
        this.completed = completed;
    }

    void derive(Consumer<Integer> progress) throws SQLException {
        int own = StandardRows.count();
        int customers = 0;
        PinRows pinned = PinRows.of(connection);
        try (PreparedStatement select = connection.prepareStatement("SELECT " + StandardRows.columns()
                + ", m.customer_id, m.party_type, g.hash, f.edition" + pinned.column() + " FROM member m"
                + " JOIN standard.customer s ON s.system = m.system AND s.stream = m.stream AND s.key = m.key"
                + " LEFT JOIN golden.customer g ON g.id = m.customer_id"
                + " LEFT JOIN golden.customer_search f ON f.id = m.customer_id" + pinned.join()
                + " ORDER BY m.customer_id")) {
            select.setFetchSize(FETCH);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID next = row.getObject(own + 1, UUID.class);
                    if (!next.equals(id)) {
                        finishCustomer();
                        customers++;
                        if (customers % TOLD_EVERY == 0) {
                            progress.accept(customers);
                        }
                        id = next;
                        type = PartyType.of(row.getString(own + 2));
                        before = row.getObject(own + 3, Long.class);
                        edition = row.getInt(own + 4);
                    }
                    records.add(completed.apply(StandardRows.read(row), type));
                    pins.addAll(pinned.read(row, own + 5));
                }
            }
        }
        finishCustomer();
        flush();
    }

    private void finishCustomer() throws SQLException {
        if (id == null || records.isEmpty()) {
            return;
        }
        GoldenCustomer customer = survivorship.of(type, records, pins);
        records.clear();
        pins.clear();
        long hash = hash(customer);
        boolean isNew = before == null || before != hash;
        if (isNew || edition != SearchWords.EDITION) {
            waiting.add(new Changed(id, customer, hash, isNew));
            if (waiting.size() >= CHUNK) {
                flush();
            }
        }
    }

    private void flush() throws SQLException {
        if (waiting.isEmpty()) {
            return;
        }
        try (TextCopy copy = new TextCopy(connection, "derived (" + String.join(", ", COLUMNS) + ")")) {
            for (Changed changed : waiting) {
                if (!changed.isNew()) {
                    continue;
                }
                GoldenCustomer customer = changed.customer();
                copy.field(changed.id()).field(customer.type().text()).field(customer.records());
                for (String column : VALUES) {
                    copy.field(customer.value(column));
                }
                copy.field(customer.contactPoints()).field(customer.addresses()).field(customer.identifiers());
                copy.field(customer.provenance()).field(changed.hash()).end();
            }
            copy.finish();
        }
        try (TextCopy copy = new TextCopy(connection, "searched (id, edition, words)")) {
            for (Changed changed : waiting) {
                copy.field(changed.id()).field(SearchWords.EDITION).field(SearchWords.of(changed.customer()));
                copy.end();
            }
            copy.finish();
        }
        waiting.clear();
    }

    private static long hash(GoldenCustomer customer) {
        HashStream64 hash = Hashing.xxh3_64().hashStream();
        hash.putString(customer.type().text());
        for (String column : VALUES) {
            put(hash, customer.value(column));
        }
        put(hash, customer.contactPoints());
        put(hash, customer.addresses());
        put(hash, customer.identifiers());
        put(hash, customer.provenance());
        return hash.getAsLong();
    }

    private static void put(HashStream64 hash, @Nullable String text) {
        hash.putBoolean(text != null);
        if (text != null) {
            hash.putString(text);
        }
    }
}
