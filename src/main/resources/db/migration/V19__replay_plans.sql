-- Replay plans: which letters take the way through the pipeline again, in which order and how carefully, and what came of
-- it. A plan is worked through letter by letter; its row says at each moment where it stands, so that whoever goes on
-- with it after a crash goes on at its place.

CREATE TABLE hub.replay_plan (
    plan bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    system text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    scope text NOT NULL,
    up_to bigint NOT NULL,
    frozen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    letters bigint NOT NULL,
    edited bigint NOT NULL DEFAULT 0,
    created_by text NOT NULL,
    reason text NOT NULL,
    state text NOT NULL CHECK (state IN
        ('waiting_for_approval', 'ready', 'running', 'paused', 'stopped', 'done', 'cancelled')),
    approved_by text,
    approved_at timestamptz,
    steps bigint[] NOT NULL,
    records_per_second integer CHECK (records_per_second > 0),
    stop_share integer NOT NULL CHECK (stop_share BETWEEN 0 AND 100),
    stop_after_same integer NOT NULL CHECK (stop_after_same >= 0),
    max_attempts integer NOT NULL CHECK (max_attempts > 0),
    step integer NOT NULL DEFAULT 1,
    position bigint NOT NULL DEFAULT 0,
    resolved bigint NOT NULL DEFAULT 0,
    superseded bigint NOT NULL DEFAULT 0,
    failed bigint NOT NULL DEFAULT 0,
    quarantined bigint NOT NULL DEFAULT 0,
    skipped bigint NOT NULL DEFAULT 0,
    returned bigint NOT NULL DEFAULT 0,
    step_tried bigint NOT NULL DEFAULT 0,
    step_failed bigint NOT NULL DEFAULT 0,
    same_fingerprint text,
    same_times integer NOT NULL DEFAULT 0,
    fence bigint NOT NULL DEFAULT 0,
    holder text,
    interruptions integer NOT NULL DEFAULT 0,
    ends_as text CHECK (ends_as IN ('stopped', 'cancelled')),
    code text,
    why text,
    started_at timestamptz,
    ended_at timestamptz
);
COMMENT ON TABLE hub.replay_plan IS 'Replays of dead letters: a frozen scope, how it is worked through, where it stands and what came of it';
COMMENT ON COLUMN hub.replay_plan.plan IS 'the number of the plan';
COMMENT ON COLUMN hub.replay_plan.system IS 'the source system, such as crm';
COMMENT ON COLUMN hub.replay_plan.stream IS 'the table, file pattern, endpoint or topic of that system';
COMMENT ON COLUMN hub.replay_plan.scope IS 'what was chosen, in words; no value of a record';
COMMENT ON COLUMN hub.replay_plan.up_to IS 'the newest letter when the scope was frozen: later ones are not in it';
COMMENT ON COLUMN hub.replay_plan.frozen_at IS 'when the scope was frozen';
COMMENT ON COLUMN hub.replay_plan.letters IS 'how many letters are in it';
COMMENT ON COLUMN hub.replay_plan.edited IS 'how many of them have an edited payload';
COMMENT ON COLUMN hub.replay_plan.created_by IS 'who made it';
COMMENT ON COLUMN hub.replay_plan.reason IS 'why, in their words; may be empty';
COMMENT ON COLUMN hub.replay_plan.state IS 'waiting_for_approval, ready, running, paused; or ended: stopped by itself, done, cancelled by a person';
COMMENT ON COLUMN hub.replay_plan.approved_by IS 'who allowed it when a second person was needed';
COMMENT ON COLUMN hub.replay_plan.approved_at IS 'when';
COMMENT ON COLUMN hub.replay_plan.steps IS 'the places at which its steps end, such as {1,10,100,2500}';
COMMENT ON COLUMN hub.replay_plan.records_per_second IS 'how fast at most; null: as fast as it goes';
COMMENT ON COLUMN hub.replay_plan.stop_share IS 'it stops when more per cent of a step failed';
COMMENT ON COLUMN hub.replay_plan.stop_after_same IS 'it stops when so many attempts in a row failed with one fingerprint; 0: never';
COMMENT ON COLUMN hub.replay_plan.max_attempts IS 'a letter that failed so often is quarantined';
COMMENT ON COLUMN hub.replay_plan.step IS 'the step under way, counted from 1';
COMMENT ON COLUMN hub.replay_plan.position IS 'all letters up to this place have an outcome';
COMMENT ON COLUMN hub.replay_plan.resolved IS 'letters whose records are in the warehouse now';
COMMENT ON COLUMN hub.replay_plan.superseded IS 'letters of which a later version was loaded before';
COMMENT ON COLUMN hub.replay_plan.failed IS 'letters that failed again and are open';
COMMENT ON COLUMN hub.replay_plan.quarantined IS 'letters that failed again and are out of attempts';
COMMENT ON COLUMN hub.replay_plan.skipped IS 'letters that were no longer waiting, or that a rule of the mapping leaves out';
COMMENT ON COLUMN hub.replay_plan.returned IS 'letters that went back to open untried because the plan was stopped or cancelled';
COMMENT ON COLUMN hub.replay_plan.step_tried IS 'letters tried in the step under way';
COMMENT ON COLUMN hub.replay_plan.step_failed IS 'those of them that failed';
COMMENT ON COLUMN hub.replay_plan.same_fingerprint IS 'the cause with which the last attempt failed; null when it went well';
COMMENT ON COLUMN hub.replay_plan.same_times IS 'how many attempts in a row failed with it';
COMMENT ON COLUMN hub.replay_plan.fence IS 'grows with each process that works on the plan; only the last one may write';
COMMENT ON COLUMN hub.replay_plan.holder IS 'the process that works on it, for people';
COMMENT ON COLUMN hub.replay_plan.interruptions IS 'how often in a row a process ended while letters were on their way';
COMMENT ON COLUMN hub.replay_plan.ends_as IS 'how it is about to end: its waiting letters are being given back';
COMMENT ON COLUMN hub.replay_plan.code IS 'stable code of why it stopped or waits';
COMMENT ON COLUMN hub.replay_plan.why IS 'the same for people; no personal data';
COMMENT ON COLUMN hub.replay_plan.started_at IS 'when its first letter was taken';
COMMENT ON COLUMN hub.replay_plan.ended_at IS 'when it ended';
CREATE UNIQUE INDEX replay_plan_one_running ON hub.replay_plan (system, stream) WHERE state = 'running';
CREATE INDEX replay_plan_unfinished ON hub.replay_plan (plan) WHERE ended_at IS NULL;

