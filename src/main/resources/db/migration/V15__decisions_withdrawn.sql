-- Decisions can be withdrawn, one by one or all that were taken at once, as a split is. Nothing is taken away: a
-- withdrawal is one more row of each pair, and the latest row of a pair counts as before.

CREATE SEQUENCE hub.match_action;
COMMENT ON SEQUENCE hub.match_action IS 'What decisions that were taken at once have in common';

ALTER TABLE hub.match_decision
    ADD COLUMN action bigint NOT NULL DEFAULT nextval('hub.match_action'),
    ADD COLUMN withdraws bigint,
    DROP CONSTRAINT match_decision_verdict_check,
    ADD CONSTRAINT match_decision_verdict_check CHECK (verdict IN ('same', 'different', 'unsure', 'withdrawn')),
    ADD CONSTRAINT match_decision_withdraws_check CHECK ((verdict = 'withdrawn') = (withdraws IS NOT NULL));
COMMENT ON COLUMN hub.match_decision.verdict IS 'same: one customer; different: two, whatever the evidence; unsure: the evidence decides, and nobody is asked again; withdrawn: nobody has decided any more';
COMMENT ON COLUMN hub.match_decision.action IS 'one number for all decisions that were taken at once, such as those of a split; hub match undo names it';
COMMENT ON COLUMN hub.match_decision.withdraws IS 'of withdrawn the action that it withdraws';

CREATE INDEX match_decision_action ON hub.match_decision (action);
CREATE INDEX match_decision_withdraws ON hub.match_decision (withdraws) WHERE withdraws IS NOT NULL;

-- hub match review begins with the likeliest pairs, and weighs how many orders hang on them
CREATE INDEX match_review_bits ON hub.match_review (bits DESC);
CREATE INDEX sales_order_customer ON standard.sales_order (customer_key COLLATE "C") WHERE customer_key IS NOT NULL;
