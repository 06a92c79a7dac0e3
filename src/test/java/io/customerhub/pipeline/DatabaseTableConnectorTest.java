package io.customerhub.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.customerhub.record.Content;
import io.customerhub.record.FieldPath;
import io.customerhub.record.Position;
import io.customerhub.warehouse.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The connector database-table against a real PostgreSQL. */
class DatabaseTableConnectorTest {

    private static final String CONTACTS =
            """
            CREATE TABLE contacts (id int PRIMARY KEY, name text, updated_at timestamptz);
            CREATE INDEX ON contacts (updated_at, id);
            """;
    private static final String BY_CURSOR = "table: contacts, key: id, cursor: updated_at, pageSize: 4, every: 100ms";

    private final String url = TestDatabase.empty();
    private final HikariDataSource database = pool(url);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void everyRowArrivesOnceAlthoughManyShareACursorAcrossPageBorders() throws Exception {
        run(CONTACTS);
        run("INSERT INTO contacts SELECT i, 'n', '2026-01-31 08:00:00.123456Z'::timestamptz + (i / 7) * interval '1 ms'"
                + " FROM generate_series(1, 50) i");
        try (HubInMemory hub = hub(BY_CURSOR)) {
            hub.awaitFinished(1);
            assertThat(hub.failures).isEmpty();
            assertThat(hub.values("id").subList(0, 50)).doesNotHaveDuplicates().hasSize(50);
            assertThat(hub.committed()).isEqualTo("{\"cursor\":\"2026-01-31T08:00:00.130456Z\",\"key\":\"50\"}");
            assertThat(hub.values("updated_at")).contains("2026-01-31T08:00:00.123456Z");
        }
    }

