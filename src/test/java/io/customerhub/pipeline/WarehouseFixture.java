package io.customerhub.pipeline;

import com.zaxxer.hikari.HikariDataSource;
import io.customerhub.warehouse.TestDatabase;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/** An empty warehouse in a real PostgreSQL, laid out by the shipped migration. */
final class WarehouseFixture {

    private WarehouseFixture() {}

    static HikariDataSource fresh() throws Exception {
        HikariDataSource warehouse = new HikariDataSource();
        warehouse.setJdbcUrl(TestDatabase.empty());
        warehouse.setMaximumPoolSize(2);
        try (InputStream layout = Objects.requireNonNull(
                        WarehouseFixture.class.getResourceAsStream("/db/migration/V1__warehouse.sql"));
                Connection connection = warehouse.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(new String(layout.readAllBytes(), StandardCharsets.UTF_8));
        }
        return warehouse;
    }

    /** The ledger as lines of name, state and records, by name. */
    static List<String> files(DataSource warehouse) throws SQLException {
        List<String> files = new ArrayList<>();
        try (Connection connection = warehouse.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT name || ' ' || state || ' ' || records FROM hub.file ORDER BY name, finished_at")) {
            while (rows.next()) {
                files.add(rows.getString(1));
            }
        }
        return files;
    }
}
