-- What changed in the configuration of a running hub, and the wish of a person that it be read again at once.

CREATE TABLE hub.configuration_change (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    what text NOT NULL CHECK (what IN ('added', 'replaced', 'removed', 'refused', 'mended')),
    subject text NOT NULL CHECK (subject IN ('route', 'mapping', 'connector', 'shared', 'system')),
    system text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    file text NOT NULL,
    configuration integer REFERENCES hub.configuration,
    hash text,
    codes text[],
    message text,
    gap_ms integer
);
COMMENT ON TABLE hub.configuration_change IS 'Every change of the configuration that a hub took over, refused or saw mended; rows are only added';
COMMENT ON COLUMN hub.configuration_change.id IS 'the order of the changes';
COMMENT ON COLUMN hub.configuration_change.at IS 'when';
COMMENT ON COLUMN hub.configuration_change.what IS 'added, replaced or removed; refused: the one before goes on; mended: a refusal is over';
COMMENT ON COLUMN hub.configuration_change.subject IS 'route, mapping (with its contract), connector, shared (what all routes of a file or project share), or system for a refusal';
COMMENT ON COLUMN hub.configuration_change.system IS 'the source system; empty for connectors and shared routes';
COMMENT ON COLUMN hub.configuration_change.name IS 'the route, the stream as system/stream, the connector, or the system';
COMMENT ON COLUMN hub.configuration_change.file IS 'the file, relative to the project folder; of a refusal, the first one with a problem';
COMMENT ON COLUMN hub.configuration_change.configuration IS 'of a mapping: hub.configuration, which its rows and dead letters bear';
COMMENT ON COLUMN hub.configuration_change.hash IS 'XXH3 64 of the content in 16 hexadecimal digits; of a refusal, of its problems';
COMMENT ON COLUMN hub.configuration_change.codes IS 'of a refusal: the codes of its problems';
COMMENT ON COLUMN hub.configuration_change.message IS 'the same for people: why a route was replaced, or each problem with its place, one a line';
COMMENT ON COLUMN hub.configuration_change.gap_ms IS 'for how many milliseconds nothing read the streams concerned';
CREATE INDEX configuration_change_by_name ON hub.configuration_change (subject, name, id);

CREATE TABLE hub.reload (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    asked_by text NOT NULL,
    first_change bigint,
    done_at timestamptz,
    refused text[]
);
COMMENT ON TABLE hub.reload IS 'The wish that the running hub read its configuration again now';
COMMENT ON COLUMN hub.reload.id IS 'the wish';
COMMENT ON COLUMN hub.reload.asked_at IS 'when somebody wished it';
COMMENT ON COLUMN hub.reload.asked_by IS 'who';
COMMENT ON COLUMN hub.reload.first_change IS 'changes with a greater id came of it: hub.configuration_change';
COMMENT ON COLUMN hub.reload.done_at IS 'when the hub had done it; null before';
COMMENT ON COLUMN hub.reload.refused IS 'each problem of what is refused since then, with its place; empty when all is well';
CREATE INDEX reload_open ON hub.reload (id) WHERE done_at IS NULL;
