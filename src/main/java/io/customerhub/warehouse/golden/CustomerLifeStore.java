package io.customerhub.warehouse.golden;

import io.customerhub.golden.CustomerLife;
import io.customerhub.golden.CustomerLife.Birth;
import io.customerhub.golden.CustomerLife.Merge;
import io.customerhub.golden.CustomerLife.Stay;
import io.customerhub.golden.CustomerLife.Version;
import io.customerhub.golden.RecordKey;
import io.customerhub.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Reads what happened to golden customers, from the rows that were served and the records that they had. One transaction
 * writes both with one time, so what happened together bears the same time. Safe for use by several threads.
 */
public final class CustomerLifeStore {

    private static final String VERSIONS =
            """
            SELECT valid_from, valid_to, ended_by, customer::text FROM golden.customer_history WHERE id = ?
            UNION ALL SELECT since, NULL, NULL, to_json(g)::text FROM golden.customer g WHERE id = ? ORDER BY 1""";

    private static final String STAYS =
            """
            SELECT s.system, s.stream, s.key, s.valid_from, s.valid_to,
                (SELECT b.customer_id FROM golden.crosswalk_history b WHERE b.system = s.system AND b.stream = s.stream
                    AND b.key = s.key AND b.valid_to = s.valid_from),
                coalesce((SELECT a.customer_id FROM golden.crosswalk_history a WHERE a.system = s.system
                        AND a.stream = s.stream AND a.key = s.key AND a.valid_from = s.valid_to),
                    (SELECT a.customer_id FROM golden.crosswalk a WHERE a.system = s.system AND a.stream = s.stream
                        AND a.key = s.key AND a.since = s.valid_to))
            FROM (SELECT system, stream, key, valid_from, valid_to FROM golden.crosswalk_history WHERE customer_id = ?
                UNION ALL SELECT system, stream, key, since, NULL FROM golden.crosswalk WHERE customer_id = ?) s
            ORDER BY s.valid_from, s.system, s.stream, s.key""";

    /** An id that went into another one at that time: its alias says into which, or, when it has ended, most of its records. */
    private static final String MERGES =
            """
            SELECT h.id, h.valid_to, coalesce(
                (SELECT a.customer_id FROM golden.alias a WHERE a.id = h.id AND a.since = h.valid_to),
                (SELECT t.customer_id FROM golden.crosswalk_history f JOIN LATERAL (
                        SELECT x.customer_id FROM golden.crosswalk_history x WHERE x.system = f.system
                            AND x.stream = f.stream AND x.key = f.key AND x.valid_from = h.valid_to
                        UNION ALL SELECT x.customer_id FROM golden.crosswalk x WHERE x.system = f.system
                            AND x.stream = f.stream AND x.key = f.key AND x.since = h.valid_to) t ON true
                    WHERE f.customer_id = h.id AND f.valid_to = h.valid_to
                    GROUP BY t.customer_id ORDER BY count(*) DESC, min(f.valid_from), t.customer_id LIMIT 1)) AS into_id
            FROM golden.customer_history h WHERE h.id = ANY (?) AND h.ended_by = 'merged' ORDER BY h.valid_to, h.id""";

    private static final String BIRTHS =
            """
            SELECT v.id, v.valid_from FROM (
                SELECT id, valid_from FROM golden.customer_history UNION ALL SELECT id, since FROM golden.customer) v
            WHERE v.id = ANY (?) AND NOT EXISTS (
                SELECT FROM golden.customer_history e WHERE e.id = v.id AND e.valid_to = v.valid_from)
            ORDER BY v.valid_from, v.id""";

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public CustomerLifeStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** The life of a customer; one of which nothing is known has no versions. */
    public CustomerLife of(UUID id) {
        return warehouse.transact(connection -> {
            CustomerRecordStore.inUtc(connection);
            List<Version> versions = versions(connection, id);
            List<Stay> stays = stays(connection, id);
            Set<UUID> others = new HashSet<>();
            stays.forEach(stay -> {
                others.add(stay.before());
                others.add(stay.after());
            });
            others.remove(null);
            return new CustomerLife(
                    id,
                    versions,
                    stays,
                    merges(connection, id, others),
                    births(connection, others),
                    new CauseRows(connection).of(stays));
        });
    }

    /**
     * The lives of a customer and of those that it went into: the last one, which may be a customer of today, comes first.
     * One of which nothing is known has no lives.
     */
    public List<CustomerLife> chain(UUID id) {
        List<CustomerLife> lives = new ArrayList<>();
        Set<UUID> seen = new HashSet<>();
        for (UUID next = id; next != null && seen.add(next); ) {
            CustomerLife life = of(next);
            if (!life.isUnknown()) {
                lives.add(0, life);
            }
            next = life.successor();
        }
        return lives;
    }

    private static List<Version> versions(Connection connection, UUID id) throws SQLException {
        List<Version> versions = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(VERSIONS)) {
            select.setObject(1, id);
            select.setObject(2, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    versions.add(new Version(
                            row.getObject(1, OffsetDateTime.class).toInstant(),
                            PinRows.instant(row.getObject(2, OffsetDateTime.class)),
                            row.getString(3),
                            row.getString(4)));
                }
            }
        }
        return versions;
    }

    private static List<Stay> stays(Connection connection, UUID id) throws SQLException {
        List<Stay> stays = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(STAYS)) {
            select.setObject(1, id);
            select.setObject(2, id);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    stays.add(new Stay(
                            new RecordKey(row.getString(1), row.getString(2), row.getString(3)),
                            row.getObject(4, OffsetDateTime.class).toInstant(),
                            PinRows.instant(row.getObject(5, OffsetDateTime.class)),
                            row.getObject(6, UUID.class),
                            row.getObject(7, UUID.class)));
                }
            }
        }
        return stays;
    }

    private static List<Merge> merges(Connection connection, UUID id, Set<UUID> others) throws SQLException {
        Set<UUID> ids = new HashSet<>(others);
        ids.add(id);
        List<Merge> merges = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(MERGES)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    UUID into = row.getObject(3, UUID.class);
                    if (into != null) {
                        merges.add(new Merge(
                                Objects.requireNonNull(row.getObject(1, UUID.class)),
                                into,
                                row.getObject(2, OffsetDateTime.class).toInstant()));
                    }
                }
            }
        }
        return merges;
    }

    private static List<Birth> births(Connection connection, Set<UUID> others) throws SQLException {
        List<Birth> births = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(BIRTHS)) {
            select.setArray(1, connection.createArrayOf("uuid", others.toArray()));
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    births.add(new Birth(
                            row.getObject(1, UUID.class),
                            row.getObject(2, OffsetDateTime.class).toInstant()));
                }
            }
        }
        return births;
    }
}
