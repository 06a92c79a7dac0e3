-- Values that come far too often to tell customers apart, learnt from the records themselves; fingerprints, never values.

CREATE TABLE hub.value_count (
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    generation bigint NOT NULL,
    counts bytea NOT NULL,
    counted_at timestamptz NOT NULL,
    PRIMARY KEY (system, stream)
);
COMMENT ON TABLE hub.value_count IS 'How often the values of a stream came, so that counting goes on where it was after a restart';
COMMENT ON COLUMN hub.value_count.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.value_count.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.value_count.generation IS 'one higher each time all loaded records are counted anew, so that who counts beside it begins from there';
COMMENT ON COLUMN hub.value_count.counts IS 'counters by attribute, at most 32 KB each; of values that at least five records share; read and written by the hub only';
COMMENT ON COLUMN hub.value_count.counted_at IS 'when it was written last';

CREATE TABLE hub.frequent_value (
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    attribute text COLLATE "C" NOT NULL,
    fingerprint bigint NOT NULL,
    records bigint NOT NULL,
    seen bigint NOT NULL,
    example_key text COLLATE "C" NOT NULL,
    since timestamptz NOT NULL,
    counted_at timestamptz NOT NULL,
    PRIMARY KEY (system, stream, attribute, fingerprint)
);
COMMENT ON TABLE hub.frequent_value IS 'Values that come too often to identify anybody; records that have one bear the issue HUB-PLACEHOLDER-003';
COMMENT ON COLUMN hub.frequent_value.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.frequent_value.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.frequent_value.attribute IS 'the attribute as the mapping names it, such as phone.mobile';
COMMENT ON COLUMN hub.frequent_value.fingerprint IS '64 bits that stand for the value, which is not kept here';
COMMENT ON COLUMN hub.frequent_value.records IS 'how many records certainly brought it, when it was counted last';
COMMENT ON COLUMN hub.frequent_value.seen IS 'how many values of the attribute were counted then';
COMMENT ON COLUMN hub.frequent_value.example_key IS 'the key of a record that had it, by which a person can look at it';
COMMENT ON COLUMN hub.frequent_value.since IS 'when it was found to come too often';
COMMENT ON COLUMN hub.frequent_value.counted_at IS 'when it was counted last';

-- Code maps may stand in files of their own.
ALTER TABLE hub.configuration ADD COLUMN code_maps json;
COMMENT ON COLUMN hub.configuration.code_maps IS 'the files of codes that the mapping names, texts by name; null when it names none';
COMMENT ON COLUMN hub.configuration.hash IS 'XXH3 64 of all these texts in 16 hexadecimal digits';