CREATE TABLE hub.replay_item (
    plan bigint NOT NULL REFERENCES hub.replay_plan ON DELETE CASCADE,
    place bigint NOT NULL,
    letter bigint NOT NULL,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'ended')),
    outcome text CHECK (outcome IN ('resolved', 'superseded', 'failed', 'quarantined', 'skipped', 'returned')),
    code text,
    ended_at timestamptz,
    PRIMARY KEY (plan, place)
);
COMMENT ON TABLE hub.replay_item IS 'The letters of a plan in the order in which they are tried';
COMMENT ON COLUMN hub.replay_item.plan IS 'the plan';
COMMENT ON COLUMN hub.replay_item.place IS 'its place in the plan, counted from 1; letters of one key stand in their order';
COMMENT ON COLUMN hub.replay_item.letter IS 'the letter; it may have been deleted by retention since';
COMMENT ON COLUMN hub.replay_item.state IS 'waiting, running (on its way) or ended';
COMMENT ON COLUMN hub.replay_item.outcome IS 'resolved, superseded, failed, quarantined, skipped or returned; null before';
COMMENT ON COLUMN hub.replay_item.code IS 'stable code when it failed';
COMMENT ON COLUMN hub.replay_item.ended_at IS 'when';
CREATE UNIQUE INDEX replay_item_once ON hub.replay_item (letter) WHERE state <> 'ended';
CREATE INDEX replay_item_unfinished ON hub.replay_item (plan, place) WHERE state <> 'ended';
CREATE INDEX replay_item_by_letter ON hub.replay_item (letter);

CREATE TABLE hub.replay_failure (
    plan bigint NOT NULL REFERENCES hub.replay_plan ON DELETE CASCADE,
    code text NOT NULL,
    field text NOT NULL,
    letters bigint NOT NULL,
    PRIMARY KEY (plan, code, field)
);
COMMENT ON TABLE hub.replay_failure IS 'How many letters of a plan failed again, by code and field';
COMMENT ON COLUMN hub.replay_failure.plan IS 'the plan';
COMMENT ON COLUMN hub.replay_failure.code IS 'stable code of the cause';
COMMENT ON COLUMN hub.replay_failure.field IS 'the field that failed; empty when it was the whole record';
COMMENT ON COLUMN hub.replay_failure.letters IS 'how many';
