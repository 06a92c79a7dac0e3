package io.customerhub.deadletter;

import io.customerhub.warehouse.LetterLedger;
import io.customerhub.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes new versions of payloads. A new version is a letter of its own, open and with no attempts; the one before is
 * superseded in the same statement, so that there is never a moment with both or none of them to be replayed. Safe for use
 * by several threads.
 */
public final class LetterEditions {

    /**
     * Only who has seen the newest edition of an unfinished letter may replace it. A new version that stands in another
     * unfinished letter already is not written a second time: the old letter gives way to that one.
     */
    private static final String EDIT =
            """
            WITH wanted AS (
                SELECT * FROM unnest(?::bigint[], ?::integer[], ?::bytea[], ?::bigint[], ?::bigint[], ?::text[], ?::text[])
                    AS w (letter, seen, new_payload, new_hash, deleted_hash, new_key, words)),
            old AS (
                UPDATE hub.dead_letter d SET state = 'superseded', closed_at = now(), closed_by = ?, reason = 'edited'
                FROM wanted w
                WHERE d.id = w.letter AND d.edition = w.seen AND d.payload_kind = 'record'
                    AND d.state IN ('open', 'quarantined')
                RETURNING d.*, w.new_payload, w.new_hash, w.deleted_hash, w.new_key, w.words),
            noted AS (
                INSERT INTO hub.dead_letter_attempt (letter, by, outcome, message)
                SELECT id, ?, 'edited', words FROM old),
            made AS (
                INSERT INTO hub.dead_letter (system, stream, key, version, row_number, run, route, origin, stage, code,
                    field, message, fingerprint, payload, payload_kind, payload_hash, occurrences, deleted, frame,
                    configuration, first_seen, last_seen, assignee, edition, edited_from, edited_by, edit, expires_at)
                SELECT system, stream, new_key, version, row_number, run, route, origin, stage, code,
                    field, message, fingerprint, new_payload, payload_kind,
                    CASE WHEN deleted THEN deleted_hash ELSE new_hash END, occurrences, deleted, frame,
                    configuration, first_seen, last_seen, assignee, edition + 1, id, ?, words, expires_at
                FROM old ORDER BY id
                ON CONFLICT (system, stream, fingerprint, payload_hash)
                    WHERE state IN ('open', 'planned', 'retrying', 'quarantined') DO NOTHING
                RETURNING id, edited_from, edition)
            SELECT o.id AS letter, m.id AS made, coalesce(m.edition, 0) AS edition
            FROM old o LEFT JOIN made m ON m.edited_from = o.id ORDER BY o.id""";

    private final Warehouse warehouse;

    /** Editions of the letters of a warehouse. */
    public LetterEditions(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /**
     * A change that is wanted.
     *
     * @param letter the letter
     * @param seen the edition that the change was made from
     * @param payload the new payload, one JSON object in UTF-8, other than the old one
     * @param key the key of the new payload, or null when it is not known
     * @param words what was done, without values of the record
     */
    @SuppressWarnings("ArrayRecordComponent") // never changed
    public record Edit(long letter, int seen, byte[] payload, @Nullable String key, String words) {}

    /**
     * What was made.
     *
     * @param letter the letter that was superseded
     * @param made the letter with the new version; null when another unfinished letter held the same already
     * @param edition the number of the new version; 0 when another letter held it
     */
    public record Made(long letter, @Nullable Long made, int edition) {}

    /**
     * Makes new versions, all or none of them; those of letters that are not open or quarantined any more, or have been
     * edited meanwhile, are left out.
     *
     * @param edits at most one for each letter
     * @return one for each that was made, by number of letter
     */
    public List<Made> make(List<Edit> edits, String by) {
        if (edits.isEmpty()) {
            return List.of();
        }
        int count = edits.size();
        byte[][] payloads = new byte[count][];
        List<Long> letters = new ArrayList<>();
        List<Integer> seen = new ArrayList<>();
        List<Long> hashes = new ArrayList<>();
        List<Long> deleted = new ArrayList<>();
        List<@Nullable String> keys = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Edit edit = edits.get(i);
            payloads[i] = edit.payload();
            letters.add(edit.letter());
            seen.add(edit.seen());
            hashes.add(LetterLedger.payloadHash(edit.payload(), false));
            deleted.add(LetterLedger.payloadHash(edit.payload(), true));
            keys.add(edit.key());
            words.add(edit.words());
        }
        List<Object> values = List.of(
                letters.toArray(Long[]::new),
                seen.toArray(Integer[]::new),
                payloads,
                hashes.toArray(Long[]::new),
                deleted.toArray(Long[]::new),
                keys.toArray(String[]::new),
                words.toArray(String[]::new),
                by,
                by,
                by);
        return warehouse.transact(connection -> Statements.rows(
                connection,
                EDIT,
                values,
                row -> new Made(row.getLong("letter"), row.getObject("made", Long.class), row.getInt("edition"))));
    }
}
