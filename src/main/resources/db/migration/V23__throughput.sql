-- What the console shows of the pace of each stream, and the wish that a source be read now.

ALTER TABLE hub.stream ADD COLUMN poll_seconds bigint;
COMMENT ON COLUMN hub.stream.poll_seconds IS 'how often its source is asked; null when the source pushes or no route has read it yet';

CREATE TABLE hub.throughput (
    minute timestamptz NOT NULL,
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    read bigint NOT NULL,
    loaded bigint NOT NULL,
    unchanged bigint NOT NULL,
    superseded bigint NOT NULL,
    dead bigint NOT NULL,
    skipped bigint NOT NULL,
    PRIMARY KEY (minute, system, stream)
);
COMMENT ON TABLE hub.throughput IS 'Records per minute, for charts; written every few seconds beside the batches, so that the last seconds before a crash are missing here and never in hub.run';
COMMENT ON COLUMN hub.throughput.minute IS 'the minute in which the batches were committed';
COMMENT ON COLUMN hub.throughput.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.throughput.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.throughput.read IS 'records that the source yielded';
COMMENT ON COLUMN hub.throughput.loaded IS 'records that changed the warehouse';
COMMENT ON COLUMN hub.throughput.unchanged IS 'records that were there already';
COMMENT ON COLUMN hub.throughput.superseded IS 'records older than what is there';
COMMENT ON COLUMN hub.throughput.dead IS 'records that became dead letters';
COMMENT ON COLUMN hub.throughput.skipped IS 'records that a named rule left out';

CREATE TABLE hub.stage_time (
    minute timestamptz NOT NULL,
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    stage text COLLATE "C" NOT NULL,
    batches bigint NOT NULL,
    records bigint NOT NULL,
    took bigint[] NOT NULL,
    PRIMARY KEY (minute, system, stream, stage)
);
COMMENT ON TABLE hub.stage_time IS 'How long the stages of the pipeline took for the batches of a minute';
COMMENT ON COLUMN hub.stage_time.minute IS 'the minute in which the stage ended';
COMMENT ON COLUMN hub.stage_time.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.stage_time.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.stage_time.stage IS 'identify, map, cleanse, standardize, validate or load';
COMMENT ON COLUMN hub.stage_time.batches IS 'how many batches';
COMMENT ON COLUMN hub.stage_time.records IS 'how many records went in';
COMMENT ON COLUMN hub.stage_time.took IS 'how many batches took how long: element i counts those up to 10 microseconds times 2 to the power of (i-1)/4';

CREATE TABLE hub.run_request (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    requested_by text NOT NULL,
    reason text NOT NULL,
    requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    taken_at timestamptz
);
COMMENT ON TABLE hub.run_request IS 'Wishes that a source be read now and not at its next time';
COMMENT ON COLUMN hub.run_request.id IS 'their order';
COMMENT ON COLUMN hub.run_request.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.run_request.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.run_request.requested_by IS 'who asked';
COMMENT ON COLUMN hub.run_request.reason IS 'why; may be empty';
COMMENT ON COLUMN hub.run_request.requested_at IS 'when';
COMMENT ON COLUMN hub.run_request.taken_at IS 'when a hub began to read; null while none has';
CREATE INDEX run_request_open ON hub.run_request (id) WHERE taken_at IS NULL;
