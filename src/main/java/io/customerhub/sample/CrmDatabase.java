package io.customerhub.sample;

import io.customerhub.sample.party.SampleRandom;
import io.customerhub.sample.world.RealCustomers;
import io.customerhub.sample.world.SampleWorld;
import io.customerhub.sample.world.Sighting;
import io.customerhub.sample.world.SourceSystem;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The CRM: a PostgreSQL database with the tables contact (people) and account (companies). */
final class CrmDatabase {
    private static final String TABLES =
            """
            create table if not exists contact (
              id bigint primary key, full_name text, mobile text, email text, born text, gender text,
              province text, city text, district text, street text, postal_code text, country text,
              id_card text, created_at timestamptz not null, updated_at timestamptz not null);
            create index if not exists contact_updated_at on contact (updated_at, id);
            create table if not exists account (
              id bigint primary key, name text, phone text, email text, tax_number text,
              street text, city text, region text, postal_code text, country text,
              updated_at timestamptz not null);
            create index if not exists account_updated_at on account (updated_at, id);
            """;

    private static final int CONTACT_COLUMNS = 15;
    private static final String INSERT_CONTACTS =
            """
            insert into contact select id::bigint, full_name, mobile, email, born, gender, province, city, district,
              street, postal_code, country, id_card, created_at::timestamptz, updated_at::timestamptz
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as c (id, full_name, mobile, email, born, gender,
              province, city, district, street, postal_code, country, id_card, created_at, updated_at)
            """;

    private static final int ACCOUNT_COLUMNS = 11;
    private static final String INSERT_ACCOUNTS =
            """
            insert into account select id::bigint, name, phone, email, tax_number, street, city, region, postal_code,
              country, updated_at::timestamptz
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as a (id, name, phone, email, tax_number, street, city, region,
              postal_code, country, updated_at)
            """;

    private static final int ROWS_PER_STATEMENT = 1_000;
    private static final int SPELLING = 110;

    private final SampleWorld world;
    private final RealCustomers real;

    CrmDatabase(SampleWorld world, RealCustomers real) {
        this.world = world;
        this.real = real;
    }

    /** The key of a contact or account: its number. */
    static String key(Sighting sighting) {
        return Long.toString(sighting.number());
    }

    /** The stream that the record belongs to. */
    static String stream(Sighting sighting) {
        return sighting.company() ? "accounts" : "contacts";
    }

    /** Makes the tables and fills them in one transaction; tables that have rows already stay as they are. Empty values are null. */
    void fill(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            if (isEmpty(statement)) {
                insert(connection);
            }
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private static boolean isEmpty(Statement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select not exists (select from contact)")) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private void insert(Connection connection) throws SQLException {
        try (Columns contacts = new Columns(connection, INSERT_CONTACTS, CONTACT_COLUMNS);
                Columns accounts = new Columns(connection, INSERT_ACCOUNTS, ACCOUNT_COLUMNS)) {
            for (Sighting sighting : real.inCrm()) {
                add(sighting, contacts, accounts);
            }
            for (int index = 0; index < world.parties(); index++) {
                for (Sighting sighting : world.sightings(SourceSystem.CRM, index)) {
                    add(sighting, contacts, accounts);
                }
            }
            contacts.flush();
            accounts.flush();
        }
    }

    private void add(Sighting sighting, Columns contacts, Columns accounts) throws SQLException {
        if (sighting.company()) {
            accounts.add(
                    key(sighting),
                    sighting.organization(),
                    sighting.mobile(),
                    sighting.email(),
                    sighting.taxNumber(),
                    sighting.streetWithDistrict(),
                    sighting.city(),
                    sighting.region(),
                    sighting.postalCode(),
                    sighting.country(),
                    sighting.updatedAt().toString());
            return;
        }
        SampleRandom random = world.random(sighting.number(), SPELLING);
        contacts.add(
                key(sighting),
                sighting.name().inOneField(random),
                sighting.mobile(),
                sighting.email(),
                sighting.born(),
                sighting.genderKnown() ? sighting.male() ? "1" : "2" : "9",
                sighting.region(),
                sighting.city(),
                sighting.district(),
                sighting.street(),
                sighting.postalCode(),
                sighting.country(),
                sighting.nationalId(),
                sighting.createdAt().toString(),
                sighting.updatedAt().toString());
    }

    /** Collects rows column by column and inserts them with one statement per thousand. */
    private static final class Columns implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement insert;
        private final List<String[]> rows = new ArrayList<>();
        private final int columns;

        Columns(Connection connection, String sql, int columns) throws SQLException {
            this.connection = connection;
            this.insert = connection.prepareStatement(sql);
            this.columns = columns;
        }

        void add(String... row) throws SQLException {
            rows.add(row);
            if (rows.size() == ROWS_PER_STATEMENT) {
                flush();
            }
        }

        void flush() throws SQLException {
            if (rows.isEmpty()) {
                return;
            }
            List<Array> arrays = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                @Nullable Object[] values = new @Nullable Object[rows.size()];
                for (int row = 0; row < values.length; row++) {
                    String value = rows.get(row)[column];
                    values[row] = value.isEmpty() ? null : value;
                }
                Array array = connection.createArrayOf("text", values);
                arrays.add(array);
                insert.setArray(column + 1, array);
            }
            insert.executeUpdate();
            for (Array array : arrays) {
                array.free();
            }
            rows.clear();
        }

        @Override
        public void close() throws SQLException {
            insert.close();
        }
    }
}
