-- How often each attribute of a stream comes without a value, so that a field which falls empty is noticed.

CREATE TABLE hub.null_count (
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    day date NOT NULL,
    attribute text COLLATE "C" NOT NULL,
    counted bigint NOT NULL,
    missing bigint NOT NULL,
    run bigint NOT NULL,
    run_counted bigint NOT NULL,
    run_missing bigint NOT NULL,
    PRIMARY KEY (system, stream, day, attribute)
) WITH (fillfactor = 50);
COMMENT ON TABLE hub.null_count IS 'How many of the new versions of records came without a value, by attribute and day; unchanged, deleted and replayed records are not counted';
COMMENT ON COLUMN hub.null_count.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.null_count.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.null_count.day IS 'the day in UTC on which the records were committed';
COMMENT ON COLUMN hub.null_count.attribute IS 'the attribute as the mapping names it; those of the lines of an order begin with lines.';
COMMENT ON COLUMN hub.null_count.counted IS 'how many records, or lines, were looked at';
COMMENT ON COLUMN hub.null_count.missing IS 'those of them without any text left after cleansing';
COMMENT ON COLUMN hub.null_count.run IS 'the latest run of that day';
COMMENT ON COLUMN hub.null_count.run_counted IS 'how many records, or lines, of that run were looked at';
COMMENT ON COLUMN hub.null_count.run_missing IS 'those of them without any text left after cleansing';
