-- Limits that a restart does not forget and that hold for several hubs, and sessions that their owner can see and end.

CREATE TABLE hub.sign_in_attempt (
    key bytea PRIMARY KEY,
    count integer NOT NULL,
    last_at timestamptz NOT NULL,
    next_at timestamptz NOT NULL
);
COMMENT ON TABLE hub.sign_in_attempt IS 'Wrong sign-ins in a row for a name or from an address; a row is forgotten half an hour after the last';
COMMENT ON COLUMN hub.sign_in_attempt.key IS 'four bytes of the SHA-256 of the name or address: what was typed as a name may be a password';
COMMENT ON COLUMN hub.sign_in_attempt.count IS 'how many there were in a row';
COMMENT ON COLUMN hub.sign_in_attempt.last_at IS 'when the last one was';
COMMENT ON COLUMN hub.sign_in_attempt.next_at IS 'from when on there may be another';
CREATE INDEX sign_in_attempt_by_time ON hub.sign_in_attempt (last_at);

CREATE TABLE hub.reveal (
    caller text COLLATE "C" NOT NULL,
    at timestamptz NOT NULL
);
COMMENT ON TABLE hub.reveal IS 'Who has looked at personal data as they are in the last minutes, for the limit; what lasts stands in hub.audit';
COMMENT ON COLUMN hub.reveal.caller IS 'kind and name of who looked';
COMMENT ON COLUMN hub.reveal.at IS 'when';
CREATE INDEX reveal_by_caller ON hub.reveal (caller, at);

ALTER TABLE hub.session ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY UNIQUE;
ALTER TABLE hub.session ADD COLUMN way text NOT NULL DEFAULT 'unknown';
COMMENT ON COLUMN hub.session.number IS 'what its owner calls it by; no secret';
COMMENT ON COLUMN hub.session.way IS 'how it began: password, set-password, first-admin, link or openid; unknown before version 24';
