package io.customerhub.warehouse;

import io.customerhub.warehouse.ConfigurationChange.Subject;
import io.customerhub.warehouse.ConfigurationChange.What;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keeps the changes of the configuration. Safe for use by several threads. */
public final class ConfigurationChangeStore {

    private static final String INSERT =
            """
            INSERT INTO hub.configuration_change
                (at, what, subject, system, name, file, configuration, hash, codes, message, gap_ms)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String LAST =
            """
            SELECT DISTINCT ON (subject, name) * FROM hub.configuration_change ORDER BY subject, name, id DESC""";

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public ConfigurationChangeStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Adds changes in their order, all or none. */
    public void add(List<ConfigurationChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        warehouse.transact(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
                for (ConfigurationChange change : changes) {
                    fill(
                            insert,
                            change,
                            connection.createArrayOf("text", change.codes().toArray()));
                    insert.addBatch();
                }
                return insert.executeBatch().length;
            }
        });
    }

    private static void fill(PreparedStatement insert, ConfigurationChange change, Array codes) throws SQLException {
        Duration gap = change.gap();
        insert.setObject(1, OffsetDateTime.ofInstant(change.at(), ZoneOffset.UTC));
        insert.setString(2, change.what().word());
        insert.setString(3, change.subject().word());
        insert.setString(4, change.system());
        insert.setString(5, change.name());
        insert.setString(6, change.file());
        insert.setObject(7, change.configuration(), java.sql.Types.INTEGER);
        insert.setString(8, change.hash());
        insert.setArray(9, codes);
        insert.setString(10, change.message() == null ? null : LetterLedger.storable(change.message()));
        insert.setObject(11, gap == null ? null : (int) gap.toMillis(), java.sql.Types.INTEGER);
    }

    /** The latest change of each thing that ever was in the configuration. */
    public List<ConfigurationChange> last() {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(LAST)) {
                return read(select);
            }
        });
    }

    /** The refusals that stand: the configuration in the folder is not the one that runs. By system. */
    public List<ConfigurationChange> refused() {
        return last().stream().filter(change -> change.what() == What.REFUSED).toList();
    }

    /** The latest changes, newest first. */
    public List<ConfigurationChange> latest(int limit) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT * FROM hub.configuration_change ORDER BY id DESC LIMIT ?")) {
                select.setInt(1, limit);
                return read(select);
            }
        });
    }

    /** A change with its number. */
    public record Numbered(long number, ConfigurationChange change) {}

    /**
     * A page of changes, the newest first.
     *
     * @param system of one source system; null for all
     * @param before the last number of the page before; {@code Long.MAX_VALUE} for the first page
     */
    public List<Numbered> page(@Nullable String system, long before, int limit) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT * FROM hub.configuration_change"
                    + " WHERE id < ? AND (?::text IS NULL OR system = ?) ORDER BY id DESC LIMIT ?")) {
                select.setLong(1, before);
                select.setString(2, system);
                select.setString(3, system);
                select.setInt(4, limit);
                List<Numbered> page = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        page.add(new Numbered(row.getLong("id"), change(row)));
                    }
                }
                return page;
            }
        });
    }

    /** The changes with an id above this one, oldest first. */
    public List<ConfigurationChange> after(long id) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT * FROM hub.configuration_change WHERE id > ? ORDER BY id")) {
                select.setLong(1, id);
                return read(select);
            }
        });
    }

    private static List<ConfigurationChange> read(PreparedStatement select) throws SQLException {
        List<ConfigurationChange> changes = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                changes.add(change(row));
            }
        }
        return changes;
    }

    private static ConfigurationChange change(ResultSet row) throws SQLException {
        Integer gap = row.getObject("gap_ms", Integer.class);
        return new ConfigurationChange(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                What.valueOf(row.getString("what").toUpperCase(Locale.ROOT)),
                Subject.valueOf(row.getString("subject").toUpperCase(Locale.ROOT)),
                row.getString("system"),
                row.getString("name"),
                row.getString("file"),
                row.getObject("configuration", Integer.class),
                row.getString("hash"),
                texts(row.getArray("codes")),
                row.getString("message"),
                gap == null ? null : Duration.ofMillis(gap));
    }

    static List<String> texts(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
