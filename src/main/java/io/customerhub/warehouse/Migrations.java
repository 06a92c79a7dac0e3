package io.customerhub.warehouse;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the schema up to date from {@code db/migration}, and refuses one that a newer hub has made. */
final class Migrations {

    private Migrations() {}

    static void apply(DataSource source) {
        requireReachable(source);
        try {
            Flyway flyway = configuration(source).load();
            MigrationInfoService info = flyway.info();
            for (MigrationInfo applied : info.applied()) {
                if (applied.getState() == MigrationState.FUTURE_SUCCESS
                        || applied.getState() == MigrationState.FUTURE_FAILED) {
                    throw new WarehouseException(
                            "HUB-DB-002",
                            "the warehouse has schema version " + applied.getVersion()
                                    + ", which this hub does not know; run the hub that made it, or a newer one");
                }
            }
            if (info.pending().length > 0 || info.current() == null) {
                flyway.migrate();
            } else {
                // who finds nothing to do takes no lock and waits for nobody who migrates
                flyway.validate();
            }
        } catch (FlywayException e) {
            if (e.getCause() instanceof SQLException cause && "42501".equals(cause.getSQLState())) {
                throw new WarehouseRefusedException(
                        "HUB-DB-024",
                        "the user of the warehouse may not make the hub's schemas: let the owner of the database run"
                                + " GRANT CREATE ON DATABASE for that user, or set HUB_WAREHOUSE_USER to the owner",
                        e);
            }
            if (e.getCause() instanceof SQLException cause && SqlFailure.of(cause) == SqlFailure.UNAVAILABLE) {
                throw Warehouse.failure(cause);
            }
            throw new WarehouseException(
                    "HUB-DB-005", "the schema of the warehouse cannot be brought up to date: " + e.getMessage(), e);
        }
    }

    /** Where the migrations are and where it is noted which have been applied. */
    static FluentConfiguration configuration(DataSource source) {
        return Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:db/migration")
                .schemas("hub")
                .table("schema_version");
    }

    private static void requireReachable(DataSource source) {
        try {
            source.getConnection().close();
        } catch (SQLException e) {
            throw Warehouse.failure(e);
        }
    }
}
