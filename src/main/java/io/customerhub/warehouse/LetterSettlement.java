package io.customerhub.warehouse;

import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord.Identity;
import io.customerhub.record.StreamName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Closes the dead letters that a batch has settled, in the transaction of the batch. */
final class LetterSettlement {

    private static final String ANY_OPEN =
            """
            SELECT EXISTS (SELECT FROM hub.dead_letter
            WHERE system = ? AND stream = ? AND state IN ('open', 'planned', 'retrying', 'quarantined') AND key IS NOT NULL)""";

    private static final String RESOLVE =
            """
            UPDATE hub.dead_letter d
            SET state = 'resolved', closed_at = now(), closed_by = ?, reason = 'a later version loaded'
            FROM unnest(?::text[], ?::bigint[]) AS w (key, version)
            WHERE d.system = ? AND d.stream = ? AND d.state IN ('open', 'planned', 'retrying', 'quarantined') AND d.key IS NOT NULL AND d.key = w.key
                AND (d.version IS NULL OR d.version <= w.version)""";

    private static final String CLOSE =
            """
            UPDATE hub.dead_letter
            SET state = ?, closed_at = now(), closed_by = ?, reason = ?, attempts = attempts + 1
            WHERE id = ? AND state IN ('open', 'planned', 'retrying', 'quarantined')""";

    private static final String FAIL_AGAIN =
            """
            UPDATE hub.dead_letter d
            SET state = 'open', attempts = attempts + 1, last_seen = now(), stage = ?, code = ?, field = ?, message = ?, fingerprint = ?,
                configuration = ?, frame = ?
            WHERE id = ? AND state IN ('open', 'planned', 'retrying', 'quarantined') AND NOT EXISTS (
                SELECT FROM hub.dead_letter o
                WHERE o.system = d.system AND o.stream = d.stream AND o.fingerprint = ?
                    AND o.payload_hash = d.payload_hash AND o.state IN ('open', 'planned', 'retrying', 'quarantined') AND o.id <> d.id)""";

    /** The same record is open under the same cause already: the one that was replayed gives way. */
    private static final String GIVE_WAY =
            """
            UPDATE hub.dead_letter
            SET state = 'superseded', closed_at = now(), closed_by = ?, attempts = attempts + 1,
                reason = 'the same record is open in another letter'
            WHERE id = ? AND state IN ('open', 'planned', 'retrying', 'quarantined') AND fingerprint <> ?""";

    private static final String ATTEMPT =
            """
            INSERT INTO hub.dead_letter_attempt (letter, by, outcome, code, message, configuration)
            SELECT id, ?, ?, ?, ?, ? FROM hub.dead_letter WHERE id = ?""";

    private final Connection connection;
    private final StreamName stream;
    private final RunReference run;

    LetterSettlement(Connection connection, StreamName stream, RunReference run) {
        this.connection = connection;
        this.stream = stream;
        this.run = run;
    }

    /** Resolves the open letters of records of which this version, or a later one, is loaded now. */
    void resolve(List<Identity> loaded) throws SQLException {
        if (loaded.isEmpty() || !hasOpenKeys()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(RESOLVE)) {
            update.setString(1, run.actor());
            update.setArray(
                    2,
                    connection.createArrayOf(
                            "text", loaded.stream().map(Identity::key).toArray()));
            update.setArray(
                    3,
                    connection.createArrayOf(
                            "bigint", loaded.stream().map(Identity::version).toArray()));
            update.setString(4, stream.system());
            update.setString(5, stream.stream());
            update.executeUpdate();
        }
    }

    /** Closes a letter whose replay ended well. */
    void close(long letter, BatchPlan.Fate fate) throws SQLException {
        boolean isSuperseded = fate == BatchPlan.Fate.SUPERSEDED;
        try (PreparedStatement update = connection.prepareStatement(CLOSE)) {
            update.setString(1, isSuperseded ? "superseded" : "resolved");
            update.setString(2, run.actor());
            update.setString(3, isSuperseded ? "a later version was loaded before" : "replayed");
            update.setLong(4, letter);
            update.executeUpdate();
        }
        attempt(letter, fate, null);
    }

    /** Notes that a replayed record failed again; the letter stays open. */
    void failAgain(Rejection rejection) throws SQLException {
        String fingerprint = LetterLedger.fingerprint(
                stream, rejection.stage(), rejection.code(), rejection.field(), rejection.frame());
        try (PreparedStatement update = connection.prepareStatement(FAIL_AGAIN)) {
            update.setString(1, rejection.stage());
            update.setString(2, rejection.code());
            update.setString(3, rejection.field() == null ? null : LetterLedger.storable(rejection.field()));
            update.setString(4, LetterLedger.message(rejection.message()));
            update.setString(5, fingerprint);
            update.setInt(6, run.configuration());
            update.setString(7, rejection.frame());
            update.setLong(8, rejection.letter());
            update.setString(9, fingerprint);
            update.executeUpdate();
        }
        try (PreparedStatement update = connection.prepareStatement(GIVE_WAY)) {
            update.setString(1, run.actor());
            update.setLong(2, rejection.letter());
            update.setString(3, fingerprint);
            update.executeUpdate();
        }
        attempt(rejection.letter(), BatchPlan.Fate.DEAD, rejection);
    }

    private boolean hasOpenKeys() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ANY_OPEN)) {
            select.setString(1, stream.system());
            select.setString(2, stream.stream());
            try (ResultSet found = select.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }

    private void attempt(long letter, BatchPlan.Fate fate, @Nullable Rejection rejection) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(ATTEMPT)) {
            insert.setString(1, run.actor());
            insert.setString(2, fate.name().toLowerCase(Locale.ROOT));
            insert.setString(3, rejection == null ? null : rejection.code());
            insert.setString(4, rejection == null ? null : LetterLedger.message(rejection.message()));
            insert.setInt(5, run.configuration());
            insert.setLong(6, letter);
            insert.executeUpdate();
        }
    }
}
