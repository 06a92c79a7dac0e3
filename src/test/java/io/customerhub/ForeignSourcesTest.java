package io.customerhub;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.pipeline.MariaDbServer;
import io.customerhub.warehouse.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three sources that nobody prepared, brought in by YAML alone: what stands in src/test/resources/foreign-sources, real
 * databases and files, and the real hub. The counts were worked out from the sources by SQL, not from what the hub says.
 */
class ForeignSourcesTest {

    private static final Path SOURCES = Path.of("src/test/resources/foreign-sources");

    @TempDir
    private Path directory;

    @Test
    void northwindComesInFromPostgresWithEachOrderAtItsCustomerAndEachLineAtItsOrder() throws IOException {
        String source = TestDatabase.empty();
        RunningHub.execute(source, sql("northwind/source/northwind_pg.sql"));

        String warehouse = readOnce("northwind", databaseProperties("northwind", source, "hub", ""));

        assertThat(loaded(warehouse)).containsExactly("customers 91", "employees 9", "order-lines 2155", "orders 830");
        assertThat(query(
                        warehouse,
                        "SELECT count(DISTINCT o.customer_key) || ' ' || sum(o.total) || ' '"
                                + " || count(*) FILTER (WHERE o.completed_at IS NULL) FROM standard.sales_order o"
                                + " JOIN standard.customer c ON c.system = o.system"
                                + " AND c.stream = o.customer_stream AND c.key = o.customer_key"))
                .isEqualTo("89 1265792.98 21");
        assertThat(query(
                        warehouse,
                        "SELECT count(*) || ' ' || sum(l.ordered_quantity)::int || ' ' || count(DISTINCT o.key)"
                                + " FROM standard.sales_order_line l JOIN standard.sales_order o"
                                + " ON o.stream = l.order_stream AND o.key = l.order_key"))
                .isEqualTo("2155 51317 830");
        assertThat(
                        query(
                                warehouse,
                                "SELECT count(DISTINCT address_country)::text FROM standard.address WHERE stream = 'customers'"))
                .isEqualTo("21");
    }

    @Test
    void chinookComesInFromMariaDbOrFromPostgresWhereThereIsNone() throws Exception {
        String script = sql("chinook/source/chinook.sql");
        Path program = MariaDbServer.program();
        String warehouse;
        if (program == null) {
            String source = TestDatabase.empty();
            RunningHub.execute(source, script);
            warehouse = readOnce("chinook", databaseProperties("chinook", source, "hub", ""));
        } else {
            try (MariaDbServer server = MariaDbServer.start(program)) {
                server.run(
                        "",
                        "CREATE DATABASE chinook; CREATE USER reader@'127.0.0.1' IDENTIFIED BY 'right';"
                                + " GRANT SELECT ON chinook.* TO reader@'127.0.0.1'");
                server.run("chinook", script.replace(" timestamp", " datetime"));
                warehouse =
                        readOnce("chinook", databaseProperties("chinook", server.url("chinook"), "reader", "right"));
            }
        }

        assertThat(loaded(warehouse))
                .containsExactly("customers 59", "employees 8", "invoice-lines 2240", "invoices 412");
        assertThat(query(
                        warehouse,
                        "SELECT count(DISTINCT o.customer_key) || ' ' || sum(o.total) FROM standard.sales_order o"
                                + " JOIN standard.customer c ON c.stream = o.customer_stream"
                                + " AND c.key = o.customer_key"))
                .isEqualTo("59 2328.60");
        assertThat(query(
                        warehouse,
                        "SELECT count(*) || ' ' || sum(l.ordered_quantity)::int || ' ' || count(DISTINCT o.key)"
                                + " FROM standard.sales_order_line l JOIN standard.sales_order o"
                                + " ON o.stream = l.order_stream AND o.key = l.order_key"))
                .isEqualTo("2240 2240 412");
        assertThat(
                        query(
                                warehouse,
                                "SELECT count(DISTINCT address_country)::text FROM standard.address WHERE stream = 'customers'"))
                .isEqualTo("24");
    }

    @Test
    void theSalesforceOfANonprofitComesInFromCsvAndJsonFiles() throws IOException {
        Path inbox = Files.createDirectories(directory.resolve("inbox"));
        copy(SOURCES.resolve("npsp/source"), inbox);

        String warehouse = readOnce("npsp", "npsp.inbox=" + inbox.toString().replace('\\', '/') + "\n");

        assertThat(loaded(warehouse)).containsExactly("accounts 1223", "contacts 1024", "donations 1517");
        assertThat(query(
                        warehouse,
                        "SELECT sum(o.total)::int || ' ' || count(*) FILTER (WHERE o.order_status = 'open')"
                                + " FROM standard.sales_order o JOIN standard.customer c"
                                + " ON c.stream = o.customer_stream AND c.key = o.customer_key"))
                .isEqualTo("1739555 1");
        assertThat(query(
                        warehouse,
                        "SELECT count(DISTINCT key)::text FROM standard.contact_point WHERE system = 'npsp'"
                                + " AND stream = 'contacts' AND contact_system = 'email'"))
                .isEqualTo("470");
    }

    /** Checks the system as its user wrote it and reads it once; gives the URL of the warehouse, which holds no letters. */
    private String readOnce(String system, String properties) throws IOException {
        ProjectInFolder project = ProjectInFolder.in(directory.resolve("project"));
        copy(SOURCES.resolve(system), project.root().resolve("routes").resolve(system));
        project.write("hub.properties", properties);
        String warehouse = TestDatabase.fresh();
        Shell shell = new Shell(project.environment(warehouse));
        Shell.Result check = shell.hub("check", "--online", system);
        assertThat(check.exit()).as(check.out() + check.err()).isZero();
        Shell.Result run = shell.hub("run", "--only", system, "--once");
        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(RunningHub.rows(warehouse, "SELECT code FROM hub.dead_letter"))
                .isEmpty();
        assertThat(RunningHub.runsThatDoNotAddUp(warehouse)).isEmpty();
        return warehouse;
    }

    private static String databaseProperties(String system, String url, String user, String password) {
        return "%1$s.url=%2$s\n%1$s.user=%3$s\n%1$s.password=%4$s\n".formatted(system, url, user, password);
    }

    /** Standard rows by stream. */
    private static List<String> loaded(String warehouse) {
        return RunningHub.rows(
                warehouse,
                "SELECT stream || ' ' || count(*) FROM (SELECT stream FROM standard.customer UNION ALL SELECT stream FROM"
                        + " standard.sales_order UNION ALL SELECT stream FROM standard.sales_order_line) s"
                        + " GROUP BY stream ORDER BY stream");
    }

    private static String query(String warehouse, String sql) {
        return RunningHub.rows(warehouse, sql).get(0);
    }

    private static String sql(String file) throws IOException {
        return Files.readString(SOURCES.resolve(file), StandardCharsets.UTF_8);
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
            }
        }
    }
}
