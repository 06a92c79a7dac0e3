-- Deletes of sources that only forget, and changes of positions by a person or by the hub itself.

CREATE TABLE hub.reconciliation (
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    read_at timestamptz,
    finished_at timestamptz,
    state text CHECK (state IN ('done', 'refused', 'incomplete')),
    present bigint,
    live bigint,
    missing bigint,
    deleted bigint,
    returned bigint,
    message text,
    accepted bigint,
    accepted_by text,
    PRIMARY KEY (system, stream)
);
COMMENT ON TABLE hub.reconciliation IS 'The last comparison of the keys that a source has with those that are loaded, by stream';
COMMENT ON COLUMN hub.reconciliation.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.reconciliation.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.reconciliation.read_at IS 'as of when the source was like that in the last comparison that ended in state done';
COMMENT ON COLUMN hub.reconciliation.finished_at IS 'when the last comparison ended';
COMMENT ON COLUMN hub.reconciliation.state IS 'done; refused: a mass delete, nothing was deleted; incomplete: the keys could not all be known, nothing was deleted; null before the first';
COMMENT ON COLUMN hub.reconciliation.present IS 'keys that the source had';
COMMENT ON COLUMN hub.reconciliation.live IS 'rows of the standard layer that were not deleted before';
COMMENT ON COLUMN hub.reconciliation.missing IS 'those of them that the source no longer had';
COMMENT ON COLUMN hub.reconciliation.deleted IS 'those of them that were deleted';
COMMENT ON COLUMN hub.reconciliation.returned IS 'rows that had been deleted and were there again';
COMMENT ON COLUMN hub.reconciliation.message IS 'why it did not end in state done; null when it did';
COMMENT ON COLUMN hub.reconciliation.accepted IS 'how many deletes a person has accepted for the next comparison; null when none';
COMMENT ON COLUMN hub.reconciliation.accepted_by IS 'who that was';

CREATE TABLE hub.position_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    kind text NOT NULL CHECK (kind IN ('set', 'reset', 'adopt', 'backfill')),
    position text,
    reason text NOT NULL,
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL DEFAULT now(),
    applied_at timestamptz,
    before text
);
COMMENT ON TABLE hub.position_change IS 'Positions that were moved otherwise than by reading; rows are only added, and applied once, at the beginning of the next poll';
COMMENT ON COLUMN hub.position_change.id IS 'their order';
COMMENT ON COLUMN hub.position_change.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.position_change.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.position_change.kind IS 'set or backfill to a position, reset or backfill to the beginning, adopt: the same position for the source as it is now';
COMMENT ON COLUMN hub.position_change.position IS 'the new position; null for the beginning';
COMMENT ON COLUMN hub.position_change.reason IS 'why, in the words of the person';
COMMENT ON COLUMN hub.position_change.requested_by IS 'the person, or hub';
COMMENT ON COLUMN hub.position_change.requested_at IS 'when it was asked for';
COMMENT ON COLUMN hub.position_change.applied_at IS 'when it took effect; null before the next poll';
COMMENT ON COLUMN hub.position_change.before IS 'the position that it replaced; null when there was none';
CREATE INDEX position_change_pending ON hub.position_change (system, stream, id) WHERE applied_at IS NULL;
