package io.customerhub.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariDataSource;
import io.customerhub.record.Content;
import io.customerhub.record.FieldPath;
import io.customerhub.record.Position;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The connector database-table against a real MariaDB, where the machine has its server program. */
class MariaDbTableTest {

    private static final String CONTACTS =
            "CREATE TABLE contacts (id int PRIMARY KEY, name text, updated_at %s, INDEX (updated_at, id));";
    private static final String BY_CURSOR = "table: contacts, key: id, cursor: updated_at, pageSize: 4, every: 100ms";
    private static final String STRICT = "?sessionVariables=sql_mode='STRICT_ALL_TABLES,NO_ZERO_DATE,NO_ZERO_IN_DATE'";

    private static @Nullable MariaDbServer running;

    private @Nullable HikariDataSource pool;

    @BeforeAll
    static void startServer() throws Exception {
        Path program = MariaDbServer.program();
        if (program == null) {
            return;
        }
        running = MariaDbServer.start(program);
        running.run(
                "",
                "CREATE USER reader@'127.0.0.1' IDENTIFIED BY 'right'; GRANT ALL ON source.* TO reader@'127.0.0.1'");
    }

    @AfterAll
    static void stopServer() throws Exception {
        if (running != null) {
            running.close();
        }
    }

    @BeforeEach
    void prepare() throws Exception {
        assumeTrue(
                running != null,
                "MariaDB is not tested: no server program 'mariadbd' was found. Install it (Debian, Ubuntu:"
                        + " apt-get install mariadb-server-core mariadb-client-core; macOS: brew install mariadb)"
                        + " or name it in the environment as MARIADBD");
        emptyDatabase();
    }

