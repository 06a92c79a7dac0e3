package io.customerhub.warehouse;

import static io.customerhub.warehouse.Customers.batch;
import static io.customerhub.warehouse.Customers.customer;
import static io.customerhub.warehouse.Customers.query;
import static io.customerhub.warehouse.Customers.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.record.EntityType;
import io.customerhub.record.SourceRecord;
import io.customerhub.record.StoredPart;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.internal.jdbc.DriverDataSource;
import org.junit.jupiter.api.Test;

/** A warehouse that an earlier hub has filled goes on under today's schema, whichever version it had. */
final class MigrationsTest {

    /** What a hub of the first version left behind: a finished run, its row in both layers, its position and a letter. */
    private static final String LEFT_BEHIND =
            """
            WITH c AS (INSERT INTO hub.configuration (system, stream, hash, mapping)
                       VALUES ('crm', 'contacts', 'one', 'entity: customer') RETURNING id),
                 r AS (INSERT INTO hub.run (system, stream, route, configuration, started_by, state, read, loaded, dead)
                       SELECT 'crm', 'contacts', 'crm-contacts', id, 'hub', 'finished', 2, 1, 1 FROM c RETURNING run),
                 w AS (INSERT INTO raw.record (system, stream, key, version, hash, payload, read_at, run)
                       SELECT 'crm', 'contacts', 'k1', 1, ?, ?, now(), run FROM r),
                 s AS (INSERT INTO standard.customer (system, stream, key, version, hash, run, configuration, status,
                           contact_points)
                       SELECT 'crm', 'contacts', 'k1', 1, ?, run, id, 'gold',
                           '[{"system":"phone","use":"mobile","value":"+8613800138000"}]' FROM r, c),
                 p AS (INSERT INTO hub.position (system, stream, position, run)
                       SELECT 'crm', 'contacts', '{"after":"1"}', run FROM r)
            INSERT INTO hub.dead_letter (system, stream, key, version, row_number, run, route, origin, stage, code, message,
                fingerprint, payload, payload_kind, payload_hash, configuration)
            SELECT 'crm', 'contacts', 'k2', 1, 2, run, 'crm-contacts', 'contacts.csv', 'validate', 'HUB-VAL-001',
                'an e-mail address was expected', 'f1', ?, 'record', 7, id FROM r, c
            """;

    @Test
    void whatAnEarlierHubLoadedIsStillKnownAndGoesOn() throws Exception {
        for (String from : versions()) {
            String url = TestDatabase.empty();
            SourceRecord known = customer("k1", 1, "gold");
            migrate(url, "1");
            leaveBehind(url, known);
            migrate(url, from);

            try (Warehouse warehouse = Warehouse.open(url)) {
                BatchOutcome again = new BatchWriter(warehouse).write(batch(known), start(warehouse, "one"));
                BatchOutcome more = new BatchWriter(warehouse)
                        .write(batch(customer("k1", 2, "silver"), customer("k2", 2, "new")), start(warehouse, "one"));

                assertThat(again.unchanged()).as("from version " + from).isEqualTo(1);
                assertThat(more.loaded()).as("from version " + from).isEqualTo(2);
                assertThat(query(warehouse, "SELECT key || version FROM raw.record ORDER BY key, version"))
                        .containsExactly("k11", "k12", "k22");
                assertThat(query(warehouse, "SELECT status FROM standard.customer ORDER BY key"))
                        .containsExactly("silver", "new");
                assertThat(query(warehouse, "SELECT value FROM standard.contact_point WHERE key = 'k1'"))
                        .contains("+8613800138000");
                assertThat(query(warehouse, "SELECT state FROM hub.dead_letter"))
                        .containsExactly("resolved");
                assertThat(query(warehouse, "SELECT bool_and(balanced) FROM hub.run"))
                        .containsExactly("t");
            }
        }
    }

    @Test
    void everyColumnSaysInPostgresWhatTheDocsSay() {
        try (Warehouse warehouse = Warehouse.open(TestDatabase.empty())) {
            List<String> documented = new ArrayList<>();
            for (EntityType entity : EntityType.values()) {
                entity.columns()
                        .forEach(column ->
                                documented.add(entity.table() + "." + column.name() + " " + column.description()));
            }
            Map.of(
                            "contact_point", StoredPart.CONTACT_POINT,
                            "address", StoredPart.ADDRESS,
                            "identifier", StoredPart.IDENTIFIER)
                    .forEach((view, parts) ->
                            parts.forEach(part -> documented.add(view + "." + part.name() + " " + part.description())));

            List<String> columns = query(
                    warehouse,
                    """
                    SELECT c.relname || '.' || a.attname || ' ' || coalesce(col_description(c.oid, a.attnum), '')
                    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                    WHERE c.relnamespace = 'standard'::regnamespace AND c.relkind IN ('r', 'v')""");
            assertThat(columns).containsAll(documented);
            assertThat(columns).noneMatch(column -> column.endsWith(" "));
        }
    }

    @Test
    void noColumnOfTheLayersMakesAutovacuumReadALargeSample() {
        try (Warehouse warehouse = Warehouse.open(TestDatabase.empty())) {
            assertThat(
                            query(
                                    warehouse,
                                    """
                            SELECT a.attrelid::regclass || '.' || a.attname
                            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                            WHERE c.relnamespace IN ('raw'::regnamespace, 'standard'::regnamespace) AND c.relkind = 'r'
                                AND a.attnum > 0 AND NOT a.attisdropped AND coalesce(a.attstattarget, -1) NOT IN (0, 10)"""))
                    .isEmpty();
        }
    }

    private static List<String> versions() {
        String url = TestDatabase.empty();
        return Arrays.stream(flyway(url, "latest").info().all())
                .map(MigrationInfo::getVersion)
                .map(String::valueOf)
                .toList();
    }

    private static void migrate(String url, String version) {
        flyway(url, version).migrate();
    }

    private static Flyway flyway(String url, String target) {
        return Migrations.configuration(
                        new DriverDataSource(MigrationsTest.class.getClassLoader(), null, url, null, null))
                .target(target)
                .load();
    }

    private static void leaveBehind(String url, SourceRecord known) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement insert = connection.prepareStatement(LEFT_BEHIND)) {
            insert.setLong(1, known.requireIdentity().hash());
            insert.setBytes(2, known.payload());
            insert.setLong(3, known.requireIdentity().hash());
            insert.setBytes(4, "{\"id\":\"k2\"}".getBytes(StandardCharsets.UTF_8));
            insert.executeUpdate();
        }
    }
}
