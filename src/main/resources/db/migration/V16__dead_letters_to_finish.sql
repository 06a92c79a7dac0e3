-- What an operator needs to finish dead letters: more states, versions by editing, groups with notes, and counts that are
-- kept as letters come and go, so that a store of a million letters shows its groups at once.

ALTER TABLE hub.dead_letter DROP CONSTRAINT dead_letter_state_check;
ALTER TABLE hub.dead_letter ADD CONSTRAINT dead_letter_state_check CHECK (state IN
    ('open', 'planned', 'retrying', 'quarantined', 'resolved', 'dismissed', 'superseded', 'erased'));
COMMENT ON COLUMN hub.dead_letter.state IS 'open; planned: waits in a replay plan; retrying: on its way; quarantined: its attempts are used up; resolved; dismissed; superseded: edited, or a newer version was loaded; erased';

ALTER TABLE hub.dead_letter
    ADD COLUMN frame text,
    ADD COLUMN assignee text,
    ADD COLUMN edition integer NOT NULL DEFAULT 1,
    ADD COLUMN edited_from bigint REFERENCES hub.dead_letter ON DELETE SET NULL,
    ADD COLUMN edited_by text,
    ADD COLUMN edit text,
    ADD COLUMN expires_at timestamptz;
COMMENT ON COLUMN hub.dead_letter.frame IS 'class and method of the hub in which it failed, when it was a fault; else null';
COMMENT ON COLUMN hub.dead_letter.assignee IS 'who looks after it; null: nobody';
COMMENT ON COLUMN hub.dead_letter.edition IS 'counts the versions of its payload: 1 is what arrived';
COMMENT ON COLUMN hub.dead_letter.edited_from IS 'the letter with the payload before the edit; null when it is what arrived';
COMMENT ON COLUMN hub.dead_letter.edited_by IS 'who edited it';
COMMENT ON COLUMN hub.dead_letter.edit IS 'by hand, or the rules in words without values of the record';
COMMENT ON COLUMN hub.dead_letter.expires_at IS 'when it may be deleted by the retention of its contract; null: not before it is closed';
COMMENT ON COLUMN hub.dead_letter.fingerprint IS 'XXH3 64 of stream, stage, code, field and frame: letters with one cause have one';

-- one letter per broken record while somebody still has to finish it
DROP INDEX hub.dead_letter_open_once;
CREATE UNIQUE INDEX dead_letter_unfinished_once ON hub.dead_letter (system, stream, fingerprint, payload_hash)
    WHERE state IN ('open', 'planned', 'retrying', 'quarantined');
DROP INDEX hub.dead_letter_open_key;
CREATE INDEX dead_letter_unfinished_key ON hub.dead_letter (system, stream, key)
    WHERE state IN ('open', 'planned', 'retrying', 'quarantined') AND key IS NOT NULL;
