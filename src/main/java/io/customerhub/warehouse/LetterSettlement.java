package io.customerhub.warehouse;

import io.customerhub.record.Rejection;
import io.customerhub.record.SourceRecord.Identity;
import io.customerhub.record.StreamName;
import io.customerhub.warehouse.LetterReplay.Outcome;
import io.customerhub.warehouse.LetterReplay.Settled;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Closes the dead letters that a batch has settled, in the transaction of the batch. */
final class LetterSettlement {

    private static final String UNFINISHED = "('open', 'planned', 'retrying', 'quarantined')";

    private static final String ANY_OPEN =
            """
            SELECT EXISTS (SELECT FROM hub.dead_letter
            WHERE system = ? AND stream = ? AND state IN """
                    + " " + UNFINISHED + " AND key IS NOT NULL)";

    private static final String RESOLVE =
            """
            UPDATE hub.dead_letter d
            SET state = 'resolved', closed_at = now(), closed_by = ?, reason = 'a later version loaded'
            FROM unnest(?::text[], ?::bigint[]) AS w (key, version)
            WHERE d.system = ? AND d.stream = ? AND d.key IS NOT NULL AND d.key = w.key
                AND (d.version IS NULL OR d.version <= w.version) AND d.state IN """
                    + " " + UNFINISHED;

    private static final String CLOSE =
            """
            UPDATE hub.dead_letter d
            SET state = w.state, closed_at = now(), closed_by = ?, reason = w.reason, attempts = attempts + 1
            FROM unnest(?::bigint[], ?::text[], ?::text[]) AS w (letter, state, reason)
            WHERE d.id = w.letter AND d.state IN """
                    + " " + UNFINISHED;

    /**
     * Of letters that fail with one cause on one payload the first stays: one unfinished letter per record and cause. Key and
     * version are those that today's mapping has found.
     */
    private static final String FAIL_AGAIN =
            """
            WITH w AS (
                SELECT w.*, d.system, d.stream, d.payload_hash,
                    row_number() OVER (PARTITION BY w.fingerprint, d.payload_hash ORDER BY w.place) AS nth
                FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                    WITH ORDINALITY
                    AS w (letter, stage, code, field, message, fingerprint, frame, key, version, place)
                    JOIN hub.dead_letter d ON d.id = w.letter)
            UPDATE hub.dead_letter d
            SET state = CASE WHEN d.attempts + 1 >= ? THEN 'quarantined' ELSE 'open' END, attempts = d.attempts + 1,
                last_seen = now(), stage = w.stage, code = w.code, field = w.field, message = w.message,
                fingerprint = w.fingerprint, frame = w.frame, configuration = ?, key = coalesce(w.key, d.key),
                version = coalesce(w.version, d.version)
            FROM w
            WHERE d.id = w.letter AND w.nth = 1 AND d.state IN ('open', 'planned', 'retrying', 'quarantined')
                AND NOT EXISTS (
                    SELECT FROM hub.dead_letter o
                    WHERE o.system = w.system AND o.stream = w.stream AND o.fingerprint = w.fingerprint
                        AND o.payload_hash = w.payload_hash AND o.id <> d.id
                        AND o.state IN ('open', 'planned', 'retrying', 'quarantined'))
            RETURNING d.id, d.state""";

    /** The same record is open under the same cause already: the one that was replayed gives way. */
    private static final String GIVE_WAY =
            """
            UPDATE hub.dead_letter
            SET state = 'superseded', closed_at = now(), closed_by = ?, attempts = attempts + 1,
                reason = 'the same record is open in another letter'
            WHERE id = ANY (?::bigint[]) AND state IN """
                    + " " + UNFINISHED;

    private static final String ATTEMPTS =
            """
            INSERT INTO hub.dead_letter_attempt (letter, by, outcome, code, message, configuration, plan)
            SELECT d.id, ?, w.outcome, w.code, w.message, ?, NULLIF(?, 0)
            FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[]) WITH ORDINALITY
                AS w (letter, outcome, code, message, place) JOIN hub.dead_letter d ON d.id = w.letter
            ORDER BY w.place""";

    private final Connection connection;
    private final StreamName stream;
    private final RunReference run;
    private final LetterReplay replay;
    private final List<Settled> settled = new ArrayList<>();
    private final List<Attempt> attempts = new ArrayList<>();

    LetterSettlement(Connection connection, StreamName stream, RunReference run, LetterReplay replay) {
        this.connection = connection;
        this.stream = stream;
        this.run = run;
        this.replay = replay;
    }

    /** What became of each replayed letter, after all has been said. */
    List<Settled> settled() throws SQLException {
        writeAttempts();
        return List.copyOf(settled);
    }