    private static void emptyDatabase() throws Exception {
        server().run("", "CREATE OR REPLACE DATABASE source CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
    }

    @AfterEach
    void closePool() {
        if (pool != null) {
            pool.close();
        }
    }

    @Test
    void everyRowArrivesOnceAlthoughManyShareACursorAcrossPageBorders() throws Exception {
        for (String type : List.of("timestamp(6) NULL", "datetime(6)")) {
            emptyDatabase();
            run(CONTACTS.formatted(type) + "SET time_zone = '+00:00'; INSERT INTO contacts SELECT seq, 'n',"
                    + " '2026-01-31 08:00:00.123456' + INTERVAL 1000 * (seq DIV 7) MICROSECOND FROM seq_1_to_50");
            try (HubInMemory hub = hub(BY_CURSOR, "?sessionVariables=time_zone='+08:00'")) {
                hub.awaitFinished(1);
                assertThat(hub.failures).isEmpty();
                assertThat(hub.values("id").subList(0, 50)).as(type).doesNotHaveDuplicates();
                assertThat(hub.values("updated_at")).contains("2026-01-31T08:00:00.123456Z");
                assertThat(hub.committed())
                        .startsWith("{\"cursor\":\"2026-01-31T08:00:00.130456")
                        .endsWith("\"key\":\"50\"}");
            }
        }
    }

    @Test
    void rowsAMicrosecondApartAreToldApart() throws Exception {
        run(
                "CREATE TABLE contacts (id int PRIMARY KEY, name text, updated_at datetime(6) NOT NULL, INDEX (updated_at, id));"
                        + "INSERT INTO contacts SELECT 100 - seq, 'n', '2026-03-29 02:30:00' + INTERVAL seq MICROSECOND"
                        + " FROM seq_1_to_20");
        try (HubInMemory hub =
                hub("table: contacts, key: id, cursor: updated_at, pageSize: 1, every: 100ms, lookback: 0s")) {
            hub.awaitFinished(1);
            assertThat(hub.values("id").subList(0, 20))
                    .startsWith("99", "98", "97")
                    .endsWith("80")
                    .doesNotHaveDuplicates();
            run("INSERT INTO contacts VALUES (200, 'next', '2026-03-29 02:30:00.000021')");
            Awaitility.await().until(() -> hub.values("id").contains("200"));
            assertThat(hub.values("id")).as("nothing is read again").hasSize(21);
        }
    }

    @Test
    void aRowThatIsCommittedLateWithinTheLookbackArrives() throws Exception {
        run(CONTACTS.formatted("datetime(6)")
                + "INSERT INTO contacts SELECT seq, 'n', UTC_TIMESTAMP(6) - INTERVAL 10 SECOND FROM seq_1_to_9");
        try (HubInMemory hub = hub(BY_CURSOR + ", lookback: 2m");
                Connection late = server().connect("source")) {
            late.setAutoCommit(false);
            late.createStatement()
                    .execute("INSERT INTO contacts VALUES (100, 'late', UTC_TIMESTAMP(6) - INTERVAL 30 SECOND)");
            hub.awaitFinished(1);
            String position = hub.committed();
            assertThat(hub.values("id")).doesNotContain("100");
            late.commit();
            Awaitility.await().until(() -> hub.values("id").contains("100"));
            hub.awaitPoll();
            assertThat(hub.committed()).as("the position never goes back").isEqualTo(position);
        }
    }

    @Test
    void rowsWithoutACursorArriveAtEachPollAndAZeroDateIsNone() throws Exception {
        for (String type :
                List.of("datetime(6) NULL", "datetime NOT NULL", "timestamp NULL", "timestamp(6) NOT NULL")) {
            for (String options : List.of("", STRICT)) {
                emptyDatabase();
                String none = type.endsWith("NOT NULL") ? "'0000-00-00'" : "IF(seq % 4, '0000-00-00', NULL)";
                run(CONTACTS.formatted(type) + "SET sql_mode = ''; INSERT INTO contacts SELECT seq, 'n',"
                        + " IF(seq % 2, '2026-01-01 08:00:00', " + none + ") FROM seq_1_to_40");
                try (HubInMemory hub = hub(BY_CURSOR, options)) {
                    hub.awaitFinished(1);
                    assertThat(hub.failures).isEmpty();
                    assertThat(new TreeSet<>(hub.values("id")))
                            .as(type + options)
                            .hasSize(40);
                    assertThat(hub.values("id").subList(0, 40)).doesNotHaveDuplicates();
                    assertThat(hub.values("updated_at"))
                            .anyMatch(time -> time != null && time.startsWith("0000-00-00"))
                            .noneMatch(time -> time != null && time.startsWith("1970"));
                    assertThat(hub.committed()).contains("2026-01-01").endsWith("\"key\":\"39\"}");
                    run("SET sql_mode = ''; INSERT INTO contacts VALUES (41, 'n', '0000-00-00')");
                    Awaitility.await().until(() -> hub.values("id").contains("41"));
                }
            }
        }
    }

    @Test
    void aDateThatIsHalfZeroDoesNotStopTheStream() throws Exception {
        for (String options : List.of("", STRICT)) {
            emptyDatabase();
            run(CONTACTS.formatted("datetime(6)") + "SET sql_mode = ''; INSERT INTO contacts SELECT seq, 'n',"
                    + " IF(seq < 10, '2026-00-00', '2026-01-01') FROM seq_1_to_20");
            try (HubInMemory hub = hub(BY_CURSOR, options)) {
                hub.awaitFinished(1);
                assertThat(hub.failures).isEmpty();
                assertThat(new TreeSet<>(hub.values("id"))).hasSize(20);
            }
        }
    }

    @Test
    void keysThatACollationTakesForEqualAreAllRead() throws Exception {
        run(
                """
                CREATE TABLE codes (code varchar(20), part int, latin varchar(20) CHARACTER SET latin1, INDEX (code));
                INSERT INTO codes VALUES ('a', 1, 'ä'), ('A', 1, 'a'), ('b', 1, 'A'), ('B', 1, 'b'), ('á', 1, 'B'), ('😀', 1, 'c'),
                    ('😁', 1, 'ç'), ('🐻', 1, 'C'), ('王', 1, 'x'), ('ß', 1, 'ß'), ('s', 1, 's'), ('a ', 1, 'ss'), ('a\\t', 1, 'y');
                CREATE VIEW coded AS SELECT code, part FROM codes;
                """);
        for (String from : List.of(
                "table: codes, key: code",
                "table: source.codes, key: code",
                "table: codes, key: latin",
                "table: coded, key: code, cursor: part",
                "query: SELECT code FROM codes, key: code",
                "query: \"SELECT CONCAT(code, '-', part) AS code FROM codes\", key: code, cursor: code")) {
            try (HubInMemory hub = hub(from + ", pageSize: 1, every: 100ms")) {
                hub.awaitFinished(1);
                assertThat(hub.failures).as(from).isEmpty();
                assertThat(hub.values(from.contains("latin") ? "latin" : "code").subList(0, 13))
                        .as(from)
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void everyKindOfColumnCanBeAKey() throws Exception {
        run(
                "CREATE TABLE keys_of_all_kinds (v varchar(20) UNIQUE, e ENUM('z', 'y', 'x', 'a', 'b') PRIMARY KEY, t tinyint(1),"
                        + " b bit(4), u uuid, n bigint unsigned, f double, d decimal(30, 10), y binary(2), h time(6), w year, s date);"
                        + "INSERT INTO keys_of_all_kinds SELECT CONCAT('V', 6 - seq), seq, CAST(seq AS SIGNED) - 2, seq,"
                        + " CONCAT(seq, '0000000-1234-11ef-a00', 6 - seq, '-000000000001'), 18446744073709551610 + seq, seq / 3,"
                        + " -12345678901234567890.5 / seq, CHAR(255 - seq, seq), SEC_TO_TIME(seq * 5000.000001), 2020 + seq,"
                        + " MAKEDATE(2026, seq) FROM seq_1_to_5");
        for (String key : List.of("v", "e", "t", "b", "u", "n", "f", "d", "y", "h", "w", "s")) {
            try (HubInMemory hub = hub("table: keys_of_all_kinds, pageSize: 1, every: 100ms, key: " + key)) {
                hub.awaitFinished(1);
                assertThat(hub.failures).as(key).isEmpty();
                assertThat(hub.values(key).subList(0, 5)).as(key).doesNotHaveDuplicates();
            }
        }
        for (String cursor : List.of("v", "e", "t", "b", "u", "n", "f", "d", "y", "h", "w", "s")) {
            try (HubInMemory hub =
                    hub("table: keys_of_all_kinds, pageSize: 1, every: 100ms, key: v, cursor: " + cursor)) {
                hub.awaitFinished(1);
                assertThat(hub.failures).as(cursor).isEmpty();
                assertThat(hub.values("v").subList(0, 5)).as(cursor).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aLookbackBelowZeroOfAnUnsignedCursorHidesNothing() throws Exception {
        run("CREATE TABLE t (id int unsigned PRIMARY KEY); INSERT INTO t VALUES (1), (2), (3)");
        try (HubInMemory hub = hub("table: t, key: id, cursor: id, lookback: 100, every: 100ms")) {
            hub.awaitFinished(1);
            run("INSERT INTO t VALUES (4)");
            Awaitility.await().until(() -> hub.values("id").contains("4"));
        }
    }

    @Test
    void valuesBecomeTextInOneForm() throws Exception {
        run(
                """
                CREATE TABLE kinds (id bigint PRIMARY KEY, t timestamp(6) NULL, t0 timestamp NULL, l datetime(6), l0 datetime, d date, n decimal(30, 2),
                    f double, r float, b boolean, many tinyint(1), bit1 bit(1), bit9 bit(9), y varbinary(9), blobs longblob, j json,
                    x longtext, e ENUM('ja', 'nein'), se SET('p', 'q'), z time(6), w year, u bigint unsigned, i tinyint,
                    id6 inet6, uid uuid, g point);
                SET time_zone = '+08:00', sql_mode = '';
                INSERT INTO kinds VALUES (9007199254740993, '2026-03-29 02:30:00.000001', '2026-03-29 02:30:00', '2026-03-29 02:30:00.5',
                    '2026-03-29 02:30:00', '2026-03-29', 1234567890123456789.10, 1e21, 0.1, true, 5, b'1', b'100000001', x'00ff',
                    x'00ff', '{"a": 1}', '王小明 😀 👩‍👩‍👧', 'nein', 'p,q', '-102:30:00.000001', 2026, 18446744073709551615, -5, '::1',
                    '00000000-0000-0000-0000-000000000001', POINT(1, 2));
                INSERT INTO kinds (id, t, l, d, b, bit1) VALUES (9007199254740994, '0000-00-00', '0000-00-00', '0000-00-00', 0, 0);
                INSERT INTO kinds (id, many) VALUES (9007199254740995, NULL);
                """);
        try (HubInMemory hub = hub("table: kinds, key: id, pageSize: 1, every: 100ms, timeZone: Asia/Shanghai")) {
            hub.awaitFinished(1);
            assertThat(hub.failures).isEmpty();
            Content row = hub.contents().get(0);
            assertThat(text(row, "id")).isEqualTo("9007199254740993");
            assertThat(text(row, "t")).isEqualTo("2026-03-28T18:30:00.000001Z");
            assertThat(text(row, "t0")).isEqualTo("2026-03-28T18:30:00Z");
            assertThat(text(row, "l")).isEqualTo("2026-03-28T18:30:00.500Z");
            assertThat(text(row, "l0")).isEqualTo("2026-03-28T18:30:00Z");
            assertThat(text(row, "d")).isEqualTo("2026-03-29");
            assertThat(text(row, "n")).isEqualTo("1234567890123456789.10");
            assertThat(text(row, "f")).isEqualTo("1000000000000000000000");
            assertThat(text(row, "r")).isEqualTo("0.1");
            assertThat(text(row, "b")).isEqualTo("true");
            assertThat(text(row, "many"))
                    .as("a tinyint(1) that is no truth value")
                    .isEqualTo("5");
            assertThat(text(row, "bit1")).isEqualTo("true");
            assertThat(text(row, "bit9")).isEqualTo("257");
            assertThat(text(row, "y")).isEqualTo("AP8=");
            assertThat(text(row, "blobs")).isEqualTo("AP8=");
            assertThat(text(row, "j")).isEqualTo("{\"a\": 1}");
            assertThat(text(row, "x")).isEqualTo("王小明 😀 👩‍👩‍👧");
            assertThat(text(row, "e")).isEqualTo("nein");
            assertThat(text(row, "se")).isEqualTo("p,q");
            assertThat(text(row, "z")).isEqualTo("-102:30:00.000001");
            assertThat(text(row, "w")).isEqualTo("2026");
            assertThat(text(row, "u")).isEqualTo("18446744073709551615");
            assertThat(text(row, "i")).isEqualTo("-5");
            assertThat(text(row, "id6")).isEqualTo("::1");
            assertThat(text(row, "uid")).isEqualTo("00000000-0000-0000-0000-000000000001");
            assertThat(text(row, "g")).as("bytes in base64").startsWith("AAAAAAEBAAAA");
            Content zero = hub.contents().get(1);
            assertThat(text(zero, "t")).isEqualTo("0000-00-00 00:00:00");
            assertThat(text(zero, "l")).isEqualTo("0000-00-00 00:00:00.000000");
            assertThat(text(zero, "d")).isEqualTo("0000-00-00");
            assertThat(text(zero, "b")).isEqualTo("false");
            assertThat(text(zero, "bit1")).isEqualTo("false");
            assertThat(text(hub.contents().get(2), "many")).isNull();
            assertThat(text(hub.contents().get(2), "t")).isNull();
        }
    }

    @Test
    void aJoinIsReadByQuery() throws Exception {
        run("CREATE TABLE customers (id int PRIMARY KEY, name text, changed datetime(3) NOT NULL);"
                + "CREATE TABLE cities (customer int PRIMARY KEY, city text);"
                + "INSERT INTO customers SELECT seq, '王', '2026-01-01' FROM seq_1_to_10;"
                + "INSERT INTO cities SELECT seq, CONCAT('c', seq) FROM seq_1_to_5");
        try (HubInMemory hub =
                hub("key: id, cursor: changed, pageSize: 3, every: 100ms, query: \"SELECT c.id, c.name, a.city,"
                        + " c.changed FROM customers c LEFT JOIN cities a ON a.customer = c.id WHERE c.name = '王'\"")) {
            hub.awaitFinished(1);
            assertThat(hub.values("city").subList(0, 10)).contains("c1", "c5").containsNull();
            assertThat(hub.values("id").subList(0, 10)).doesNotHaveDuplicates();
        }
    }

    @Test
    void aTableWithoutCursorIsReadAsAWholeAtEachPoll() throws Exception {
        run("CREATE TABLE regions (code varchar(10) PRIMARY KEY, name text);"
                + "INSERT INTO regions SELECT CONCAT(IF(seq % 2, 'r', 'R'), seq), 'n' FROM seq_1_to_11");
        try (HubInMemory hub = hub("table: regions, key: code, columns: name, pageSize: 4, every: 100ms")) {
            hub.awaitFinished(1);
            assertThat(hub.values("code").subList(0, 11)).doesNotHaveDuplicates();
            assertThat(hub.committed()).isEqualTo("{}");
            run("UPDATE regions SET name = 'changed' WHERE code = 'r1'");
            Awaitility.await().until(() -> hub.values("name").contains("changed"));
        }
    }

    @Test
    void aServerThatIsStoppedAndStartedIsABadDayAndReadingGoesOnAtThePosition() throws Exception {
        run(CONTACTS.formatted("datetime(6)")
                + "INSERT INTO contacts SELECT seq, 'n', '2026-01-01' + INTERVAL seq HOUR FROM seq_1_to_6");
        try (HubInMemory hub = hub(BY_CURSOR)) {
            hub.awaitFinished(1);
            server().stop();
            try {
                assertThat(hub.awaitFailure()).startsWith("HUB-TABLE-010 test/rows: the source database is away");
            } finally {
                server().start();
            }
            int before = hub.records().size();
            run("INSERT INTO contacts VALUES (7, 'n', '2026-01-02')");
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> hub.values("id")
                    .contains("7"));
            assertThat(hub.values("id").subList(before, before + 2))
                    .as("from the lookback on")
                    .doesNotContain("1");
            assertThat(hub.rejections()).isEmpty();
        }
    }

    @Test
    void aCommittedPositionInTimeIsResumedWhateverTheZoneOfTheSession() throws Exception {
        run(CONTACTS.formatted("timestamp(6) NULL") + "SET time_zone = '+00:00'; INSERT INTO contacts SELECT seq, 'n',"
                + " '2026-01-01' + INTERVAL seq HOUR FROM seq_1_to_12");
        for (String zone : List.of("+00:00", "+08:00", "-03:30")) {
            try (HubInMemory hub = new HubInMemory()) {
                hub.resumeAt(new Position("{\"cursor\":\"2026-01-01T09:00:00Z\",\"key\":\"9\"}"));
                start(hub, BY_CURSOR, "?sessionVariables=time_zone='" + zone + "'", "right");
                hub.awaitFinished(1);
                assertThat(hub.values("id").subList(0, 4)).as(zone).containsExactly("9", "10", "11", "12");
            }
        }
    }

    @Test
    void aWrongPasswordIsToldWithoutSayingIt() throws Exception {
        try (HubInMemory hub = new HubInMemory()) {
            start(hub, BY_CURSOR, "", "wrong-secret");
            assertThat(hub.awaitFailure())
                    .isEqualTo("HUB-TABLE-003 test/rows: the database refuses the login (SQLSTATE 28000);"
                            + " correct user or password");
        }
    }

    @Test
    void whatIsNotThereIsNamed() throws Exception {
        run(CONTACTS.formatted("datetime(6)"));
        assertFailure(
                "table: contacts, key: id, cursor: changed",
                "HUB-TABLE-002 test/rows: 'contacts' has no column 'changed' (option 'cursor'); it has: id, name, updated_at");
        assertFailure(
                "table: contacts, key: ID",
                "HUB-TABLE-002 test/rows: 'contacts' has no column 'ID' (option 'key'); write id");
        assertFailure(
                "table: nowhere, key: id",
                "HUB-TABLE-002 test/rows: the database refuses to read 'nowhere' (SQLSTATE 42S02):"
                        + " Table 'source.nowhere' doesn't exist; correct the route, or ask for the permission");
        assertFailure(
                "query: SELECT nothing FROM contacts, key: id",
                "HUB-TABLE-002 test/rows: the database refuses to read 'query' (SQLSTATE 42S22):"
                        + " Unknown column 'nothing' in ");
        assertFailure(
                "table: mysql.user, key: User",
                "HUB-TABLE-002 test/rows: the database refuses to read 'mysql.user' (SQLSTATE 42000):"
                        + " SELECT command denied to user 'reader'@");
    }

    @Test
    void aPageThatTakesTooLongEndsAtItsLimit() throws Exception {
        run("CREATE VIEW slow AS SELECT 1 AS id, SLEEP(30) AS nap");
        try (HubInMemory hub = hub("table: slow, key: id, timeLimit: 1, every: 100ms")) {
            assertThat(hub.awaitFailure()).startsWith("HUB-TABLE-011 test/rows: a page of 'slow' took longer");
        }
    }

    @Test
    void theSourceIsNeverWrittenTo() throws Exception {
        run("CREATE TABLE t (id int PRIMARY KEY); CREATE TABLE touched (id int); INSERT INTO t VALUES (1)");
        run(
                "CREATE FUNCTION touch() RETURNS int MODIFIES SQL DATA BEGIN INSERT INTO touched VALUES (2); RETURN 1; END");
        try (HubInMemory hub = hub("query: \"SELECT id, touch() AS touched FROM t\", key: id, every: 100ms")) {
            assertThat(hub.awaitFailure())
                    .startsWith("HUB-TABLE-002 test/rows: the database refuses to read 'query' (SQLSTATE 25006)");
            assertThat(hub.batches).isEmpty();
        }
    }

    private void assertFailure(String options, String message) throws Exception {
        try (HubInMemory hub = hub(options + ", every: 100ms")) {
            assertThat(hub.awaitFailure()).startsWith(message); // how it goes on depends on the version of the server
        }
    }

    private static String text(Content row, String field) {
        return row.text(FieldPath.of(field));
    }

    private HubInMemory hub(String options) throws Exception {
        return hub(options, "");
    }

    private HubInMemory hub(String options, String urlOptions) throws Exception {
        HubInMemory hub = new HubInMemory();
        start(hub, options, urlOptions, "right");
        return hub;
    }

    /** The connection is a bean in YAML, as in a route of the shop. */
    private void start(HubInMemory hub, String options, String urlOptions, String password) throws Exception {
        closePool();
        String beans =
                """
                - beans:
                    - name: source
                      type: com.zaxxer.hikari.HikariDataSource
                      properties:
                        jdbcUrl: "%s"
                        username: reader
                        password: %s
                        maximumPoolSize: 2
                        readOnly: true
                        connectionTimeout: 1000
                """
                        .formatted(server().url("source") + urlOptions, password);
        PluginHelper.getRoutesLoader(hub.context).loadRoutes(ResourceHelper.fromString("source.camel.yaml", beans));
        hub.start("database-table", "dataSource: source, " + options);
        pool = hub.context.getRegistry().lookupByNameAndType("source", HikariDataSource.class);
    }

    private static MariaDbServer server() {
        return Objects.requireNonNull(running);
    }

    private static void run(String sql) throws SQLException {
        server().run("source", sql);
    }
}
