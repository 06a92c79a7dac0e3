-- Who may use the hub: accounts with roles, their sessions and tokens. Every secret that lasts stands here as a hash only.

CREATE TABLE hub.account (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE,
    shown_name text NOT NULL,
    issuer text,
    password text,
    password_at timestamptz,
    disabled_at timestamptz,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    created_by text NOT NULL,
    signed_in_at timestamptz
);
COMMENT ON TABLE hub.account IS 'Somebody who may sign in';
COMMENT ON COLUMN hub.account.id IS 'its number';
COMMENT ON COLUMN hub.account.name IS 'in lower case; for an account of an OpenID provider issuer, # and subject';
COMMENT ON COLUMN hub.account.shown_name IS 'the name for people';
COMMENT ON COLUMN hub.account.issuer IS 'the OpenID provider that knows it; null when the hub itself does';
COMMENT ON COLUMN hub.account.password IS 'Argon2id with its parameters and salt; null while there is none';
COMMENT ON COLUMN hub.account.password_at IS 'when it was set';
COMMENT ON COLUMN hub.account.disabled_at IS 'since when it may not sign in; null: it may';
COMMENT ON COLUMN hub.account.created_at IS 'when it was added';
COMMENT ON COLUMN hub.account.created_by IS 'who added it';
COMMENT ON COLUMN hub.account.signed_in_at IS 'the last sign-in';

CREATE TABLE hub.account_role (
    account bigint NOT NULL REFERENCES hub.account ON DELETE CASCADE,
    role text NOT NULL,
    PRIMARY KEY (account, role)
);
COMMENT ON TABLE hub.account_role IS 'What an account is to the hub';
COMMENT ON COLUMN hub.account_role.account IS 'the account';
COMMENT ON COLUMN hub.account_role.role IS 'reader, operator, engineer, steward, privacy-officer, auditor or admin';

CREATE TABLE hub.one_time_code (
    hash bytea PRIMARY KEY,
    use text NOT NULL CHECK (use IN ('first-admin', 'set-password', 'link')),
    account bigint REFERENCES hub.account ON DELETE CASCADE,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE hub.one_time_code IS 'Codes that work once; a code that was used is removed';
COMMENT ON COLUMN hub.one_time_code.hash IS 'SHA-256 of the code';
COMMENT ON COLUMN hub.one_time_code.use IS 'first-admin: makes the first admin; set-password: sets the password of the account; link: signs in as it';
COMMENT ON COLUMN hub.one_time_code.account IS 'the account; null for first-admin';
COMMENT ON COLUMN hub.one_time_code.created_at IS 'when it was made';
COMMENT ON COLUMN hub.one_time_code.expires_at IS 'from when on it does not work any more';

CREATE TABLE hub.session (
    hash bytea PRIMARY KEY,
    account bigint NOT NULL REFERENCES hub.account ON DELETE CASCADE,
    created_at timestamptz NOT NULL,
    seen_at timestamptz NOT NULL,
    address text NOT NULL,
    local_only boolean NOT NULL
);
COMMENT ON TABLE hub.session IS 'Who is signed in';
COMMENT ON COLUMN hub.session.hash IS 'SHA-256 of the secret that the browser has';
COMMENT ON COLUMN hub.session.account IS 'who';
COMMENT ON COLUMN hub.session.created_at IS 'when it began; it ends twelve hours later';
COMMENT ON COLUMN hub.session.seen_at IS 'when it was used last, to the minute; it ends half an hour later';
COMMENT ON COLUMN hub.session.address IS 'where it began';
COMMENT ON COLUMN hub.session.local_only IS 'true when it works from the machine itself only';
CREATE INDEX session_by_account ON hub.session (account);

CREATE TABLE hub.api_token (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    hash bytea NOT NULL UNIQUE,
    account bigint NOT NULL REFERENCES hub.account ON DELETE CASCADE,
    label text NOT NULL,
    scopes text[] NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz,
    used_at timestamptz,
    used_from text
);
COMMENT ON TABLE hub.api_token IS 'Tokens with which programs use the REST API';
COMMENT ON COLUMN hub.api_token.id IS 'its number, which stands in the audit log';
COMMENT ON COLUMN hub.api_token.hash IS 'SHA-256 of the token';
COMMENT ON COLUMN hub.api_token.account IS 'the owner; a token can never do more than its owner can at that time';
COMMENT ON COLUMN hub.api_token.label IS 'what it is for, in the words of its owner';
COMMENT ON COLUMN hub.api_token.scopes IS 'the permissions that it has at most';
COMMENT ON COLUMN hub.api_token.created_at IS 'when it was made';
COMMENT ON COLUMN hub.api_token.expires_at IS 'from when on it does not work any more';
COMMENT ON COLUMN hub.api_token.revoked_at IS 'when it was revoked; null: it was not';
COMMENT ON COLUMN hub.api_token.used_at IS 'when it was used last, to the minute';
COMMENT ON COLUMN hub.api_token.used_from IS 'the address from which it was used last';
CREATE INDEX api_token_by_account ON hub.api_token (account, id);

CREATE TABLE hub.pending_sign_in (
    state_hash bytea PRIMARY KEY,
    browser_hash bytea NOT NULL,
    nonce text NOT NULL,
    verifier text NOT NULL,
    redirect text NOT NULL,
    expires_at timestamptz NOT NULL
);
COMMENT ON TABLE hub.pending_sign_in IS 'Browsers that are away at the OpenID provider; a row works once';
COMMENT ON COLUMN hub.pending_sign_in.state_hash IS 'SHA-256 of the state in the address';
COMMENT ON COLUMN hub.pending_sign_in.browser_hash IS 'SHA-256 of a secret in a cookie of the browser, so that nobody else can bring the answer';
COMMENT ON COLUMN hub.pending_sign_in.nonce IS 'what the ID token must hold';
COMMENT ON COLUMN hub.pending_sign_in.verifier IS 'the PKCE code verifier (RFC 7636)';
COMMENT ON COLUMN hub.pending_sign_in.redirect IS 'the redirect URI that was sent';
COMMENT ON COLUMN hub.pending_sign_in.expires_at IS 'from when on it does not work any more';
