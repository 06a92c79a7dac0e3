package io.customerhub.warehouse;

import com.dynatrace.hash4j.hashing.Hashing;
import io.customerhub.record.AttributeLayout;
import io.customerhub.record.AttributeValue;
import io.customerhub.record.BatchOrigin;
import io.customerhub.record.Content;
import io.customerhub.record.EntityType;
import io.customerhub.record.Position;
import io.customerhub.record.RecordBatch;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StandardValue;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/**
 * CPU of hub and PostgreSQL per row for the ways into the warehouse, against a bare COPY of the same rows. Run it with
 * the JDBC URL of an empty database on this machine (the times of the backends are read from /proc) and the number of
 * rows; the thread's time is the hub's, so what the compiler and the collector use is left out.
 */
final class WarehouseBenchmark {

    private static final int BATCH = 5_000;
    private static final AttributeLayout LAYOUT = new AttributeLayout(
            EntityType.CUSTOMER,
            List.of("name", "birth_date", "phone.mobile", "email", "address.home", "status", "gender", "registered_at"),
            List.of());
    private static final Instant READ_AT = Instant.parse("2026-01-31T08:00:00Z");
    private static final BatchOrigin ORIGIN =
            new BatchOrigin(Customers.STREAM, "crm-contacts", "contacts.csv", READ_AT, READ_AT);

    private final Warehouse warehouse;
    private final String url;
    private final int rows;

    private WarehouseBenchmark(Warehouse warehouse, String url, int rows) {
        this.warehouse = warehouse;
        this.url = url;
        this.rows = rows;
    }

    public static void main(String[] arguments) throws SQLException, IOException {
        try (Warehouse warehouse = Warehouse.open(arguments[0])) {
            WarehouseBenchmark benchmark =
                    new WarehouseBenchmark(warehouse, arguments[0], Integer.parseInt(arguments[1]));
            System.out.println("rows " + arguments[1] + ", batches of " + BATCH + "; microseconds of CPU per row");
            for (int repetition = 0; repetition < 3; repetition++) {
                benchmark.run();
            }
        }
    }

    private void run() throws SQLException, IOException {
        Customers.empty(warehouse);
        Customers.execute(warehouse, "CHECKPOINT");
        BatchWriter writer = new BatchWriter(warehouse);
        measure("first load (COPY straight into both tables)", writer, 1, "a");
        byte[] raw = copyOut("raw.record");
        byte[] standard = copyOut("standard.customer");
        measure("nothing changed (all looked up)", writer, 1, "a");
        measure("all changed (look-up, delete, COPY)", writer, 2, "a");
        stagedUpsert(standard);
        Customers.empty(warehouse);
        Customers.execute(warehouse, "CHECKPOINT");
        bareCopy(raw, standard);
        System.out.println();
    }

    private void measure(String what, BatchWriter writer, long version, String configuration) throws IOException {
        RunReference run = Customers.start(warehouse, configuration);
        long hub = 0;
        long before = postgresTicks();
        long start = System.nanoTime();
        long made = 0;
        for (int from = 0; from < rows; from += BATCH) {
            long making = System.nanoTime();
            RecordBatch batch = batch(from, Math.min(rows, from + BATCH), version);
            made += System.nanoTime() - making;
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            writer.write(batch, run);
            hub += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
            run = run.next();
        }
        print(what, hub, postgresTicks() - before, System.nanoTime() - start - made);
    }

    private void print(String what, long hubNanos, long ticks, long wallNanos) {
        System.out.printf(
                "%-46s hub %5.2f  PostgreSQL %5.2f  wall %5.2f%n",
                what, hubNanos / 1e3 / rows, ticks * 1e4 / rows, wallNanos / 1e3 / rows);
    }