    /** Resolves the open letters of records of which this version, or a later one, is loaded now. */
    void resolve(List<Identity> loaded) throws SQLException {
        if (loaded.isEmpty() || !hasOpenKeys()) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement(RESOLVE)) {
            update.setString(1, run.actor());
            setTexts(update, 2, loaded.stream().map(Identity::key).toArray());
            setNumbers(update, 3, loaded.stream().map(Identity::version).toArray());
            update.setString(4, stream.system());
            update.setString(5, stream.stream());
            update.executeUpdate();
        }
    }

    /** Closes the letters whose replay ended well. */
    void close(Map<Long, BatchPlan.Fate> fates) throws SQLException {
        if (fates.isEmpty()) {
            return;
        }
        List<String> states = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        fates.forEach((letter, fate) -> {
            boolean isSuperseded = fate == BatchPlan.Fate.SUPERSEDED;
            states.add(isSuperseded ? "superseded" : "resolved");
            reasons.add(isSuperseded ? "a later version was loaded before" : "replayed");
            settled.add(Settled.well(letter, isSuperseded ? Outcome.SUPERSEDED : Outcome.RESOLVED));
            attempts.add(new Attempt(letter, fate.name().toLowerCase(Locale.ROOT), null, null));
        });
        try (PreparedStatement update = connection.prepareStatement(CLOSE)) {
            update.setString(1, run.actor());
            setNumbers(update, 2, fates.keySet().toArray());
            setTexts(update, 3, states.toArray());
            setTexts(update, 4, reasons.toArray());
            update.executeUpdate();
        }
    }

    /** Notes that replayed records failed again; their letters stay open, or are quarantined when it was the last time. */
    void failAgain(List<Rejection> rejections) throws SQLException {
        if (rejections.isEmpty()) {
            return;
        }
        Map<Long, Rejection> byLetter = new LinkedHashMap<>();
        rejections.forEach(rejection -> byLetter.put(rejection.letter(), rejection));
        Map<Long, String> states = failed(List.copyOf(byLetter.values()));
        List<Long> givingWay = byLetter.keySet().stream()
                .filter(letter -> !states.containsKey(letter))
                .toList();
        if (!givingWay.isEmpty()) {
            try (PreparedStatement update = connection.prepareStatement(GIVE_WAY)) {
                update.setString(1, run.actor());
                setNumbers(update, 2, givingWay.toArray());
                update.executeUpdate();
            }
        }
        byLetter.forEach((letter, rejection) -> note(rejection, states.get(letter)));
    }

    private void note(Rejection rejection, @Nullable String state) {
        long letter = rejection.letter();
        attempts.add(new Attempt(letter, "dead", rejection.code(), LetterLedger.message(rejection.message())));
        if (state == null) {
            settled.add(Settled.well(letter, Outcome.SUPERSEDED));
            return;
        }
        boolean isQuarantined = state.equals("quarantined");
        if (isQuarantined) {
            String message = "its " + replay.maxAttempts() + " attempts are used up";
            attempts.add(new Attempt(letter, state, null, message));
        }
        settled.add(new Settled(
                letter,
                isQuarantined ? Outcome.QUARANTINED : Outcome.FAILED,
                rejection.code(),
                rejection.field(),
                fingerprint(rejection)));
    }

    /** The new states of those letters that stay. */
    private Map<Long, String> failed(List<Rejection> rejections) throws SQLException {
        Object[][] columns = new Object[9][rejections.size()];
        for (int i = 0; i < rejections.size(); i++) {
            Rejection rejection = rejections.get(i);
            columns[0][i] = rejection.letter();
            columns[1][i] = rejection.stage();
            columns[2][i] = rejection.code();
            columns[3][i] = rejection.field() == null ? null : LetterLedger.storable(rejection.field());
            columns[4][i] = LetterLedger.message(rejection.message());
            columns[5][i] = fingerprint(rejection);
            columns[6][i] = rejection.frame();
            columns[7][i] = LetterLedger.key(rejection);
            columns[8][i] = version(rejection);
        }
        try (PreparedStatement update = connection.prepareStatement(FAIL_AGAIN)) {
            for (int i = 0; i < columns.length; i++) {
                if (i == 0 || i == 8) {
                    setNumbers(update, 1 + i, columns[i]);
                } else {
                    setTexts(update, 1 + i, columns[i]);
                }
            }
            update.setInt(10, replay.maxAttempts());
            update.setInt(11, run.configuration());
            Map<Long, String> states = new HashMap<>();
            try (ResultSet changed = update.executeQuery()) {
                while (changed.next()) {
                    states.put(changed.getLong(1), changed.getString(2));
                }
            }
            return states;
        }
    }

    /** A version that could not be read says nothing. */
    private static @Nullable Long version(Rejection rejection) {
        Identity identity = rejection.identity();
        return identity == null || identity.version() == Long.MIN_VALUE ? null : (Long) identity.version();
    }

    private String fingerprint(Rejection rejection) {
        return LetterLedger.fingerprint(
                stream, rejection.stage(), rejection.code(), rejection.field(), rejection.frame());
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

    private void writeAttempts() throws SQLException {
        if (attempts.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(ATTEMPTS)) {
            insert.setString(1, run.actor());
            insert.setInt(2, run.configuration());
            insert.setLong(3, replay.plan());
            setNumbers(insert, 4, attempts.stream().map(Attempt::letter).toArray());
            setTexts(insert, 5, attempts.stream().map(Attempt::outcome).toArray());
            setTexts(insert, 6, attempts.stream().map(Attempt::code).toArray());
            setTexts(insert, 7, attempts.stream().map(Attempt::message).toArray());
            insert.executeUpdate();
        }
    }

    private void setTexts(PreparedStatement statement, int place, @Nullable Object[] texts) throws SQLException {
        statement.setArray(place, connection.createArrayOf("text", texts));
    }

    private void setNumbers(PreparedStatement statement, int place, @Nullable Object[] numbers) throws SQLException {
        statement.setArray(place, connection.createArrayOf("bigint", numbers));
    }

    /** A row of the history of a letter. */
    private record Attempt(long letter, String outcome, @Nullable String code, @Nullable String message) {}
}
