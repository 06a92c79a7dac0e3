package io.customerhub.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.customerhub.warehouse.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseTableConnectorTest {

    private final String url = TestDatabase.fresh();

    @Test
    void everyRowArrivesOnceAlthoughManyShareACursorAcrossPageBorders() throws Exception {
        run("CREATE TABLE contacts (id int PRIMARY KEY, updated_at timestamptz NOT NULL)");
        run("INSERT INTO contacts SELECT i, '2026-01-31 08:00:00.123456Z'::timestamptz + (i / 7) * interval '1 ms'"
                + " FROM generate_series(1, 50) i");
        try (HubInMemory hub = hub("table: contacts, key: id, cursor: updated_at, pageSize: 4, every: 200ms")) {
            hub.awaitFinished(1);
            assertThat(hub.failures).isEmpty();
            assertThat(hub.values("id").subList(0, 50)).doesNotHaveDuplicates().hasSize(50);
            assertThat(hub.position(HubInMemory.STREAM).text())
                    .isEqualTo("{\"cursor\":\"2026-01-31T08:00:00.130456Z\",\"key\":\"50\"}");
        }
    }

    private HubInMemory hub(String options) throws Exception {
        HubInMemory hub = new HubInMemory();
        PGSimpleDataSource database = new PGSimpleDataSource();
        database.setUrl(url);
        hub.context.getRegistry().bind("source", database);
        return hub.start("database-table", "dataSource: source, " + options);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