    @Test
    void aRowThatIsCommittedLateWithinTheLookbackArrives() throws Exception {
        run(CONTACTS);
        run("INSERT INTO contacts SELECT i, 'n', now() - interval '10 s' FROM generate_series(1, 9) i");
        try (HubInMemory hub = hub(BY_CURSOR + ", lookback: 2m");
                Connection late = DriverManager.getConnection(url)) {
            late.setAutoCommit(false);
            late.createStatement().execute("INSERT INTO contacts VALUES (100, 'late', now() - interval '30 s')");
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
    void aQuietTableIsNotReadAgainOnceTheLookbackHasPassed() throws Exception {
        run(CONTACTS);
        run("INSERT INTO contacts SELECT i, 'n', now() - interval '10 s' FROM generate_series(1, 9) i");
        try (HubInMemory hub = hub(BY_CURSOR + ", lookback: 1s")) {
            hub.awaitFinished(1);
            Thread.sleep(1200);
            hub.awaitPolls(3);
            int settled = hub.batches.size();
            assertThat(settled).as("it was read again within the lookback").isGreaterThan(3);
            hub.awaitPolls(4);
            assertThat(hub.batches).hasSize(settled);
            run("INSERT INTO contacts VALUES (10, 'new', now())");
            Awaitility.await().until(() -> hub.values("id").contains("10"));
        }
    }

    @Test
    void rowsWithoutACursorArriveInPagesOfTheirOwnAtEachPoll() throws Exception {
        run(CONTACTS);
        run("INSERT INTO contacts SELECT i, 'n', CASE WHEN i % 2 = 0 THEN '2026-01-01Z'::timestamptz END"
                + " FROM generate_series(1, 40) i");
        try (HubInMemory hub = hub(BY_CURSOR)) {
            hub.awaitFinished(1);
            assertThat(new TreeSet<>(hub.values("id"))).hasSize(40);
            assertThat(hub.batches.stream().filter(batch -> batch.records().stream()
                            .anyMatch(row -> row.content().text(FieldPath.of("updated_at")) == null)))
                    .allMatch(batch -> batch.position() == null);
            run("INSERT INTO contacts VALUES (41, 'n', NULL)");
            Awaitility.await().until(() -> hub.values("id").contains("41"));
        }
    }

    @Test
    void aTableWithoutCursorIsReadAsAWholeAtEachPoll() throws Exception {
        run("CREATE TABLE regions (code varchar(10) PRIMARY KEY, name text)");
        run("INSERT INTO regions SELECT 'r' || i, 'n' FROM generate_series(1, 11) i");
        try (HubInMemory hub = hub("table: regions, key: code, pageSize: 4, every: 100ms")) {
            hub.awaitFinished(1);
            assertThat(hub.values("code").subList(0, 11))
                    .doesNotHaveDuplicates()
                    .hasSize(11);
            assertThat(hub.committed()).isEqualTo("{}");
            run("UPDATE regions SET name = 'changed' WHERE code = 'r1'");
            Awaitility.await().until(() -> hub.values("name").contains("changed"));
        }
    }

    @Test
    void aJoinIsReadByQuery() throws Exception {
        run("CREATE TABLE customers (id int PRIMARY KEY, name text, changed timestamptz NOT NULL)");
        run("CREATE TABLE cities (customer int PRIMARY KEY, city text)");
        run("INSERT INTO customers SELECT i, 'n' || i, '2026-01-01Z' FROM generate_series(1, 10) i");
        run("INSERT INTO cities SELECT i, 'c' || i FROM generate_series(1, 5) i");
        try (HubInMemory hub = hub(
                "key: id, cursor: changed, pageSize: 3, every: 100ms, "
                        + "query: \"SELECT c.id, c.name, a.city, c.changed FROM customers c LEFT JOIN cities a ON a.customer = c.id\"")) {
            hub.awaitFinished(1);
            assertThat(hub.values("city").subList(0, 10)).contains("c1", "c5").containsNull();
            assertThat(hub.values("id").subList(0, 10)).doesNotHaveDuplicates();
        }
    }

    @Test
    void aStopInMidPollResumesAtTheCommittedPage() throws Exception {
        run(CONTACTS);
        run("INSERT INTO contacts SELECT i, 'n', '2026-01-01Z'::timestamptz + i * interval '1 h'"
                + " FROM generate_series(1, 20) i");
        Position position;
        try (HubInMemory first = hub(BY_CURSOR)) {
            first.onBatch(batch -> {
                if (first.batches.size() == 1) {
                    first.halt();
                }
            });
            Awaitility.await().until(() -> first.batches.size() == 2);
            first.context.stop();
            assertThat(first.values("id")).hasSize(8);
            assertThat(first.finished)
                    .as("a poll that was stopped is no good poll")
                    .hasValue(0);
            position = first.position(HubInMemory.STREAM);
        }
        try (HubInMemory second = new HubInMemory()) {
            second.resumeAt(position);
            second.context.getRegistry().bind("source", database);
            second.start("database-table", "dataSource: source, " + BY_CURSOR);
            second.awaitFinished(1);
            assertThat(second.values("id").subList(0, 13))
                    .as("from the lookback before row 8 on")
                    .startsWith("8", "9")
                    .endsWith("20");
        }
    }

    @Test
    void aReloadThatWasStoppedGoesOnWhereItWas() throws Exception {
        run("CREATE TABLE regions (id bigint PRIMARY KEY)");
        run("INSERT INTO regions SELECT i FROM generate_series(1, 12) i");
        try (HubInMemory hub = new HubInMemory()) {
            hub.resumeAt(new Position("{\"key\":\"8\"}"));
            hub.context.getRegistry().bind("source", database);
            hub.start("database-table", "dataSource: source, table: regions, key: id, pageSize: 5, every: 100ms");
            hub.awaitFinished(2);
            assertThat(hub.values("id").subList(0, 16))
                    .startsWith("9", "10", "11", "12", "1")
                    .endsWith("12");
        }
    }

    @Test
    void aBatchThatTheHubCannotTakeIsReadAgain() throws Exception {
        run(CONTACTS);
        run("INSERT INTO contacts SELECT i, 'n', now() - interval '1 h' FROM generate_series(1, 6) i");
        try (HubInMemory hub = new HubInMemory()) {
            hub.onBatch(batch -> {
                if (hub.failures.isEmpty() && hub.batches.size() == 1) {
                    throw new IllegalStateException("the warehouse is away");
                }
            });
            hub.context.getRegistry().bind("source", database);
            hub.start("database-table", "dataSource: source, " + BY_CURSOR);
            hub.awaitFinished(1);
            assertThat(hub.awaitFailure()).startsWith("HUB-POLL-001 ").doesNotContain("the warehouse is away");
            assertThat(new TreeSet<>(hub.values("id"))).hasSize(6);
        }
    }

    @Test
    void aDatabaseThatGoesAwayAndComesBackIsABadDayAndNothingIsLost() throws Exception {
        run(CONTACTS);
        run("INSERT INTO contacts SELECT i, 'n', now() - interval '1 h' FROM generate_series(1, 6) i");
        try (HubInMemory hub = hub(BY_CURSOR)) {
            hub.awaitFinished(1);
            String name = url.replaceAll(".*/([^?]+).*", "$1");
            try (Connection admin =
                            DriverManager.getConnection(TestDatabase.server().url("postgres"));
                    Statement statement = admin.createStatement()) {
                statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS false");
                statement.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
                assertThat(hub.awaitFailure()).startsWith("HUB-TABLE-010 test/rows: the source database is away");
                statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS true");
            }
            run("INSERT INTO contacts VALUES (7, 'n', now())");
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> hub.values("id")
                    .contains("7"));
            assertThat(hub.rejections()).isEmpty();
        }
    }

    @Test
    void anUnknownColumnIsNamedTogetherWithThoseThatThereAre() throws Exception {
        run(CONTACTS);
        try (HubInMemory hub = hub("table: contacts, key: id, cursor: changed, every: 100ms")) {
            assertThat(hub.awaitFailure())
                    .isEqualTo("HUB-TABLE-002 test/rows: 'contacts' has no column 'changed' (option 'cursor');"
                            + " it has: id, name, updated_at");
        }
        try (HubInMemory hub = hub("table: contacts, key: ID, every: 100ms")) {
            assertThat(hub.awaitFailure()).endsWith("write id");
        }
    }

    @Test
    void anUnknownTableAndAMissingPermissionAreNamed() throws Exception {
        try (HubInMemory hub = hub("table: nowhere.contacts, key: id, every: 100ms")) {
            assertThat(hub.awaitFailure())
                    .startsWith(
                            "HUB-TABLE-002 test/rows: the database refuses to read 'nowhere.contacts' (SQLSTATE 42P01)");
        }
    }

    @Test
    void aKeyThatIsNotUniqueAtAPageBorderStopsThePollInsteadOfLosingRows() throws Exception {
        run("CREATE TABLE visits (customer int NOT NULL, at timestamptz NOT NULL)");
        run("INSERT INTO visits SELECT 1, '2026-01-01Z' FROM generate_series(1, 9)");
        try (HubInMemory hub = hub("table: visits, key: customer, cursor: at, pageSize: 4, every: 100ms")) {
            assertThat(hub.awaitFailure()).startsWith("HUB-TABLE-007 test/rows: the key 'customer' is not unique");
            assertThat(hub.batches).isEmpty();
        }
    }

    @Test
    void aRowFromTheFutureArrivesAndDoesNotHideThoseThatFollow() throws Exception {
        run(CONTACTS);
        run("INSERT INTO contacts VALUES (1, 'now', now()), (2, 'future', now() + interval '3 days')");
        try (HubInMemory hub = hub(BY_CURSOR)) {
            hub.awaitFinished(1);
            assertThat(hub.values("id")).contains("1", "2");
            run("INSERT INTO contacts VALUES (3, 'later', now())");
            Awaitility.await().until(() -> hub.values("id").contains("3"));
        }
    }

    @Test
    void aCommittedPositionInTheFutureIsRefused() throws Exception {
        run(CONTACTS);
        try (HubInMemory hub = new HubInMemory()) {
            hub.resumeAt(new Position("{\"cursor\":\"2999-01-01T00:00:00Z\",\"key\":\"1\"}"));
            hub.context.getRegistry().bind("source", database);
            hub.start("database-table", "dataSource: source, " + BY_CURSOR);
            Awaitility.await().until(() -> !hub.pauses.isEmpty());
            assertThat(hub.pauses.get(0)).startsWith("HUB-TABLE-006").contains("later than the database's clock");
        }
    }

    @Test
    void rowsWithoutAKeyArriveToo() throws Exception {
        run("CREATE TABLE loose (id int, name text, at timestamptz)");
        run("INSERT INTO loose VALUES (1, 'a', '2026-01-01Z'), (NULL, 'b', '2026-01-01Z'), (NULL, 'c', NULL)");
        try (HubInMemory hub = hub("table: loose, key: id, cursor: at, every: 100ms")) {
            hub.awaitFinished(1);
            assertThat(Set.copyOf(hub.values("name"))).containsExactlyInAnyOrder("a", "b", "c");
        }
    }

    @Test
    void valuesBecomeTextInOneForm() throws Exception {
        run(
                """
                CREATE TABLE kinds (id uuid PRIMARY KEY, t timestamptz, l timestamp, d date, n numeric, f float8, b boolean,
                    y bytea, j jsonb, x text, a int[], c char(5), z time, i bigint);
                INSERT INTO kinds VALUES ('00000000-0000-0000-0000-000000000001', '2026-03-29 02:30:00.000001+08',
                    '2026-03-29 02:30:00.5', '2026-03-29', 1234567890123456789.10, 1e21, true, '\\x00ff', '{"a": 1}',
                    'x', '{1,2}', 'ab', '02:30:00.000001', 9007199254740993);
                INSERT INTO kinds (id, t) VALUES ('00000000-0000-0000-0000-000000000002', 'infinity');
                """);
        try (HubInMemory hub = hub("table: kinds, key: id, pageSize: 1, every: 100ms, timeZone: Asia/Shanghai")) {
            hub.awaitFinished(1);
            Content row = hub.contents().get(0);
            assertThat(text(row, "t")).isEqualTo("2026-03-28T18:30:00.000001Z");
            assertThat(text(row, "l")).isEqualTo("2026-03-28T18:30:00.500Z");
            assertThat(text(row, "d")).isEqualTo("2026-03-29");
            assertThat(text(row, "n")).isEqualTo("1234567890123456789.10");
            assertThat(text(row, "f")).isEqualTo("1000000000000000000000");
            assertThat(text(row, "b")).isEqualTo("true");
            assertThat(text(row, "y")).isEqualTo("AP8=");
            assertThat(text(row, "j")).isEqualTo("{\"a\": 1}");
            assertThat(text(row, "a")).isEqualTo("{1,2}");
            assertThat(text(row, "z")).isEqualTo("02:30:00.000001");
            assertThat(text(row, "i")).isEqualTo("9007199254740993");
            assertThat(text(hub.contents().get(1), "t")).isEqualTo("infinity");
            assertThat(text(hub.contents().get(1), "x")).isNull();
            assertThat(new String(hub.records().get(1).payload(), StandardCharsets.UTF_8))
                    .startsWith("{\"id\":\"00000000-0000-0000-0000-000000000002\",\"t\":\"infinity\",\"l\":null,");
        }
    }

    @Test
    void localTimesNumbersAndTextsAreCursorsToo() throws Exception {
        run(
                "CREATE TABLE t (id uuid PRIMARY KEY, l timestamp NOT NULL, n bigint NOT NULL, x char(8) NOT NULL, d date)");
        run(
                "INSERT INTO t SELECT gen_random_uuid(), '2026-03-29 02:30:00.000001'::timestamp + i * interval '1 us', i / 3,"
                        + " 'x' || i, '2026-01-01' FROM generate_series(1, 20) i");
        for (String cursor : new String[] {"l", "n", "x", "d"}) {
            try (HubInMemory hub = hub("table: t, key: id, pageSize: 3, every: 100ms, cursor: " + cursor)) {
                hub.awaitFinished(1);
                assertThat(hub.failures).isEmpty();
                assertThat(hub.values("id").subList(0, 20)).as(cursor).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void aPageThatTakesTooLongEndsAtItsLimit() throws Exception {
        run("CREATE VIEW slow AS SELECT 1 AS id, pg_sleep(30)::text AS nap");
        try (HubInMemory hub = hub("table: slow, key: id, timeLimit: 1, every: 100ms")) {
            assertThat(hub.awaitFailure()).startsWith("HUB-TABLE-011 test/rows: a page of 'slow' took longer");
        }
    }

    @Test
    void theSourceIsNeverWrittenTo() throws Exception {
        run("CREATE TABLE t (id int PRIMARY KEY)");
        run("INSERT INTO t VALUES (1)");
        run("CREATE FUNCTION touch() RETURNS int LANGUAGE sql AS 'INSERT INTO t VALUES (2) RETURNING id'");
        try (HubInMemory hub = hub("query: \"SELECT id, touch() AS touched FROM t\", key: id, every: 100ms")) {
            hub.awaitFailure();
            assertThat(hub.batches).isEmpty();
        }
    }

    private static String text(Content row, String field) {
        return row.text(FieldPath.of(field));
    }

    private HubInMemory hub(String options) throws Exception {
        HubInMemory hub = new HubInMemory();
        hub.context.getRegistry().bind("source", database);
        return hub.start("database-table", "dataSource: source, " + options);
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(1000);
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
