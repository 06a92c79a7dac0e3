package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.observe.Health;
import io.customerhub.warehouse.TestDatabase;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Properties;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Databases whose driver the user puts into lib/. Oracle and SQL Server do not run here: H2 takes their place, in its
 * modes for them, with a driver that only lib/ has. The functions that it lacks are made from its own.
 */
final class ForeignDriverTest {

    private static final String MAPPING =
            """
            entity: customer
            key: ID
            fields:
              formatted_name: {from: NAME, as: person-name}
            """;
    private static final String TABLE =
            """
            CREATE TABLE contact (id %s PRIMARY KEY, name varchar(50), price numeric(10, 2), updated_at %s NOT NULL);
            INSERT INTO contact SELECT 100 + x, 'Li ' || CHAR(CAST(64 + MOD(x, 26) AS int)), x / 4.0,
                DATEADD('MICROSECOND', 123456 + x / 7 * 1000, TIMESTAMP '2026-01-31 08:00:00')
            FROM SYSTEM_RANGE(1, 50);
            """;

    /** What NLSSORT is to Oracle: the bytes of a text, in hexadecimal. */
    private static final String NLSSORT =
            """
            CREATE ALIAS NLSSORT AS 'String sort(String text, String rule) {
                if (text == null || !rule.equals("NLS_SORT=BINARY")) { return null; }
                return java.util.HexFormat.of().formatHex(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            }';
            """;

    private static final String SYSUTCDATETIME =
            """
            CREATE ALIAS SYSUTCDATETIME AS 'java.time.LocalDateTime now() {
                return java.time.LocalDateTime.now(java.time.ZoneOffset.UTC);
            }';
            """;

    @TempDir
    private Path folder;

    private final String warehouse = TestDatabase.fresh();

    @Test
    void everyRowArrivesOnceThroughTheSqlOfOracle() throws Exception {
        for (String type : new String[] {"timestamp", "timestamp(6) with time zone"}) {
            readsAll("oracle", "Oracle", "number(10)", type, NLSSORT);
        }
    }

    @Test
    void textKeysAreReadByTheirBytesThroughTheSqlOfOracle() throws Exception {
        readsAll("oracle", "Oracle", "varchar(20)", "timestamp", NLSSORT);
    }

    @Test
    void everyRowArrivesOnceThroughTheSqlOfSqlServer() throws Exception {
        // H2 knows no datetimeoffset: PageSqlTest holds the text of its queries
        readsAll("sqlserver", "MSSQLServer", "bigint", "datetime2", SYSUTCDATETIME);
    }

    private void readsAll(String dialect, String mode, String key, String cursor, String functions) throws Exception {
        String name = dialect + Integer.toHexString((key + cursor).hashCode());
        String url = "jdbc:h2:" + folder.resolve(name) + ";MODE=" + mode + ";TIME ZONE=UTC";
        create(url, functions + TABLE.formatted(key, cursor));
        ProjectInFolder project = project(name, url, dialect);
        Path lib = Files.createDirectories(project.root().resolve("lib"));
        Files.copy(h2(), lib.resolve("h2.jar"));
        try (RunningHub hub = RunningHub.start(project, warehouse)) {
            hub.awaitState(name + "/contacts", Health.StreamState.UP);
            RunningHub.await(
                    () -> RunningHub.rows(warehouse, "SELECT sum(loaded) FROM hub.run WHERE system = '" + name + "'")
                            .contains("50"));
            assertThat(RunningHub.rows(
                            warehouse, "SELECT key FROM standard.customer WHERE system = '" + name + "' ORDER BY key"))
                    .containsExactlyElementsOf(IntStream.rangeClosed(101, 150)
                            .mapToObj(Integer::toString)
                            .toList());
            assertThat(RunningHub.rows(warehouse, "SELECT position FROM hub.position WHERE system = '" + name + "'")
                            .get(0))
                    .startsWith("{\"cursor\":\"2026-01-31T08:00:00.130456")
                    .contains("\"key\":\"150\"");
            assertThat(RunningHub.rows(
                            warehouse, "SELECT sum(loaded), sum(dead) FROM hub.run WHERE system = '" + name + "'"))
                    .containsExactly("50 0");
        }
    }

    @Test
    void aMissingDriverIsToldWithItsSchemeAndWhatToPutWhere() {
        ProjectInFolder project = project("erp", "jdbc:oracle:thin:@//db:1521/x?password=geheim", "oracle");
        try (RunningHub hub = RunningHub.start(project, warehouse)) {
            hub.awaitState("erp/contacts", Health.StreamState.WAITING);
            Health.StreamHealth health = hub.health("erp/contacts");
            assertThat(health.code()).isEqualTo("HUB-TABLE-012");
            assertThat(health.message())
                    .isEqualTo("erp/contacts: there is no JDBC driver for jdbc:oracle:...; put Oracle's driver"
                            + " (ojdbc17.jar or ojdbc11.jar) into the folder lib/ of the project, beside routes/, and start the"
                            + " hub again");
        }
    }

    private ProjectInFolder project(String system, String url, String dialect) {
        return ProjectInFolder.in(folder.resolve("project-" + system))
                .write("routes/" + system + "/contacts.mapping.yaml", MAPPING)
                .write(
                        "routes/" + system + "/" + system + ".camel.yaml",
                        """
                        - beans:
                            - name: source
                              type: com.zaxxer.hikari.HikariDataSource
                              properties: {jdbcUrl: "%s", maximumPoolSize: 2, initializationFailTimeout: -1}
                        - route:
                            id: contacts
                            from:
                              uri: kamelet:database-table-source
                              parameters: {system: %s, stream: contacts, dataSource: source, dialect: %s, table: CONTACT,
                                key: ID, cursor: UPDATED_AT, pageSize: 4, every: 200ms}
                              steps:
                                - to: direct:ingest
                        """
                                .formatted(url, system, dialect));
    }

    /** Makes the database with the driver of the tests, which is then taken away again. */
    private static void create(String url, String script) throws SQLException {
        try (Connection connection = new org.h2.Driver().connect(url, new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute(script);
        }
        for (Driver known : Collections.list(DriverManager.getDrivers())) {
            if (known instanceof org.h2.Driver) {
                DriverManager.deregisterDriver(known);
            }
        }
    }

    private static Path h2() throws URISyntaxException {
        return Path.of(org.h2.Driver.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
