-- What the hub tells people by itself, to whom it was sent, and how long closed dead letters are kept.

CREATE TABLE hub.alert (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL,
    subject_kind text NOT NULL CHECK (subject_kind IN ('stream', 'group', 'plan', 'system', 'hub')),
    subject text COLLATE "C" NOT NULL,
    part text COLLATE "C" NOT NULL DEFAULT '',
    stream text COLLATE "C",
    code text,
    severity text NOT NULL CHECK (severity IN ('info', 'warning', 'error', 'critical')),
    sentence text NOT NULL,
    facts jsonb NOT NULL DEFAULT '{}',
    state text NOT NULL CHECK (state IN ('raised', 'acknowledged', 'resolved')),
    first_raised timestamptz NOT NULL,
    last_seen timestamptz NOT NULL,
    times integer NOT NULL DEFAULT 1,
    acknowledged_by text,
    acknowledged_at timestamptz,
    note text,
    resolved_at timestamptz
);
COMMENT ON TABLE hub.alert IS 'What people have to know: one row for each cause and subject, from when it was raised to when the cause was gone; no personal data';
COMMENT ON COLUMN hub.alert.id IS 'its number';
COMMENT ON COLUMN hub.alert.kind IS 'the cause, such as new-group, silence or accounting';
COMMENT ON COLUMN hub.alert.subject_kind IS 'what the subject is: stream, group (of dead letters), plan, system or hub';
COMMENT ON COLUMN hub.alert.subject IS 'system/stream, the fingerprint of a group, the number of a plan, the source system, or hub';
COMMENT ON COLUMN hub.alert.part IS 'the attribute of the stream that it is about; empty for the whole';
COMMENT ON COLUMN hub.alert.stream IS 'system/stream that it concerns; null when it is none or many';
COMMENT ON COLUMN hub.alert.code IS 'stable code of the cause; null when it has none';
COMMENT ON COLUMN hub.alert.severity IS 'info, warning, error or critical; only critical ones are sent in quiet hours';
COMMENT ON COLUMN hub.alert.sentence IS 'what is the matter, for people; counts, codes and names of streams and fields only';
COMMENT ON COLUMN hub.alert.facts IS 'the counts in it, by name';
COMMENT ON COLUMN hub.alert.state IS 'raised; acknowledged: somebody knows, it is not told again; resolved: the cause is gone';
COMMENT ON COLUMN hub.alert.first_raised IS 'when the cause was found first';
COMMENT ON COLUMN hub.alert.last_seen IS 'when it was found last';
COMMENT ON COLUMN hub.alert.times IS 'how often the cause came: 1, and one more for each time that it was back soon after it had gone';
COMMENT ON COLUMN hub.alert.acknowledged_by IS 'who knows of it';
COMMENT ON COLUMN hub.alert.acknowledged_at IS 'since when';
COMMENT ON COLUMN hub.alert.note IS 'what that person said';
COMMENT ON COLUMN hub.alert.resolved_at IS 'when the cause was gone; null before';
CREATE UNIQUE INDEX alert_once ON hub.alert (kind, subject, part) WHERE state <> 'resolved';
CREATE INDEX alert_by_subject ON hub.alert (kind, subject, part, id);
CREATE INDEX alert_by_state ON hub.alert (state, id);

CREATE TABLE hub.alert_target (
    target text PRIMARY KEY,
    failures integer NOT NULL DEFAULT 0,
    next_try_at timestamptz,
    last_sent_at timestamptz,
    last_failed_at timestamptz,
    failure text
);
COMMENT ON TABLE hub.alert_target IS 'Where alerts are sent to: the routes direct:alert-... of routes/alerts.camel.yaml, as far as they are configured';
COMMENT ON COLUMN hub.alert_target.target IS 'what follows direct:alert-, such as mail or webhook';
COMMENT ON COLUMN hub.alert_target.failures IS 'how often in a row it could not be reached';
COMMENT ON COLUMN hub.alert_target.next_try_at IS 'when it is tried again; null: at once';
COMMENT ON COLUMN hub.alert_target.last_sent_at IS 'when something was sent last';
COMMENT ON COLUMN hub.alert_target.last_failed_at IS 'when that last failed';
COMMENT ON COLUMN hub.alert_target.failure IS 'kind of that failure, such as HTTP 500; no addresses';

