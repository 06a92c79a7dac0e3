-- How each stream usually arrives, so that one that falls silent is noticed, and how its shape has drifted.

ALTER TABLE hub.run ADD COLUMN read_until timestamptz;
COMMENT ON COLUMN hub.run.read_until IS 'when its last batch was committed; null before the first one';

ALTER TABLE hub.stream
    ADD COLUMN served_since timestamptz,
    ADD COLUMN expected_seconds bigint,
    ADD COLUMN quiet text[] NOT NULL DEFAULT '{}',
    ADD COLUMN polls bigint NOT NULL DEFAULT 0,
    ADD COLUMN polls_empty bigint NOT NULL DEFAULT 0,
    ADD COLUMN polls_empty_now bigint NOT NULL DEFAULT 0,
    ADD COLUMN polls_since timestamptz;
COMMENT ON COLUMN hub.stream.served_since IS 'since when a route reads it; null while none does';
COMMENT ON COLUMN hub.stream.expected_seconds IS 'how often its contract promises records; null when it promises nothing';
COMMENT ON COLUMN hub.stream.quiet IS 'which flags its contract quiets';
COMMENT ON COLUMN hub.stream.polls IS 'polls that read the source to its end; halved with the empty ones from 40000 on, so that old ones fade';
COMMENT ON COLUMN hub.stream.polls_empty IS 'those of them that found no record';
COMMENT ON COLUMN hub.stream.polls_empty_now IS 'how many of the latest polls in a row found no record';
COMMENT ON COLUMN hub.stream.polls_since IS 'when counting the polls began';

CREATE TABLE hub.drift (
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    field text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('new', 'gone')),
    code text,
    first_seen timestamptz NOT NULL,
    last_seen timestamptz NOT NULL,
    state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted')),
    PRIMARY KEY (system, stream, field, kind)
);
COMMENT ON TABLE hub.drift IS 'Where sources differ from mapping and contract: names of fields, never values';
COMMENT ON COLUMN hub.drift.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.drift.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.drift.field IS 'the field of the source';
COMMENT ON COLUMN hub.drift.kind IS 'new: neither mapping nor contract names it; gone: one of them names it and the source no longer has it';
COMMENT ON COLUMN hub.drift.code IS 'why the stream paused because of it; null when it goes on';
COMMENT ON COLUMN hub.drift.first_seen IS 'when it was noticed first';
COMMENT ON COLUMN hub.drift.last_seen IS 'when it was noticed last; once per start, change of the configuration or pause';
COMMENT ON COLUMN hub.drift.state IS 'open, or accepted by a person';
