package io.customerhub.warehouse;

import io.customerhub.record.StreamName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which streams were being read when the hub ended without being told to, and what was in flight; {@link
 * RunLedger#interruptBefore} counts such ends. Safe for use by several threads.
 */
public final class CrashTraces {

    /** More quarantined records of one stream than this are not looked for. */
    private static final int MOST_QUARANTINED = 10_000;

    /** A process that ends loses no answered write, durable or not; only a server that ends does, and it costs one mark. */
    private static final String NOT_DURABLE = "SET LOCAL synchronous_commit = off";

    private static final String SELECT = "SELECT system, stream, crashes, in_flight FROM hub.stream WHERE crashes > 0";

    private static final String MARK = "UPDATE hub.stream SET in_flight = ? WHERE system = ? AND stream = ?";

    private static final String CLEAR =
            """
            UPDATE hub.stream SET crashes = 0, in_flight = NULL
            WHERE system = ? AND stream = ? AND (crashes > 0 OR in_flight IS NOT NULL)""";

    private static final String QUARANTINED =
            """
            SELECT payload_hash FROM hub.dead_letter
            WHERE system = ? AND stream = ? AND fingerprint = ? AND state IN ('open', 'planned', 'retrying', 'quarantined') LIMIT ?""";

    private final Warehouse warehouse;

    /** Traces in the warehouse. */
    public CrashTraces(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * What is known of a stream after an unclean end.
     *
     * @param crashes how many unclean ends there were in a row, at least 1
     * @param inFlight what was being worked on at the last one, or null when that was not noted
     */
    public record Trace(int crashes, @Nullable String inFlight) {}

    /** The streams with an unclean end since their last good poll, by name. */
    public Map<StreamName, Trace> all() {
        return warehouse.transact(connection -> {
            Map<StreamName, Trace> traces = new TreeMap<>();
            try (PreparedStatement select = connection.prepareStatement(SELECT);
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    traces.put(
                            new StreamName(row.getString(1), row.getString(2)),
                            new Trace(row.getInt(3), row.getString(4)));
                }
            }
            return traces;
        });
    }

    /** Notes what is being worked on, before it is begun; null when it has been done. */
    public void mark(StreamName stream, @Nullable String inFlight) {
        warehouse.transact(connection -> {
            try (PreparedStatement async = connection.prepareStatement(NOT_DURABLE);
                    PreparedStatement update = connection.prepareStatement(MARK)) {
                async.execute();
                update.setString(1, inFlight);
                update.setString(2, stream.system());
                update.setString(3, stream.stream());
                return update.executeUpdate();
            }
        });
    }

    /** The stream is sound: its unclean ends count no more. */
    public void clear(StreamName stream) {
        warehouse.transact(connection -> {
            try (PreparedStatement update = connection.prepareStatement(CLEAR)) {
                update.setString(1, stream.system());
                update.setString(2, stream.stream());
                return update.executeUpdate();
            }
        });
    }

    /**
     * The hashes of the payloads of open dead letters with this cause.
     *
     * @param stage the stage of the letters
     * @param code the code of the letters
     */
    public Set<Long> quarantined(StreamName stream, String stage, String code) {
        return warehouse.transact(connection -> {
            try (PreparedStatement select = connection.prepareStatement(QUARANTINED)) {
                select.setString(1, stream.system());
                select.setString(2, stream.stream());
                select.setString(3, LetterLedger.fingerprint(stream, stage, code, null, null));
                select.setInt(4, MOST_QUARANTINED);
                Set<Long> hashes = new HashSet<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        hashes.add(row.getLong(1));
                    }
                }
                return hashes;
            }
        });
    }
}
