-- Matching as records arrive: what is left to do, each record as matching sees it, and the pairs that weigh enough to
-- matter. All of it is derived, and written anew when all records are matched in one go.

CREATE TABLE hub.match_start (
    singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
    started_at timestamptz NOT NULL,
    rules bigint
);
COMMENT ON TABLE hub.match_start IS 'At most one row: from then on changed records are queued, because all that were there before are matched in one go';
COMMENT ON COLUMN hub.match_start.singleton IS 'true, so that there is one row';
COMMENT ON COLUMN hub.match_start.started_at IS 'when the first matching of all records began';
COMMENT ON COLUMN hub.match_start.rules IS 'hash of the matching rules by which all records were matched last, or null when the first matching has not ended';

CREATE TABLE hub.match_queue (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    queued_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    transaction xid8 NOT NULL DEFAULT pg_current_xact_id()
);
COMMENT ON TABLE hub.match_queue IS 'Customer records that have changed and are not matched yet; written in the transaction that changed them';
COMMENT ON COLUMN hub.match_queue.id IS 'their order';
COMMENT ON COLUMN hub.match_queue.system IS 'the source system of the record';
COMMENT ON COLUMN hub.match_queue.stream IS 'its stream';
COMMENT ON COLUMN hub.match_queue.key IS 'its key';
COMMENT ON COLUMN hub.match_queue.queued_at IS 'since when it waits';
COMMENT ON COLUMN hub.match_queue.transaction IS 'the transaction that changed it';

CREATE SEQUENCE hub.match_record_id;
CREATE TABLE hub.match_record (
    id bigint PRIMARY KEY,
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    key text COLLATE "C" NOT NULL,
    party_type text NOT NULL CHECK (party_type IN ('person', 'organization')),
    compared text[] NOT NULL,
    keys bigint[] NOT NULL
);
COMMENT ON TABLE hub.match_record IS 'Each customer record that exists, as matching sees it by the latest model of its party type';
COMMENT ON COLUMN hub.match_record.id IS 'its number in hub.match_pair';
COMMENT ON COLUMN hub.match_record.system IS 'the source system of the record';
COMMENT ON COLUMN hub.match_record.stream IS 'its stream';
COMMENT ON COLUMN hub.match_record.key IS 'its key';
COMMENT ON COLUMN hub.match_record.party_type IS 'person or organization: records of one type are compared with one another';
COMMENT ON COLUMN hub.match_record.compared IS 'the values that are compared, folded, one for each column of the model';
COMMENT ON COLUMN hub.match_record.keys IS 'the hashes by which it finds candidates, one for each blocking pass of the model for which it has the values';
CREATE UNIQUE INDEX match_record_record ON hub.match_record (system, stream, key);

CREATE TABLE hub.match_key (
    key bigint NOT NULL,
    record_id bigint NOT NULL
);
COMMENT ON TABLE hub.match_key IS 'Who has which key: the keys of hub.match_record turned round, to find candidates';
COMMENT ON COLUMN hub.match_key.key IS 'the key';
COMMENT ON COLUMN hub.match_key.record_id IS 'a record that has it: hub.match_record';
CREATE INDEX match_key_key ON hub.match_key (key);

CREATE TABLE hub.match_pair (
    left_id bigint NOT NULL,
    right_id bigint NOT NULL,
    bits real NOT NULL,
    PRIMARY KEY (left_id, right_id),
    CHECK (left_id < right_id)
);
COMMENT ON TABLE hub.match_pair IS 'The pairs of records that a blocking pass finds and that weigh enough for a review or more';
COMMENT ON COLUMN hub.match_pair.left_id IS 'the record with the smaller number: hub.match_record';
COMMENT ON COLUMN hub.match_pair.right_id IS 'the other record';
COMMENT ON COLUMN hub.match_pair.bits IS 'the weight of the pair, log2 of the odds that it is one customer';
CREATE INDEX match_pair_right ON hub.match_pair (right_id, left_id);

CREATE TABLE hub.match_wide_key (
    key bigint PRIMARY KEY,
    cap integer NOT NULL,
    demotes boolean NOT NULL
);
COMMENT ON TABLE hub.match_wide_key IS 'Keys that more records share than their blocking pass allows: they find no candidates';
COMMENT ON COLUMN hub.match_wide_key.key IS 'the key, as in hub.match_record';
COMMENT ON COLUMN hub.match_wide_key.cap IS 'how many records may share it';
COMMENT ON COLUMN hub.match_wide_key.demotes IS 'true for a whole phone number, e-mail address or identifier: it says nothing of who a customer is, and counts as missing';

-- As in V8: to vacuum for inserts alone only costs, and nothing here is read by index-only scans.
ALTER TABLE hub.match_queue SET (autovacuum_vacuum_insert_threshold = -1);
ALTER TABLE hub.match_record SET (autovacuum_vacuum_insert_threshold = -1);
ALTER TABLE hub.match_key SET (autovacuum_vacuum_insert_threshold = -1);
ALTER TABLE hub.match_pair SET (autovacuum_vacuum_insert_threshold = -1);
ALTER TABLE hub.outbox SET (autovacuum_vacuum_insert_threshold = -1);
ALTER TABLE golden.customer SET (autovacuum_vacuum_insert_threshold = -1);
ALTER TABLE golden.customer_history SET (autovacuum_vacuum_insert_threshold = -1);
ALTER TABLE golden.crosswalk SET (autovacuum_vacuum_insert_threshold = -1);
ALTER TABLE golden.crosswalk_history SET (autovacuum_vacuum_insert_threshold = -1);

-- the pairs that wait for a steward are looked up by either record
CREATE INDEX match_review_right ON hub.match_review (right_system, right_stream, right_key);
CREATE INDEX match_decision_right ON hub.match_decision (right_system, right_stream, right_key);

-- models of the first form do not say how candidates are found, so they cannot weigh single records; the next matching
-- trains new ones
DELETE FROM hub.match_model;
