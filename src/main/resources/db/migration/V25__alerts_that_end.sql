-- Alerts tell when their cause is gone and heed the contract of the stream; a group knows whether it goes on failing; how
-- many values were valid; files that expire with their letter.

ALTER TABLE hub.alert_delivery
    ADD COLUMN news text NOT NULL DEFAULT 'raised' CHECK (news IN ('raised', 'resolved')),
    DROP CONSTRAINT alert_delivery_pkey,
    ADD PRIMARY KEY (alert, target, news);
COMMENT ON COLUMN hub.alert_delivery.news IS 'raised: something is the matter; resolved: it is over, told only where the first was told';

ALTER TABLE hub.stream
    ADD COLUMN growth_limit bigint,
    ADD COLUMN notify_seconds bigint;
COMMENT ON COLUMN hub.stream.growth_limit IS 'more new dead letters a minute than this are growth, by its contract; null: the default of the hub';
COMMENT ON COLUMN hub.stream.notify_seconds IS 'how long its source may not be read, by its contract, before people are alerted; null: the default of the hub';

-- a group goes on failing when another poll than its first delivers more of it, or the first still does after ten minutes
ALTER TABLE hub.dead_letter_group
    ADD COLUMN first_delivery bigint,
    ADD COLUMN again timestamptz;
COMMENT ON COLUMN hub.dead_letter_group.first_delivery IS 'what delivered its first letter: the run, or a hash of the place where there was none; null: before this was kept';
COMMENT ON COLUMN hub.dead_letter_group.again IS 'when the source delivered any of its letters last although the cause was known, as far as the tally has been summed up; null: never';
ALTER TABLE hub.dead_letter_tally ADD COLUMN again timestamptz;
COMMENT ON COLUMN hub.dead_letter_tally.again IS 'when the source delivered any of them last although the cause was known; null when the row tells of none';

CREATE OR REPLACE FUNCTION hub.dead_letters_came() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO hub.dead_letter_group
        (fingerprint, system, stream, stage, code, field, frame, message, first_seen, first_delivery)
    SELECT DISTINCT ON (fingerprint) fingerprint, system, stream, stage, code, field, frame, message, first_seen,
        coalesce(run, hashtextextended(origin, 0))
    FROM came c WHERE NOT EXISTS (SELECT FROM hub.dead_letter_group o WHERE o.fingerprint = c.fingerprint)
    ORDER BY fingerprint, id
    ON CONFLICT (fingerprint) DO NOTHING;
    INSERT INTO hub.dead_letter_tally (fingerprint, hour, state, letters, delivered, again)
    SELECT c.fingerprint, date_trunc('hour', c.first_seen, 'UTC'), c.state, count(*),
        max(c.last_seen) FILTER (WHERE c.edited_from IS NULL),
        max(c.last_seen) FILTER (WHERE c.edited_from IS NULL
            AND (coalesce(c.run, hashtextextended(c.origin, 0)) IS DISTINCT FROM g.first_delivery
                OR c.last_seen > g.first_seen + interval '10 minutes'))
    FROM came c JOIN hub.dead_letter_group g USING (fingerprint) GROUP BY 1, 2, 3;
    RETURN NULL;
END
$$;
CREATE OR REPLACE FUNCTION hub.dead_letters_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO hub.dead_letter_group
        (fingerprint, system, stream, stage, code, field, frame, message, first_seen)
    SELECT DISTINCT ON (fingerprint) fingerprint, system, stream, stage, code, field, frame, message, first_seen
    FROM came c WHERE NOT EXISTS (SELECT FROM hub.dead_letter_group o WHERE o.fingerprint = c.fingerprint)
    ORDER BY fingerprint, id
    ON CONFLICT (fingerprint) DO NOTHING;
    -- a delivery counts an occurrence; attempts and decisions do not
    INSERT INTO hub.dead_letter_tally (fingerprint, hour, state, letters, delivered, again)
    SELECT m.fingerprint, m.hour, m.state, sum(m.letters), max(m.delivered),
        max(m.delivered) FILTER (WHERE m.delivery IS DISTINCT FROM g.first_delivery
            OR m.delivered > g.first_seen + interval '10 minutes')
    FROM (
        SELECT c.fingerprint, date_trunc('hour', c.first_seen, 'UTC') AS hour, c.state, 1 AS letters,
            CASE WHEN c.occurrences > w.occurrences THEN c.last_seen END AS delivered,
            coalesce(c.run, hashtextextended(c.origin, 0)) AS delivery
        FROM came c JOIN went w USING (id)
        UNION ALL
        SELECT fingerprint, date_trunc('hour', first_seen, 'UTC'), state, -1, NULL, NULL FROM went) AS m
    JOIN hub.dead_letter_group g USING (fingerprint)
    GROUP BY 1, 2, 3 HAVING sum(m.letters) <> 0 OR max(m.delivered) IS NOT NULL;
    RETURN NULL;
END
$$;

CREATE TABLE hub.quality_count (
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    day date NOT NULL,
    judged bigint NOT NULL,
    valid bigint NOT NULL,
    PRIMARY KEY (system, stream, day)
) WITH (fillfactor = 50);
COMMENT ON TABLE hub.quality_count IS 'How many values of a stream the quality stage has judged, and how many it found valid; a record that it refused is one value that was not, counted once however often it is delivered';
COMMENT ON COLUMN hub.quality_count.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.quality_count.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.quality_count.day IS 'the day in UTC on which the records were committed';
COMMENT ON COLUMN hub.quality_count.judged IS 'values that a standard form or the contract judges, as far as there was one or it was required';
COMMENT ON COLUMN hub.quality_count.valid IS 'those of them that kept the rules';

ALTER TABLE hub.retention_run
    ADD COLUMN files bigint NOT NULL DEFAULT 0,
    ADD COLUMN files_deleted bigint NOT NULL DEFAULT 0;
COMMENT ON COLUMN hub.retention_run.files IS 'those letters that were whole files, which lie in .failed of their drop directory';
COMMENT ON COLUMN hub.retention_run.files_deleted IS 'those of the files that are gone since';
CREATE TABLE hub.expired_file (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    retention_run bigint NOT NULL REFERENCES hub.retention_run ON DELETE CASCADE,
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    path text NOT NULL,
    size bigint,
    tried_at timestamptz,
    result text
);
COMMENT ON TABLE hub.expired_file IS 'Files in .failed whose dead letter was deleted because its time was over, until the hub that reads the directory has deleted them, too';
COMMENT ON COLUMN hub.expired_file.id IS 'their order';
COMMENT ON COLUMN hub.expired_file.retention_run IS 'with which letters they expired';
COMMENT ON COLUMN hub.expired_file.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.expired_file.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.expired_file.path IS 'where it lies, from the drop directory on';
COMMENT ON COLUMN hub.expired_file.size IS 'its bytes when it failed; null when it was never read';
COMMENT ON COLUMN hub.expired_file.tried_at IS 'when a hub last tried to delete it; null: none has';
COMMENT ON COLUMN hub.expired_file.result IS 'why it is still there: changed (another file stands there by now) or the kind of failure';