CREATE TABLE hub.alert_delivery (
    alert bigint NOT NULL REFERENCES hub.alert ON DELETE CASCADE,
    target text NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'needless')),
    created_at timestamptz NOT NULL,
    attempts integer NOT NULL DEFAULT 0,
    at timestamptz,
    result text,
    PRIMARY KEY (alert, target)
);
COMMENT ON TABLE hub.alert_delivery IS 'Which alert was or will be sent where';
COMMENT ON COLUMN hub.alert_delivery.alert IS 'the alert';
COMMENT ON COLUMN hub.alert_delivery.target IS 'where to: hub.alert_target';
COMMENT ON COLUMN hub.alert_delivery.state IS 'waiting; sent: at least once; needless: somebody had acknowledged it before it was sent';
COMMENT ON COLUMN hub.alert_delivery.created_at IS 'when it was to be sent';
COMMENT ON COLUMN hub.alert_delivery.attempts IS 'how often it was tried';
COMMENT ON COLUMN hub.alert_delivery.at IS 'when it was tried last';
COMMENT ON COLUMN hub.alert_delivery.result IS 'what came of that: sent, or the kind of failure';
CREATE INDEX alert_delivery_waiting ON hub.alert_delivery (target, alert) WHERE state = 'waiting';

CREATE TABLE hub.alert_quiet_hours (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    from_time time NOT NULL,
    until_time time NOT NULL,
    zone text NOT NULL,
    set_by text NOT NULL,
    set_at timestamptz NOT NULL
);
COMMENT ON TABLE hub.alert_quiet_hours IS 'When only critical alerts are sent; the others wait until the end. No row: always';
COMMENT ON COLUMN hub.alert_quiet_hours.single IS 'there is one row at most';
COMMENT ON COLUMN hub.alert_quiet_hours.from_time IS 'beginning, every day';
COMMENT ON COLUMN hub.alert_quiet_hours.until_time IS 'end; before the beginning: on the next day';
COMMENT ON COLUMN hub.alert_quiet_hours.zone IS 'time zone of both, such as Asia/Shanghai';
COMMENT ON COLUMN hub.alert_quiet_hours.set_by IS 'who set them';
COMMENT ON COLUMN hub.alert_quiet_hours.set_at IS 'when';

-- of the contract of the stream, as expected_seconds is
ALTER TABLE hub.stream
    ADD COLUMN retention_seconds bigint,
    ADD COLUMN repair_seconds bigint;
COMMENT ON COLUMN hub.stream.retention_seconds IS 'how long closed dead letters are kept by its contract; null: the default of the hub';
COMMENT ON COLUMN hub.stream.repair_seconds IS 'how long a dead letter may be unfinished by its contract before people are alerted; null: the default of the hub';

CREATE TABLE hub.retention_rule (
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    seconds bigint NOT NULL,
    since timestamptz NOT NULL,
    dated_to bigint,
    PRIMARY KEY (system, stream)
);
COMMENT ON TABLE hub.retention_rule IS 'By which retention the closed dead letters of each stream bear the date on which they expire';
COMMENT ON COLUMN hub.retention_rule.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.retention_rule.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.retention_rule.seconds IS 'how long they are kept after they were closed';
COMMENT ON COLUMN hub.retention_rule.since IS 'when this retention came';
COMMENT ON COLUMN hub.retention_rule.dated_to IS 'letters up to this one bear the new date; null: all do';

CREATE TABLE hub.retention_run (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    state text NOT NULL CHECK (state IN ('resolved', 'dismissed', 'superseded')),
    started_at timestamptz NOT NULL,
    ended_at timestamptz NOT NULL,
    letters bigint NOT NULL,
    expired_to timestamptz NOT NULL
);
COMMENT ON TABLE hub.retention_run IS 'How many dead letters were deleted because their time was over';
COMMENT ON COLUMN hub.retention_run.id IS 'their order';
COMMENT ON COLUMN hub.retention_run.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.retention_run.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.retention_run.state IS 'how they were closed';
COMMENT ON COLUMN hub.retention_run.started_at IS 'when the sweep began';
COMMENT ON COLUMN hub.retention_run.ended_at IS 'when its last transaction so far ended';
COMMENT ON COLUMN hub.retention_run.letters IS 'letters with their attempts';
COMMENT ON COLUMN hub.retention_run.expired_to IS 'they had expired by then';
CREATE UNIQUE INDEX retention_run_once ON hub.retention_run (started_at, system, stream, state);

-- closed letters without a date, and letters that were opened again and still bear one: few at any time
CREATE INDEX dead_letter_undated ON hub.dead_letter (id)
    WHERE state IN ('resolved', 'dismissed', 'superseded') AND expires_at IS NULL;
CREATE INDEX dead_letter_dated_wrongly ON hub.dead_letter (id)
    WHERE state IN ('open', 'planned', 'retrying', 'quarantined') AND expires_at IS NOT NULL;
CREATE INDEX run_unbalanced ON hub.run (system, stream, run) WHERE NOT balanced;
