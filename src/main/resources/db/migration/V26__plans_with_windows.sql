-- Replay plans that may run in a window of time only, and plans of very many letters, which are prepared in steps: first
-- their letters are put in order, then they are marked as planned some thousand at a time, so that a plan of a million
-- letters can be watched, cancelled and gone on with after a crash before its first letter is tried.

ALTER TABLE hub.replay_plan DROP CONSTRAINT replay_plan_state_check;
ALTER TABLE hub.replay_plan ADD CONSTRAINT replay_plan_state_check CHECK (state IN
    ('preparing', 'waiting_for_approval', 'ready', 'running', 'paused', 'stopped', 'done', 'cancelled'));
COMMENT ON COLUMN hub.replay_plan.state IS 'preparing: its letters are being put in order and marked; waiting_for_approval, ready, running, paused; or ended: stopped by itself, done, cancelled by a person';
COMMENT ON COLUMN hub.replay_plan.letters IS 'how many letters are in it; while choice is set, how many were found at first';

ALTER TABLE hub.replay_plan
    ADD COLUMN choice text,
    ADD COLUMN prepared bigint NOT NULL DEFAULT 0,
    ADD COLUMN most_by_one bigint,
    ADD COLUMN window_from time,
    ADD COLUMN window_to time,
    ADD COLUMN window_zone text,
    ADD CONSTRAINT replay_plan_window CHECK (num_nulls(window_from, window_to, window_zone) IN (0, 3)
        AND window_from IS DISTINCT FROM window_to OR window_from IS NULL);
UPDATE hub.replay_plan SET prepared = letters;
COMMENT ON COLUMN hub.replay_plan.choice IS 'what was chosen, as JSON, until its letters have been put in order; null from then on, as it may name a key';
COMMENT ON COLUMN hub.replay_plan.prepared IS 'its letters up to this place are marked as planned';
COMMENT ON COLUMN hub.replay_plan.most_by_one IS 'a second person must allow it when it has more letters, or edited ones; null: nobody has to';
COMMENT ON COLUMN hub.replay_plan.window_from IS 'it runs from this time of day on only; null: at any time';
COMMENT ON COLUMN hub.replay_plan.window_to IS 'it rests from this time of day on; before window_from it is one of the next day';
COMMENT ON COLUMN hub.replay_plan.window_zone IS 'the zone of both, a name of the IANA time zone database';

-- What is unfinished stands behind the position of its plan, so it needs no index of its own, which each letter would have
-- to be written to three times.
DROP INDEX hub.replay_item_unfinished;
CREATE INDEX replay_item_running ON hub.replay_item (plan) WHERE state = 'running';

-- An erasure must not be lost. A letter that is on its way has its record in the memory of a process that may load it at any
-- moment, so it cannot be erased before it has an outcome: whoever erases waits for that (SQLSTATE 55006, object in use). One
-- that waits in a plan can: the plan skips it. What is erased stays so, whoever comes late.
CREATE FUNCTION hub.dead_letter_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'retrying' THEN
        RAISE EXCEPTION 'letter % is on its way; it can be erased when it has an outcome', OLD.id
            USING ERRCODE = '55006', HINT = 'try again in a moment';
    END IF;
    RAISE EXCEPTION 'letter % is erased and stays so', OLD.id USING ERRCODE = '55000';
END
$$;
CREATE TRIGGER dead_letter_erasure BEFORE UPDATE OF state ON hub.dead_letter FOR EACH ROW
    WHEN ((OLD.state = 'retrying' AND NEW.state = 'erased') OR (OLD.state = 'erased' AND NEW.state <> 'erased'))
    EXECUTE FUNCTION hub.dead_letter_erasure();
