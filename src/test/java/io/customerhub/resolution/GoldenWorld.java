package io.customerhub.resolution;

import io.customerhub.Shell;
import io.customerhub.config.MatchingRules;
import io.customerhub.golden.RecordKey;
import io.customerhub.warehouse.Warehouse;
import io.customerhub.warehouse.golden.CustomerStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/** The sample world in a real warehouse, loaded by the hub's own way, with commands and looks at the golden layer. */
final class GoldenWorld implements AutoCloseable {

    private final Shell shell;
    private final Warehouse warehouse;
    private final List<List<String>> parties;

    private GoldenWorld(Shell shell, Warehouse warehouse, List<List<String>> parties) {
        this.shell = shell;
        this.warehouse = warehouse;
        this.parties = parties;
    }

    /** Loads a world of about so many persons and organizations. */
    static GoldenWorld load(Path folder, int size) throws IOException {
        SampleWorld world = SampleWorld.load(folder, size);
        TreeMap<String, List<String>> byParty = new TreeMap<>();
        for (String line : Files.readAllLines(world.truth())) {
            String[] cells = line.split(",");
            if (!line.startsWith("system")) {
                byParty.computeIfAbsent(cells[3], any -> new ArrayList<>())
                        .add(cells[0] + "/" + cells[1] + "/" + cells[2]);
            }
        }
        return new GoldenWorld(world.shell(), Warehouse.open(world.url()), List.copyOf(byParty.values()));
    }

    /** The records of each party, as the world knows. */
    List<List<String>> parties() {
        return parties;
    }

    Warehouse warehouse() {
        return warehouse;
    }

    Shell.Result hub(String... arguments) {
        return shell.hub(arguments);
    }

    Shell.Result hubReading(String stdin, String... arguments) {
        return shell.hubReading(stdin, arguments);
    }

    BulkMatch.Result match() {
        return new BulkMatch(warehouse, MatchingRules.DEFAULT).run(line -> {});
    }

    /** Matches what waits in the queue. */
    void matchQueued() {
        IncrementalMatch match = new IncrementalMatch(warehouse, MatchingRules.DEFAULT);
        while (!match.step(10).isIdle()) {
            // goes on
        }
    }

    /** As before the first matching. */
    void forgetAllCustomers() {
        update(
                "TRUNCATE golden.customer, golden.customer_history, golden.crosswalk, golden.crosswalk_history,"
                        + " golden.alias, hub.match_decision, hub.match_review, hub.match_model, hub.outbox, hub.match_start,"
                        + " hub.match_queue, hub.match_record, hub.match_key, hub.match_pair, hub.match_wide_key RESTART IDENTITY");
    }

    /** Lets these records exist and no others; null: all of them. */
    void onlyWith(Collection<String> records) {
        String kept = records == null
                ? "true"
                : "system || '/' || stream || '/' || key IN ('" + String.join("','", records) + "')";
        update("UPDATE standard.customer SET deleted_at = CASE WHEN " + kept + " THEN NULL ELSE now() END"
                + " WHERE (deleted_at IS NULL) <> (" + kept + ")");
    }

    UUID customer(String record) {
        return Objects.requireNonNull(new CustomerStore(warehouse).customerOf(RecordKey.parse(record)), record);
    }

    /** All bytes that are served: customers, links and what hangs on them, without the times since when. */
    List<String> bytes() {
        String columns = query(
                        """
                        SELECT string_agg('coalesce(' || quote_ident(column_name) || '::text, ''∅'')', ', ' ORDER BY ordinal_position)
                        FROM information_schema.columns
                        WHERE table_schema = 'golden' AND table_name = 'customer' AND column_name <> 'since'""")
                .get(0);
        List<String> bytes = query("SELECT concat_ws('|', " + columns + ") FROM golden.customer ORDER BY id");
        bytes.addAll(query("SELECT concat_ws('|', system, stream, key, customer_id) FROM golden.crosswalk ORDER BY 1"));
        bytes.addAll(
                query("SELECT concat_ws('|', customer_id, price_currency, count(*), sum(total)) FROM golden.sales_order"
                        + " GROUP BY customer_id, price_currency ORDER BY 1"));
        bytes.addAll(
                query("SELECT concat_ws('|', system, stream, key, customer_id) FROM golden.sales_order ORDER BY 1"));
        bytes.addAll(
                query("SELECT concat_ws('|', system, stream, key, customer_id) FROM golden.service_case ORDER BY 1"));
        return bytes;
    }

    /** The ids that are customers no more, each with where it leads. */
    List<String> aliases() {
        return query("SELECT id || ' ' || customer_id FROM golden.alias ORDER BY 1");
    }

    List<String> query(String sql) {
        return warehouse.transact(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(sql)) {
                List<String> values = new ArrayList<>();
                while (row.next()) {
                    values.add(row.getString(1));
                }
                return values;
            }
        });
    }

    void update(String sql) {
        warehouse.transact(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    @Override
    public void close() {
        warehouse.close();
    }
}
