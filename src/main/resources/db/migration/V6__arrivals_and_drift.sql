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
