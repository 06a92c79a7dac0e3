package io.customerhub.audit;

import io.customerhub.access.AuditTrail;
import io.customerhub.access.Role;
import io.customerhub.warehouse.SqlRows;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The audit log in the warehouse. Entries are only added, one after the other, each with a keyed hash over itself and the
 * hash of the one before. Safe for use by several threads and processes.
 */
public final class AuditStore implements AuditTrail {

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('customer-hub audit', 0))";

    private static final String INSERT =
            """
            INSERT INTO hub.audit (sequence, at, actor_kind, actor, roles, address, action, subject, purpose, result,
                operation, detail, key_id, prev_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private static final String LAST = "SELECT * FROM hub.audit ORDER BY sequence DESC LIMIT 1";

    private final Warehouse warehouse;
    private final AuditKeys keys;
    private final Clock clock;
    private final NoteQueue queue = new NoteQueue(this::write);

    /** The log of a warehouse, with the keys of a data folder. */
    public AuditStore(Warehouse warehouse, AuditKeys keys) {
        this(warehouse, keys, Clock.systemUTC());
    }

    /** As above with another clock. */
    public AuditStore(Warehouse warehouse, AuditKeys keys, Clock clock) {
        this.warehouse = warehouse;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.customerhub.warehouse.WarehouseException when the database does not take it
     * @throws AuditException (HUB-AUD-001, HUB-AUD-002) when the key of the log is not in the data folder
     */
    @Override
    public void note(Entry entry) {
        queue.note(entry);
    }

    /** All of them in one transaction, in this order. */
    private void write(List<Entry> entries) {
        warehouse.transact(connection -> {
            lock(connection);
            Optional<ChainedRow> last = last(connection);
            AuditKey key = key(last);
            List<ChainedRow> rows = new ArrayList<>();
            for (Entry entry : entries) {
                ChainedRow row = next(entry, key, last);
                rows.add(row);
                last = Optional.of(row);
            }
            insert(connection, rows);
            return rows;
        });
    }

    /**
     * Makes a new key for the entries to come, when the one before was lost or may be known to others. The first entry
     * under it says so.
     *
     * @param entry says who wants it and why
     */
    public void renewKey(Entry entry) {
        warehouse.transact(connection -> {
            lock(connection);
            keys.create();
            insert(connection, List.of(next(entry, keys.current().orElseThrow(), last(connection))));
            return entry;
        });
    }

    /**
     * Some entries, the newest first.
     *
     * @param before only those with a smaller sequence; {@link Long#MAX_VALUE} for the newest
     * @param limit at most so many
     */
    public List<AuditRow> list(AuditFilter filter, long before, int limit) {
        List<Object> values = new ArrayList<>();
        String sql = "SELECT * FROM hub.audit WHERE " + filter.conditions(values)
                + "sequence < ? ORDER BY sequence DESC LIMIT ?";
        values.add(before);
        values.add(limit);
        return warehouse.transact(connection -> SqlRows.select(connection, sql, values, AuditStore::row));
    }

    /** The next entries in their order, after a sequence. */
    List<ChainedRow> chain(long after, int limit) {
        return warehouse.transact(connection -> SqlRows.select(
                connection,
                "SELECT * FROM hub.audit WHERE sequence > ? ORDER BY sequence LIMIT ?",
                List.of(after, limit),
                AuditStore::chained));
    }

    /** The last entry; empty in a new warehouse. */
    Optional<ChainedRow> last() {
        return warehouse.transact(AuditStore::last);
    }

    AuditKeys keys() {
        return keys;
    }

    Warehouse warehouse() {
        return warehouse;
    }

    /** One writer at a time, until the transaction ends; and, where there is one, as the role that can only add. */
    private static void lock(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
            if (AuditGuards.isWriterThere(connection)) {
                statement.execute("SET LOCAL ROLE " + AuditGuards.WRITER);
            }
        }
    }

    private AuditKey key(Optional<ChainedRow> last) {
        if (last.isEmpty()) {
            return keys.current().orElseGet(keys::create);
        }
        String wanted = last.get().keyId();
        Optional<AuditKey> fitting = keys.current(wanted);
        if (fitting.isPresent()) {
            return fitting.get();
        }
        Optional<AuditKey> current = keys.current();
        if (current.isEmpty()) {
            throw new AuditException(
                    "HUB-AUD-001",
                    "the key of the audit log is missing: expected " + keys.file() + " with the key " + wanted
                            + "; copy it from the data folder of the hub or from your backup; if it is lost, run"
                            + " ./hub audit new-key --reason TEXT");
        }
        throw new AuditException(
                "HUB-AUD-002",
                "this warehouse was written with another data folder: the key of its audit log is " + wanted
                        + ", found " + current.get().id() + " in " + keys.file()
                        + "; set HUB_DATA to that folder or copy its keys/audit.key here");
    }

    private ChainedRow next(Entry entry, AuditKey key, Optional<ChainedRow> last) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String detail = entry.detail();
        AuditRow row = new AuditRow(
                last.map(before -> before.row().sequence()).orElse(0L) + 1,
                now,
                word(entry.caller().kind()),
                SqlRows.storable(entry.caller().name()),
                entry.caller().roles().stream().map(Role::text).sorted().collect(Collectors.joining(",")),
                SqlRows.storable(entry.caller().from()),
                entry.action(),
                SqlRows.storable(entry.subject()),
                SqlRows.storable(entry.purpose()),
                word(entry.result()),
                entry.operation(),
                detail == null ? null : SqlRows.storable(detail));
        return ChainedRow.after(last.map(ChainedRow::hash).orElseGet(ChainedRow::genesis), row, key);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void insert(Connection connection, List<ChainedRow> rows) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (ChainedRow chained : rows) {
                set(insert, chained);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static void set(PreparedStatement insert, ChainedRow chained) throws SQLException {
        AuditRow row = chained.row();
        insert.setLong(1, row.sequence());
        insert.setObject(2, SqlRows.time(row.at()));
        insert.setString(3, row.actorKind());
        insert.setString(4, row.actor());
        insert.setString(5, row.roles());
        insert.setString(6, row.address());
        insert.setString(7, row.action());
        insert.setString(8, row.subject());
        insert.setString(9, row.purpose());
        insert.setString(10, row.result());
        insert.setLong(11, row.operation());
        insert.setString(12, row.detail());
        insert.setString(13, chained.keyId());
        insert.setBytes(14, chained.previousHash());
        insert.setBytes(15, chained.hash());
    }

    private static Optional<ChainedRow> last(Connection connection) throws SQLException {
        return SqlRows.select(connection, LAST, List.of(), AuditStore::chained).stream()
                .findFirst();
    }

    private static ChainedRow chained(ResultSet found) throws SQLException {
        return new ChainedRow(
                row(found), found.getString("key_id"), found.getBytes("prev_hash"), found.getBytes("hash"));
    }

    private static AuditRow row(ResultSet found) throws SQLException {
        return new AuditRow(
                found.getLong("sequence"),
                SqlRows.instant(found, "at"),
                found.getString("actor_kind"),
                found.getString("actor"),
                found.getString("roles"),
                found.getString("address"),
                found.getString("action"),
                found.getString("subject"),
                found.getString("purpose"),
                found.getString("result"),
                found.getLong("operation"),
                found.getString("detail"));
    }
}