    /** The same rows in their final form, in one COPY per table: the floor. */
    private void bareCopy(byte[] raw, byte[] standard) throws SQLException, IOException {
        long before = postgresTicks();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long start = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(url)) {
            connection.setAutoCommit(false);
            copyIn(connection, "raw.record", raw);
            copyIn(connection, "standard.customer", standard);
            connection.commit();
            long hub = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
            print("bare COPY of the same rows", hub, postgresTicks() - before, System.nanoTime() - start);
        }
    }

    /** What the delete and COPY is compared with: a staging table and a guarded upsert, standard rows only. */
    private void stagedUpsert(byte[] standard) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TEMP TABLE stage (LIKE standard.customer)");
            statement.execute("CREATE TEMP TABLE slice (LIKE standard.customer) ON COMMIT DELETE ROWS");
            copyIn(connection, "stage", standard);
            statement.execute("CREATE INDEX ON stage (key)");
            connection.commit();
            List<String> columns = new ArrayList<>();
            try (ResultSet column = statement.executeQuery(
                    "SELECT attname FROM pg_attribute WHERE attrelid = 'stage'::regclass AND attnum > 3")) {
                while (column.next()) {
                    columns.add(column.getString(1) + " = excluded." + column.getString(1));
                }
            }
            List<byte[]> slices = new ArrayList<>();
            for (int from = 0; from < rows; from += BATCH) {
                slices.add(copyOut(
                        connection, "(SELECT * FROM stage ORDER BY key OFFSET " + from + " LIMIT " + BATCH + ")"));
            }
            long before = postgresTicks();
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long start = System.nanoTime();
            for (byte[] slice : slices) {
                copyIn(connection, "slice", slice);
                statement.execute("INSERT INTO standard.customer AS t SELECT * FROM slice"
                        + " ON CONFLICT (system, stream, key) DO UPDATE SET " + String.join(", ", columns)
                        + " WHERE t.hash <> excluded.hash");
                connection.commit();
            }
            long hub = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu;
            print(
                    "  (staged upsert of the standard rows alone)",
                    hub,
                    postgresTicks() - before,
                    System.nanoTime() - start);
        }
    }

    private static void copyIn(Connection connection, String table, byte[] rows) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + table + " FROM STDIN (FORMAT binary)");
        for (int from = 0; from < rows.length; from += 1 << 16) {
            copy.writeToCopy(rows, from, Math.min(1 << 16, rows.length - from));
        }
        copy.endCopy();
    }

    private byte[] copyOut(String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            return copyOut(connection, table);
        }
    }

    private static byte[] copyOut(Connection connection, String table) throws SQLException {
        BinaryCopyBuffer bytes = new BinaryCopyBuffer();
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY " + table + " TO STDOUT (FORMAT binary)");
        for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
            bytes.raw(row);
        }
        return Arrays.copyOf(bytes.bytes(), bytes.size());
    }

    /** User and system time, in hundredths of a second, of all client backends of the server. */
    private long postgresTicks() throws IOException {
        long ticks = 0;
        for (String pid :
                Customers.query(warehouse, "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'")) {
            Path stat = Path.of("/proc", pid, "stat");
            if (Files.exists(stat)) {
                String[] fields = Files.readString(stat).split("\\) ", 2)[1].split(" ", 15);
                ticks += Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            }
        }
        return ticks;
    }

    private static RecordBatch batch(int from, int to, long version) {
        List<SourceRecord> records = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            records.add(customer(i, version));
        }
        return RecordBatch.read(ORIGIN, records, List.of(), new Position("{\"row\":" + to + "}"))
                .mapped(LAYOUT, records, List.of());
    }

    private static SourceRecord customer(int i, long version) {
        String name = "Given" + i % 1000 + " Family" + i % 7000;
        String email = "customer" + i + "@example.com";
        String phone = "+86138" + (10_000_000 + i);
        String json = "{\"id\":\"C" + (10_000_000 + i) + "\",\"full_name\":\"" + name + "\",\"mobile\":\"" + phone
                + "\",\"email\":\"" + email + "\",\"born\":\"1980-01-01\",\"v\":" + version + "}";
        byte[] payload = json.getBytes(StandardCharsets.UTF_8);
        Map<String, Object> parts = Map.of("given_name", "Given" + i % 1000, "family_name", "Family" + i % 7000);
        Map<String, Object> address = Map.of(
                "street_address",
                i % 900 + " Nanjing Road",
                "address_locality",
                "Shanghai",
                "postal_code",
                "200001",
                "address_country",
                "CN");
        return SourceRecord.read(i, new Content.Tree(Map.of()), payload)
                .identifiedAs(new SourceRecord.Identity(
                        "C" + (10_000_000 + i), version, Hashing.xxh3_64().hashBytesToLong(payload)))
                .with(
                        List.of(
                                value(name, StandardValue.valid(name, parts)),
                                value("1980-01-01", StandardValue.valid(LocalDate.of(1980, 1, 1 + i % 28))),
                                value(phone, StandardValue.valid(phone)),
                                value(email, StandardValue.valid(email)),
                                value("a", StandardValue.valid("Nanjing Road, Shanghai", address)),
                                value("active", StandardValue.valid("active")),
                                value("female", StandardValue.valid("female")),
                                value("x", StandardValue.valid(Instant.ofEpochSecond(1_600_000_000L + i)))),
                        List.of());
    }

    private static AttributeValue value(String raw, StandardValue standard) {
        return new AttributeValue(raw, raw, standard);
    }
}