DROP INDEX hub.dead_letter_by_group;
CREATE INDEX dead_letter_by_group ON hub.dead_letter (fingerprint, state, id);
CREATE INDEX dead_letter_by_stream ON hub.dead_letter (system, stream, state, id);
CREATE INDEX dead_letter_by_state ON hub.dead_letter (state, id);
CREATE INDEX dead_letter_by_key ON hub.dead_letter (system, stream, key, id) WHERE key IS NOT NULL;
CREATE INDEX dead_letter_by_origin ON hub.dead_letter (system, stream, origin, id);
CREATE INDEX dead_letter_by_assignee ON hub.dead_letter (assignee, id) WHERE assignee IS NOT NULL;
CREATE INDEX dead_letter_by_expiry ON hub.dead_letter (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX dead_letter_by_first_seen ON hub.dead_letter (first_seen);
CREATE INDEX dead_letter_edited ON hub.dead_letter (edited_from) WHERE edited_from IS NOT NULL;

ALTER TABLE hub.dead_letter_attempt DROP CONSTRAINT dead_letter_attempt_outcome_check;
ALTER TABLE hub.dead_letter_attempt ADD CONSTRAINT dead_letter_attempt_outcome_check CHECK (outcome IN
    ('loaded', 'unchanged', 'superseded', 'dead', 'dismissed', 'reopened', 'edited', 'assigned', 'quarantined'));
COMMENT ON COLUMN hub.dead_letter_attempt.outcome IS 'loaded, unchanged, superseded, dead; or a decision: dismissed, reopened, edited, assigned, quarantined';
ALTER TABLE hub.dead_letter_attempt ADD COLUMN plan bigint;
COMMENT ON COLUMN hub.dead_letter_attempt.plan IS 'the replay plan that it was a part of; null when none was';
CREATE INDEX dead_letter_attempt_by_plan ON hub.dead_letter_attempt (plan, letter) WHERE plan IS NOT NULL;

CREATE TABLE hub.dead_letter_group (
    fingerprint text PRIMARY KEY,
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    stage text NOT NULL,
    code text NOT NULL,
    field text,
    frame text,
    message text NOT NULL,
    first_seen timestamptz NOT NULL,
    last_seen timestamptz,
    assignee text
);
COMMENT ON TABLE hub.dead_letter_group IS 'One cause of dead letters; it stays when its letters are gone, with its notes';
COMMENT ON COLUMN hub.dead_letter_group.fingerprint IS 'what its letters have in common';
COMMENT ON COLUMN hub.dead_letter_group.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.dead_letter_group.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.dead_letter_group.stage IS 'where they failed';
COMMENT ON COLUMN hub.dead_letter_group.code IS 'stable code of the cause';
COMMENT ON COLUMN hub.dead_letter_group.field IS 'the field that failed';
COMMENT ON COLUMN hub.dead_letter_group.frame IS 'class and method of the hub in which they failed, when it was a fault';
COMMENT ON COLUMN hub.dead_letter_group.message IS 'the message of its first letter; the newest letter may have another';
COMMENT ON COLUMN hub.dead_letter_group.first_seen IS 'first delivery of any letter';
COMMENT ON COLUMN hub.dead_letter_group.last_seen IS 'last delivery of any letter, as far as the tally has been summed up; later ones stand in hub.dead_letter_tally.delivered';
COMMENT ON COLUMN hub.dead_letter_group.assignee IS 'who looks after it; null: the owner of the contract';
CREATE INDEX dead_letter_group_by_stream ON hub.dead_letter_group (system, stream);

CREATE TABLE hub.dead_letter_note (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fingerprint text NOT NULL REFERENCES hub.dead_letter_group,
    letter bigint,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    by text NOT NULL,
    note text NOT NULL
);
COMMENT ON TABLE hub.dead_letter_note IS 'What people wrote about a group or a letter; it stays when they are finished';
COMMENT ON COLUMN hub.dead_letter_note.id IS 'their order';
COMMENT ON COLUMN hub.dead_letter_note.fingerprint IS 'the group';
COMMENT ON COLUMN hub.dead_letter_note.letter IS 'the letter; null when it is about the group';
COMMENT ON COLUMN hub.dead_letter_note.at IS 'when';
COMMENT ON COLUMN hub.dead_letter_note.by IS 'who';
COMMENT ON COLUMN hub.dead_letter_note.note IS 'the words';
CREATE INDEX dead_letter_note_by_group ON hub.dead_letter_note (fingerprint, id);

-- Rows are only added while letters change, so that nobody waits for anybody; the hub sums them up now and then.
CREATE TABLE hub.dead_letter_tally (
    fingerprint text NOT NULL,
    hour timestamptz NOT NULL,
    state text NOT NULL,
    letters bigint NOT NULL,
    delivered timestamptz
);
COMMENT ON TABLE hub.dead_letter_tally IS 'How many letters each group has, by state and hour of first delivery; the sum of its rows counts';
COMMENT ON COLUMN hub.dead_letter_tally.fingerprint IS 'the group';
COMMENT ON COLUMN hub.dead_letter_tally.hour IS 'the hour of the first delivery of the letters; the month for those older than eight days';
COMMENT ON COLUMN hub.dead_letter_tally.state IS 'their state';
COMMENT ON COLUMN hub.dead_letter_tally.letters IS 'how many came (more than 0) or went (less than 0)';
COMMENT ON COLUMN hub.dead_letter_tally.delivered IS 'when the source delivered any of them last; null when the row tells of no delivery';
CREATE INDEX dead_letter_tally_by_group ON hub.dead_letter_tally (fingerprint);

CREATE FUNCTION hub.dead_letters_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO hub.dead_letter_group
        (fingerprint, system, stream, stage, code, field, frame, message, first_seen)
    SELECT DISTINCT ON (fingerprint) fingerprint, system, stream, stage, code, field, frame, message, first_seen
    FROM came c WHERE NOT EXISTS (SELECT FROM hub.dead_letter_group o WHERE o.fingerprint = c.fingerprint)
    ORDER BY fingerprint, id
    ON CONFLICT (fingerprint) DO NOTHING;
    INSERT INTO hub.dead_letter_tally (fingerprint, hour, state, letters, delivered)
    SELECT fingerprint, date_trunc('hour', first_seen, 'UTC'), state, count(*),
        max(last_seen) FILTER (WHERE edited_from IS NULL)
    FROM came GROUP BY 1, 2, 3;
    RETURN NULL;
END
$$;
CREATE FUNCTION hub.dead_letters_went() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO hub.dead_letter_tally (fingerprint, hour, state, letters)
    SELECT fingerprint, date_trunc('hour', first_seen, 'UTC'), state, -count(*) FROM went GROUP BY 1, 2, 3;
    RETURN NULL;
END
$$;
CREATE FUNCTION hub.dead_letters_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO hub.dead_letter_group
        (fingerprint, system, stream, stage, code, field, frame, message, first_seen)
    SELECT DISTINCT ON (fingerprint) fingerprint, system, stream, stage, code, field, frame, message, first_seen
    FROM came c WHERE NOT EXISTS (SELECT FROM hub.dead_letter_group o WHERE o.fingerprint = c.fingerprint)
    ORDER BY fingerprint, id
    ON CONFLICT (fingerprint) DO NOTHING;
    -- a delivery counts an occurrence; attempts and decisions do not
    INSERT INTO hub.dead_letter_tally (fingerprint, hour, state, letters, delivered)
    SELECT fingerprint, hour, state, sum(letters), max(delivered) FROM (
        SELECT c.fingerprint, date_trunc('hour', c.first_seen, 'UTC') AS hour, c.state, 1 AS letters,
            CASE WHEN c.occurrences > w.occurrences THEN c.last_seen END AS delivered
        FROM came c JOIN went w USING (id)
        UNION ALL
        SELECT fingerprint, date_trunc('hour', first_seen, 'UTC'), state, -1, NULL FROM went) AS moved
    GROUP BY 1, 2, 3 HAVING sum(letters) <> 0 OR max(delivered) IS NOT NULL;
    RETURN NULL;
END
$$;
CREATE TRIGGER dead_letters_came AFTER INSERT ON hub.dead_letter
    REFERENCING NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION hub.dead_letters_came();
CREATE TRIGGER dead_letters_went AFTER DELETE ON hub.dead_letter
    REFERENCING OLD TABLE AS went FOR EACH STATEMENT EXECUTE FUNCTION hub.dead_letters_went();
CREATE TRIGGER dead_letters_changed AFTER UPDATE ON hub.dead_letter
    REFERENCING OLD TABLE AS went NEW TABLE AS came FOR EACH STATEMENT EXECUTE FUNCTION hub.dead_letters_changed();

INSERT INTO hub.dead_letter_group (fingerprint, system, stream, stage, code, field, message, first_seen, last_seen)
SELECT fingerprint, system, stream, stage, code, field, (array_agg(message ORDER BY id))[1], min(first_seen),
    max(last_seen)
FROM hub.dead_letter GROUP BY fingerprint, system, stream, stage, code, field ON CONFLICT DO NOTHING;
INSERT INTO hub.dead_letter_tally (fingerprint, hour, state, letters)
SELECT fingerprint, date_trunc('hour', first_seen, 'UTC'), state, count(*) FROM hub.dead_letter GROUP BY 1, 2, 3;

CREATE VIEW hub.dead_letter_count AS
SELECT fingerprint, state, sum(letters) AS letters FROM hub.dead_letter_tally
GROUP BY fingerprint, state HAVING sum(letters) <> 0;
COMMENT ON VIEW hub.dead_letter_count IS 'How many letters each group has now, by state';
