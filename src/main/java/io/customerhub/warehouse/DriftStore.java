package io.customerhub.warehouse;

import io.customerhub.record.StreamName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Keeps in which fields sources differ from mapping and contract. Safe for use by several threads. */
public final class DriftStore {

    /** A new field that is told again is news again: who had accepted it has taken that out of the contract since. */
    private static final String NOTE =
            """
            INSERT INTO hub.drift AS d (system, stream, field, kind, code, first_seen, last_seen)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (system, stream, field, kind) DO UPDATE SET last_seen = excluded.last_seen,
                code = coalesce(excluded.code, d.code),
                state = CASE WHEN d.kind = 'new' OR excluded.code IS NOT NULL THEN 'open' ELSE d.state END""";

    private static final String ACCEPT =
            "UPDATE hub.drift SET state = 'accepted' WHERE system = ? AND stream = ? AND field = ? AND kind = ?";

    private static final String PRESENT =
            """
            DELETE FROM hub.drift
            WHERE system = ? AND stream = ? AND kind = 'gone' AND code IS NULL AND field = ANY (?)""";

    /** A pause for a gone field is over when the source has been read to its end since. */
    private static final String OPEN =
            """
            SELECT d.* FROM hub.drift d LEFT JOIN hub.stream s USING (system, stream)
            WHERE d.state = 'open'
                AND (d.code IS NULL OR s.last_good_poll IS NULL OR s.last_good_poll <= d.last_seen)
            ORDER BY d.system, d.stream, d.kind DESC, d.field""";

    private final Warehouse warehouse;

    /** A store in the warehouse. */
    public DriftStore(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * Notes that a field was noticed.
     *
     * @param code why the stream pauses because of it, or null when it goes on
     */
    public void note(StreamName stream, String field, Drift.Kind kind, @Nullable String code, Instant at) {
        OffsetDateTime time = OffsetDateTime.ofInstant(at, ZoneOffset.UTC);
        warehouse.transact(connection -> {
            try (PreparedStatement upsert = connection.prepareStatement(NOTE)) {
                upsert.setString(1, stream.system());
                upsert.setString(2, stream.stream());
                upsert.setString(3, field.replace("\u0000", "")); // PostgreSQL has no such character
                upsert.setString(4, kind.word());
                upsert.setObject(5, code, Types.VARCHAR);
                upsert.setObject(6, time);
                upsert.setObject(7, time);
                return upsert.executeUpdate();
            }
        });
    }

    /** The source has these fields, so that none of them is gone any more; one that made the stream pause is left alone. */
    public void present(StreamName stream, Collection<String> fields) {
        warehouse.transact(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(PRESENT)) {
                delete.setString(1, stream.system());
                delete.setString(2, stream.stream());
                Object[] names = fields.stream()
                        .map(field -> field.replace("\u0000", ""))
                        .toArray();
                delete.setArray(3, connection.createArrayOf("text", names));
                return delete.executeUpdate();
            }
        });
    }

    /** A person accepts it. */
    public void accept(Drift drift) {
        warehouse.transact(connection -> {
            try (PreparedStatement update = connection.prepareStatement(ACCEPT)) {
                update.setString(1, drift.stream().system());
                update.setString(2, drift.stream().stream());
                update.setString(3, drift.field());
                update.setString(4, drift.kind().word());
                return update.executeUpdate();
            }
        });
    }

    /** What nobody has accepted, by stream; the new fields of each stream first. */
    public List<Drift> open() {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(OPEN);
                    ResultSet row = select.executeQuery()) {
                List<Drift> open = new ArrayList<>();
                while (row.next()) {
                    open.add(new Drift(
                            new StreamName(row.getString("system"), row.getString("stream")),
                            row.getString("field"),
                            Drift.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                            row.getString("code"),
                            row.getObject("first_seen", OffsetDateTime.class).toInstant(),
                            row.getObject("last_seen", OffsetDateTime.class).toInstant()));
                }
                return open;
            }
        });
    }
}
