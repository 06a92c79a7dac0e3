package io.customerhub.warehouse;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * The first look at the warehouse, without a pool, which would try for long what can never succeed. It tells wrong
 * settings from a database that is away. Codes: PostgreSQL 18 manual, appendix A; 08004 is what pgJDBC says when the
 * server wants a password and there is none.
 */
final class FirstConnection {

    private final WarehouseSettings settings;

    FirstConnection(WarehouseSettings settings) {
        this.settings = settings;
    }

    /**
     * Connects and leaves again.
     *
     * @throws WarehouseRefusedException when the settings are wrong
     * @throws WarehouseUnavailableException when the database cannot be reached now
     */
    void make(Properties properties) {
        if (Driver.parseURL(settings.url(), null) == null) {
            throw new WarehouseRefusedException(
                    "HUB-DB-023",
                    "HUB_WAREHOUSE_URL is no JDBC URL of PostgreSQL; write for example"
                            + " jdbc:postgresql://db.example.com:5432/customers");
        }
        try {
            DriverManager.getConnection(settings.url(), properties).close();
        } catch (SQLException e) {
            throw meaning(e);
        }
    }

    private WarehouseException meaning(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return switch (state) {
            case "28P01", "28000", "08004" ->
                new WarehouseRefusedException(
                        "HUB-DB-021",
                        settings.shownUrl() + " does not let the hub in (SQLSTATE " + state
                                + "): set HUB_WAREHOUSE_USER and HUB_WAREHOUSE_PASSWORD to a user that may connect",
                        e);
            case "3D000" ->
                new WarehouseRefusedException(
                        "HUB-DB-022",
                        settings.shownUrl() + " names a database that does not exist: make it with CREATE DATABASE, or"
                                + " set HUB_WAREHOUSE_URL to one that does",
                        e);
            default -> Warehouse.failure(e);
        };
    }
}
