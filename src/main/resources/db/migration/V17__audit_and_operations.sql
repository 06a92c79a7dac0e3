-- Who did what: a log that shows when it was tampered with, and each change with its result.

CREATE TABLE hub.audit (
    sequence bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    actor_kind text NOT NULL CHECK (actor_kind IN ('person', 'token', 'shell', 'hub')),
    actor text NOT NULL,
    roles text NOT NULL,
    address text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    purpose text NOT NULL,
    result text NOT NULL CHECK (result IN ('asked', 'done', 'failed', 'refused')),
    operation bigint NOT NULL,
    detail text,
    key_id text NOT NULL,
    prev_hash bytea NOT NULL,
    hash bytea NOT NULL
);
COMMENT ON TABLE hub.audit IS 'Who did what, and who looked at personal data; rows are only added, each is chained to the one before it by a keyed hash';
COMMENT ON COLUMN hub.audit.sequence IS 'counts from 1 without a gap';
COMMENT ON COLUMN hub.audit.at IS 'when';
COMMENT ON COLUMN hub.audit.actor_kind IS 'how the actor proved who it is: person (signed in), token, shell, hub';
COMMENT ON COLUMN hub.audit.actor IS 'the user name, or issuer and subject of an OpenID provider';
COMMENT ON COLUMN hub.audit.roles IS 'the roles at that time, sorted, with commas';
COMMENT ON COLUMN hub.audit.address IS 'where the request came from; local for the machine itself';
COMMENT ON COLUMN hub.audit.action IS 'the name of the action, such as dead-letters.dismiss';
COMMENT ON COLUMN hub.audit.subject IS 'about what; no personal data';
COMMENT ON COLUMN hub.audit.purpose IS 'why, in the words of the actor; empty when no reason is needed';
COMMENT ON COLUMN hub.audit.result IS 'asked: about to be done; done; failed; refused: the actor may not';
COMMENT ON COLUMN hub.audit.operation IS 'the number of the operation; 0 when there is none';
COMMENT ON COLUMN hub.audit.detail IS 'the code of a failure, or the figures of the outcome';
COMMENT ON COLUMN hub.audit.key_id IS 'which key made the hash; the key itself is outside the database';
COMMENT ON COLUMN hub.audit.prev_hash IS 'the hash of the row before; 32 zero bytes in the first';
COMMENT ON COLUMN hub.audit.hash IS 'HMAC-SHA-256 of the row as JSON with sorted names, followed by prev_hash';
CREATE INDEX audit_by_actor ON hub.audit (actor, sequence);
CREATE INDEX audit_by_action ON hub.audit (action, sequence);
CREATE INDEX audit_by_subject ON hub.audit (subject, sequence);
CREATE INDEX audit_by_time ON hub.audit (at, sequence);

CREATE FUNCTION hub.audit_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'hub.audit only grows: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON hub.audit
    FOR EACH STATEMENT EXECUTE FUNCTION hub.audit_refuses();

-- The login of the hub gives up what it does not need; as the owner it could take that back, so entries are written as a
-- role that cannot, where this login may make one. `hub audit verify` says what holds.
REVOKE UPDATE, DELETE, TRUNCATE ON hub.audit FROM CURRENT_USER;
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'customer_hub_audit') THEN
        CREATE ROLE customer_hub_audit NOLOGIN;
    END IF;
EXCEPTION WHEN insufficient_privilege OR duplicate_object OR unique_violation THEN
    NULL;
END
$$;
DO $$
BEGIN
    IF NOT pg_has_role(CURRENT_USER, 'customer_hub_audit', 'MEMBER') THEN
        GRANT customer_hub_audit TO CURRENT_USER;
    END IF;
    GRANT USAGE ON SCHEMA hub TO customer_hub_audit;
    GRANT SELECT, INSERT ON hub.audit TO customer_hub_audit;
EXCEPTION WHEN insufficient_privilege OR undefined_object OR internal_error THEN
    NULL;
END
$$;

CREATE TABLE hub.operation (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    actor_kind text NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    purpose text NOT NULL,
    state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed')),
    figures json,
    code text,
    message text,
    ended_at timestamptz,
    holder bigint NOT NULL
);
COMMENT ON TABLE hub.operation IS 'Every change that somebody asked for, with its result';
COMMENT ON COLUMN hub.operation.number IS 'its number, shown to whoever asked';
COMMENT ON COLUMN hub.operation.at IS 'when it began';
COMMENT ON COLUMN hub.operation.actor_kind IS 'how the actor proved who it is: person, token, shell, hub';
COMMENT ON COLUMN hub.operation.actor IS 'who asked';
COMMENT ON COLUMN hub.operation.action IS 'the name of the action';
COMMENT ON COLUMN hub.operation.subject IS 'about what; no personal data';
COMMENT ON COLUMN hub.operation.purpose IS 'why, in the words of the actor';
COMMENT ON COLUMN hub.operation.state IS 'running, done, failed; one that is running and whose holder is gone was interrupted';
COMMENT ON COLUMN hub.operation.figures IS 'what was done: counts by name, in their order';
COMMENT ON COLUMN hub.operation.code IS 'the stable code of a failure, or its kind';
COMMENT ON COLUMN hub.operation.message IS 'what went wrong, for people; no personal data';
COMMENT ON COLUMN hub.operation.ended_at IS 'when it ended';
COMMENT ON COLUMN hub.operation.holder IS 'the number of the advisory lock that the process holds while it lives';
CREATE INDEX operation_by_actor ON hub.operation (actor, number);
CREATE INDEX operation_by_action ON hub.operation (action, number);
CREATE INDEX operation_by_state ON hub.operation (state, number);
